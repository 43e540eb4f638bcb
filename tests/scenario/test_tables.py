"""Strings and decimals become integers: exactly, and each in its place."""

import copy
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.reader import read_yaml
from game.scenario.schema import Atom, Condition, Effect, Form, Scenario
from game.scenario.tables import (
    NO_BOUND,
    TableBuilder,
    concession_row,
    decay_table,
    logistic_table,
    make_rules,
    scaled,
)

FILE = Path(__file__).parents[1] / "data" / "tariff_talks.yaml"
HALMAR, CORVANE = 0, 1
SALT, GRAIN, FISHING, PILOTAGE, LIGHTHOUSE, QUARANTINE, STEAMER, GUARD = range(8)
HERRING, GOODWILL = range(2)
SIGNED, VOID, LOAN, RATIFIED, CARGO, CAME, LIT = range(7)


@cache
def scenario():
    return Scenario.model_validate(read_yaml(FILE).data)


@cache
def rules():
    return make_rules(scenario())


@pytest.fixture
def builder():
    return TableBuilder(scenario())


class TestExactNumbers:
    @pytest.mark.parametrize(
        ("number", "unit", "parts"),
        [
            (Decimal("0.35"), rb.UNIT, 3_500),
            (Decimal("0.1667"), rb.UNIT, 1_667),
            (Decimal("0.00005"), rb.UNIT, 1),
            (Decimal("-0.00005"), rb.UNIT, -1),
            (Decimal("0.005"), rb.MARKER_UNIT, 1),
            (Decimal("-2.5"), 1, -3),
            (Decimal("0.7"), rb.CERTAIN, 45_875),
            (3, rb.MARKER_UNIT, 300),
        ],
    )
    def test_halves_are_rounded_away_from_nought(self, number, unit, parts):
        assert scaled(number, unit) == parts

    @given(st.decimals(-1000, 1000, places=4))
    def test_four_places_are_exact(self, number):
        assert Decimal(scaled(number, rb.UNIT)) / rb.UNIT == number
        assert scaled(-number, rb.MARKER_UNIT) == -scaled(number, rb.MARKER_UNIT)


class TestExactTables:
    @pytest.mark.parametrize(
        ("log_odds", "chance"),
        [
            ("0", 32_768),
            ("1", 47_911),
            ("2", 57_724),
            ("-2", 7_812),
            ("0.01", 32_932),
            ("12", 65_536),
            ("-12", 0),
        ],
    )
    def test_logistic(self, log_odds, chance):
        assert logistic_table()[int(Decimal(log_odds) * 100) + 1200] == chance

    def test_logistic_is_symmetric_and_rises(self):
        table = logistic_table()
        assert len(table) == rb.LOGISTIC_STEPS
        assert [low + high for low, high in zip(table, reversed(table), strict=True)] == [rb.CERTAIN] * len(
            table
        )
        assert table == sorted(table)

    @pytest.mark.parametrize(("time", "part"), [("0", 65_536), ("0.69", 32_871), ("1", 24_109), ("8", 22)])
    def test_decay(self, time, part):
        assert decay_table()[int(Decimal(time) * 100)] == part

    def test_decay_falls(self):
        assert len(decay_table()) == rb.DECAY_STEPS
        assert decay_table() == sorted(decay_table(), reverse=True)

    @pytest.mark.parametrize(
        ("ease", "step", "part"),
        [("1", 50, 5_000), ("2", 25, 5_000), ("0.5", 50, 7_500), ("0.25", 50, 9_375), ("4", 1, 6_838)],
    )
    def test_concession(self, ease, step, part):
        assert concession_row(Decimal(ease))[step] == part

    @pytest.mark.parametrize("ease", ["0.0001", "0.25", "1", "16"])
    def test_concession_runs_from_all_to_nothing(self, ease):
        row = concession_row(Decimal(ease))
        assert (len(row), row[0], row[-1]) == (rb.CLOCK_STEPS, rb.UNIT, 0)
        assert row == sorted(row, reverse=True)

    def test_the_rulebook_has_them(self):
        assert rules().logistic.tolist() == logistic_table()
        assert rules().decay.tolist() == decay_table()
        assert rules().n_curves == 3
        assert rules().concession[2].tolist() == concession_row(Decimal(2))


class TestAtoms:
    @pytest.mark.parametrize(
        ("atom", "words"),
        [
            ("goodwill", (rb.MARKER, GOODWILL, 0)),
            ("signed", (rb.FLAG, SIGNED, 0)),
            ("lit", (rb.FLAG, LIT, 0)),
            ({"marker": "herring"}, (rb.MARKER, HERRING, 0)),
            ({"marker": "herring", "above": Decimal("5.5")}, (rb.MARKER_ABOVE, HERRING, 550)),
            ({"marker": "goodwill", "below": 4}, (rb.MARKER_BELOW, GOODWILL, 400)),
            ({"flag": "void"}, (rb.FLAG, VOID, 0)),
            ({"clause": "lighthouse", "level": "half"}, (rb.CLAUSE_LEVEL, LIGHTHOUSE, 0b0100)),
            ({"clause": "lighthouse", "level": ["none", "whole"]}, (rb.CLAUSE_LEVEL, LIGHTHOUSE, 0b1001)),
            (
                {"seal": "corvane", "clause": "pilotage", "level": "shared"},
                (rb.SEAL, CORVANE * rb.CLAUSES + PILOTAGE, 0b10),
            ),
            ({"type": "pilots"}, (rb.TYPE, CORVANE, 1)),
            ({"value": "halmar"}, (rb.WHOLE_VALUE, HALMAR, 0)),
            ({"public_value": "corvane"}, (rb.PUBLIC_VALUE, CORVANE, 0)),
            ({"steps": "corvane"}, (rb.STEPS_BELOW_MANDATE, CORVANE, 0)),
            ({"share": "harbour", "side": "corvane"}, (rb.GROUP_SHARE, CORVANE, 2)),
            ({"share": "fishing", "side": "halmar"}, (rb.CLAUSE_SHARE, HALMAR, FISHING)),
            ({"week": True}, (rb.WEEK_NUMBER, 0, 0)),
        ],
    )
    def test_each_has_its_kind_index_and_parameter(self, builder, atom, words):
        assert builder.atom(atom if isinstance(atom, str) else Atom.model_validate(atom)) == words


class TestForms:
    def test_a_number_is_a_form_without_terms(self, builder):
        place = builder.form(Decimal("0.25"))
        assert builder.rules.form_base[place] == 2_500
        assert builder.rules.form_terms[place].tolist() == [0, 0]
        assert (builder.rules.form_low[place], builder.rules.form_high[place]) == (-NO_BOUND, NO_BOUND)

    def test_terms_stand_in_a_row(self, builder):
        first = builder.form(Form.model_validate({"terms": [{"by": 1, "of": "herring"}] * 3}))
        second = builder.form(
            Form.model_validate(
                {
                    "base": Decimal("-1.5"),
                    "terms": [{"by": Decimal("0.02"), "of": "herring", "times": {"flag": "lit"}}],
                    "clamp": [0, Decimal("0.9")],
                }
            )
        )
        made = builder.rules
        assert made.form_terms[first].tolist() == [0, 3]
        assert made.form_terms[second].tolist() == [3, 1]
        assert made.term_coefficient[3] == 200
        assert made.term_atoms[3].tolist() == [[rb.MARKER, HERRING, 0], [rb.FLAG, LIT, 0]]
        assert made.term_atoms[0, 1].tolist() == [rb.NOTHING, 0, 0]
        assert (made.form_base[second], made.form_low[second], made.form_high[second]) == (-15_000, 0, 9_000)

    def test_a_logistic_form_is_a_chance(self, builder):
        place = builder.form(Form(logistic=True))
        assert (builder.rules.form_is_logistic[place], builder.rules.form_low[place]) == (1, 0)
        assert builder.rules.form_high[place] == rb.UNIT

    def test_sides_point_to_their_forms(self):
        made = rules()
        floor, belief = made.floor_form[HALMAR], made.threat_belief[HALMAR]
        assert made.form_base[floor] == 50 * rb.UNIT
        assert made.term_coefficient[made.form_terms[floor, 0]] == 5_000
        assert made.form_is_logistic[belief] == 1
        assert made.form_base[made.floor_form[CORVANE]] == 50 * rb.UNIT
        assert made.form_base[made.pledge_chance[CORVANE]] == 0


class TestConditionsAndEffects:
    @pytest.mark.parametrize(
        ("condition", "bounds"),
        [
            ({"flag": "lit"}, [1, NO_BOUND]),
            ({"flag": "lit", "is": False}, [-NO_BOUND, 0]),
            ({"marker": "herring", "at_least": 3}, [3 * rb.UNIT, NO_BOUND]),
            ({"marker": "herring", "at_most": Decimal("5.99")}, [-NO_BOUND, 59_900]),
            ({"week": True, "at_least": 2, "at_most": 4}, [2 * rb.UNIT, 4 * rb.UNIT]),
        ],
    )
    def test_a_condition_has_bounds(self, builder, condition, bounds):
        start, count = builder.condition_span([Condition.model_validate(condition)])
        assert (start, count) == (0, 1)
        assert builder.rules.condition_range[0].tolist() == bounds

    @pytest.mark.parametrize(
        ("effect", "row"),
        [
            ({"marker": "goodwill", "add": Decimal("-0.5")}, [rb.ADD_TO_MARKER, GOODWILL, 0, -50]),
            ({"marker": "herring", "push": 2}, [rb.PUSH_MARKER, HERRING, 0, 200]),
            ({"flag": "loan", "set": True}, [rb.SET_FLAG, LOAN, 0, 1]),
            ({"flag": "loan", "set": False}, [rb.SET_FLAG, LOAN, 0, 0]),
            (
                {"mandate": "corvane", "clause": "quarantine", "level": "on_papers"},
                [rb.SET_MANDATE, CORVANE, QUARANTINE, 2],
            ),
            ({"floor": "halmar", "add": 2}, [rb.ADD_TO_FLOOR, HALMAR, 0, 2 * rb.UNIT]),
            ({"end_talks": True}, [rb.END_TALKS, 0, 0, 1]),
        ],
    )
    def test_an_effect_is_a_row(self, builder, effect, row):
        assert builder.effect_span([]) == (0, 0)
        assert builder.effect_span([Effect.model_validate(effect)] * 2) == (0, 2)
        assert builder.rules.effects[1].tolist() == row

    def test_occasions_are_found_by_side(self):
        start, count = rules().occasion_effects[rb.PLEDGED, HALMAR]
        assert rules().effects[start : start + count].tolist() == [
            [rb.SET_FLAG, LOAN, 0, 1],
            [rb.ADD_TO_FLOOR, HALMAR, 0, 2 * rb.UNIT],
        ]
        assert rules().occasion_effects[rb.PLEDGED, CORVANE, 1] == 0


class TestSections:
    def test_clauses(self):
        made = rules()
        assert made.n_levels[:8].tolist() == [4, 3, 3, 2, 4, 3, 2, 3]
        assert made.group[:8].tolist() == [0, 0, 1, 1, 1, 2, 2, 2]
        assert made.wish[:, SALT].tolist() == [3, 0]
        assert made.toward_other[:, SALT].tolist() == [-1, 1]
        assert made.opening[:, STEAMER].tolist() == [1, 0]
        assert made.instructions[:, SALT].tolist() == [1, 2]
        assert np.flatnonzero(made.is_secret).tolist() == [GUARD]
        assert np.flatnonzero(made.is_threat_proof).tolist() == [GUARD]
        assert made.value[HALMAR, GUARD].tolist() == [-2_000, 7_000, 10_000, 0, 0, 0]
        assert made.capital_cap[CORVANE, SALT, :5].tolist() == [10_000, 10_000, 10_000, 3_000, 10_000]
        assert made.history[:8].tolist() == [1, 1, 1, 1, 2, 1, 1, 1]
        assert made.initial_effects[SALT, 1] == 1

    def test_what_depends_on_the_game_is_listed(self):
        made = rules()
        assert made.moving_weight[HALMAR, : made.n_moving_weights[HALMAR]].tolist() == [FISHING]
        assert made.moving_value[HALMAR, : made.n_moving_values[HALMAR]].tolist() == [[FISHING, 1]]
        moving = {*made.moving_weight[CORVANE, : made.n_moving_weights[CORVANE]].tolist()}
        moving |= {*made.moving_value[CORVANE, : made.n_moving_values[CORVANE], 0].tolist()}
        assert moving == {GRAIN}
        assert [np.flatnonzero(row).tolist() for row in made.is_moving] == [[FISHING], [GRAIN]]
        assert made.weight_form[HALMAR, FISHING] > 0
        assert made.value_form[HALMAR, FISHING, :3].astype(bool).tolist() == [False, True, False]

    def test_a_type_s_factors_are_those_of_group_and_clause(self):
        made = rules()
        assert made.type_factor[HALMAR, 0, [SALT, GRAIN, FISHING, GUARD]].tolist() == [150, 100, 80, 100]
        assert made.type_factor[CORVANE, 1, [GRAIN, QUARANTINE]].tolist() == [70, 150]
        plain, typed = made.weight[HALMAR, SALT], made.typed_weight[HALMAR, 0, SALT]
        assert typed == plain * 150 // 100 > 0

    def test_a_factor_on_group_and_clause_counts_twice(self):
        data = copy.deepcopy(read_yaml(FILE).data)
        data["sides"][0]["types"][0]["factors"] = {"sea": Decimal("0.5"), "fishing": 3}
        made = make_rules(Scenario.model_validate(data))
        assert made.type_factor[HALMAR, 0, [FISHING, PILOTAGE]].tolist() == [150, 50]

    def test_markers_and_flags(self):
        made = rules()
        assert (made.n_markers, made.n_flags) == (2, 7)
        assert made.baseline[HERRING, :7].tolist() == [400, 400, 500, 600, 700, 750, 0]
        assert made.has_baseline[:2].tolist() == [1, 0]
        assert (made.noise_chance[HERRING], made.noise_step[HERRING], made.noise_keep[HERRING]) == (
            16_384,
            100,
            7_000,
        )
        assert made.noise_keep[GOODWILL] == rb.UNIT
        assert made.is_marker_seen[:, :2].tolist() == [[1, 1], [1, 0]]
        assert made.is_flag_seen[:, [SIGNED, VOID, LOAN, LIT]].tolist() == [[1, 1, 1, 0], [1, 1, 0, 0]]

    def test_days_become_weeks(self):
        made = rules()
        assert made.dispatch_first[:4].tolist() == [1, 2, 4, 5]
        assert made.dispatch_last[:4].tolist() == [2, 4, 4, 5]
        assert made.dispatch_at_close[:4].tolist() == [0, 0, 0, 1]
        assert made.n_due[:7, :, 0].tolist() == [[0, 0], [1, 0], [2, 0], [1, 0], [2, 0], [0, 1], [0, 0]]
        assert made.due[1:5, 0, 0, :2].tolist() == [[0, 0], [0, 1], [1, 0], [1, 2]]
        assert made.due[5, 1, 0, 0] == 3
        assert made.is_dispatch_seen[:, :2].tolist() == [[1, 0], [1, 1]]
        assert (made.package_first[0], made.package_last[0], made.package_open_weeks[0]) == (2, 3, 2)

    def test_documents_packages_and_contradictions(self):
        made = rules()
        assert made.document_side[:3].tolist() == [HALMAR, HALMAR, CORVANE]
        assert np.flatnonzero(made.document_on[0]).tolist() == [SALT, GRAIN]
        assert made.n_countered[:3].tolist() == [0, 0, 1]
        assert made.countered[2, 0] == 0
        assert made.package_levels[0, :8].tolist() == [2, 0, 1, 1, 2, 1, 1, 1]
        assert made.excluded[0].tolist() == [FISHING, 0b100, GUARD, 0b001]

    def test_who_may_do_what(self):
        names = np.array(rb.ACTION_NAMES)
        barred = [set(names[rules().is_allowed[seat] == 0]) for seat in (HALMAR, CORVANE)]
        assert barred == [{"propose", "pressure"}, {"accept_package", "pledge"}]

    def test_the_record(self):
        made = rules()
        assert made.record_table[HALMAR, :7].tolist() == [
            rb.DRAFT, rb.DRAFT, rb.THREATEN, rb.DRAFT, rb.DRAFT, rb.ACCEPT, rb.UNCHANGED,
        ]  # fmt: skip
        assert made.record_cable[CORVANE, :3].tolist() == [rb.PROBE, rb.PRESSURE, rb.SILENCE]
        assert made.record_document[HALMAR, 1] == 1
        assert made.record_target[CORVANE, 0].tolist() == [0, 1, 0]
        assert made.record_target[HALMAR, 2].tolist() == [FISHING, SALT, LIGHTHOUSE + 1]
        assert made.record_levels[CORVANE, 0, :8].tolist() == [-1, -1, -1, -1, -1, 1, 1, -1]

    def test_indices_follow_the_file(self):
        names = Names(scenario())
        assert names.flag == {
            "signed": 0, "void": 1, "loan": 2, "ratified": 3, "cargo": 4, "herring_came": 5, "lit": 6,
        }  # fmt: skip
        assert names.type == {"salters": (0, 0), "fishers": (0, 1), "millers": (1, 0), "pilots": (1, 1)}
        assert names.level[FISHING] == {"closed": 0, "licensed": 1, "open": 2}


def test_what_no_summer_changes_is_told_from_what_it_may():
    made = rules()
    ratification, cargo, light = 0, 1, 3
    assert made.summer_settled[: made.n_summer].tolist() == [1, 0, 0, 1]
    assert made.summer_conditions[: made.n_summer, 1].tolist() == [1, 1, 0, 2]
    assert made.chance_settled[: made.n_summer].tolist() == [2, 1, 1, 0]
    assert made.form_terms[made.summer_chance[: made.n_summer], 1].tolist() == [3, 1, 1, 0]
    assert made.constant_chance[made.summer_chance[: made.n_summer]].tolist() == [-1, -1, -1, rb.CERTAIN]
    assert made.fact_last[CORVANE, 0].tolist() == [rb.UNCHANGED, cargo]
    assert made.fact_last[HALMAR, 1].tolist() == [rb.UNCHANGED, light]
    assert made.n_summer_flags[: made.n_scored].tolist() == [5, 3, 2, 1]
    assert made.summer_flag[:5].tolist() == [LIT, CAME, CARGO, VOID, RATIFIED]
    assert made.n_summer_markers[ratification:4].tolist() == [1, 1, 1, 0]


def test_steps_before_the_first_that_chance_decides_are_sure():
    data = copy.deepcopy(read_yaml(FILE).data)
    data["summer"][0]["chance"] = 1
    made = make_rules(Scenario.model_validate(data))
    assert (made.n_sure, rules().n_sure) == (1, 0)
    assert made.summer_settled[1] == 1, "what the sure step changes is settled for those after it"


class TestScoredSteps:
    @staticmethod
    def scored(change):
        data = copy.deepcopy(read_yaml(FILE).data)
        change(data)
        made = make_rules(Scenario.model_validate(data))
        return [data["summer"][place]["id"] for place in made.scored_step[: made.n_scored]]

    def test_what_a_column_reads_is_scored(self):
        everything = ["ratification", "first_cargo", "autumn_herring", "winter_light"]
        assert self.scored(lambda data: None) == everything

    def test_what_none_reads_is_not(self):
        def unread_cargo(data):
            data["sides"][1]["columns"][0]["fact_points"]["terms"].pop()

        assert "first_cargo" not in self.scored(unread_cargo)

    def test_what_a_scored_step_reads_is_scored_too(self):
        def chain(data):
            step = data["summer"][2]
            thaw = {
                **step,
                "id": "thaw",
                "chance": 1,
                "comes": {**step["comes"], "effects": [{"marker": "goodwill", "add": 1}]},
            }
            data["summer"][2:2] = [
                {**thaw, "id": "idle_talk", "comes": {**thaw["comes"], "effects": []}},
                thaw,
            ]
            data["summer"][4]["chance"] = {
                "terms": [{"by": Decimal("0.1"), "of": {"marker": "goodwill", "above": 2}}]
            }
            data["summer"][4].pop("otherwise")

        found = self.scored(chain)
        assert "thaw" in found
        assert "idle_talk" not in found

    def test_what_may_void_the_treaty_is_scored(self):
        def only_ratification(data):
            for side in data["sides"]:
                for column in side["columns"]:
                    column["fact_points"] = column["fact_without"] = 50
            data["summer"][2]["comes"]["effects"].pop()

        assert self.scored(only_ratification) == ["ratification"]


def test_the_same_scenario_gives_the_same_bytes():
    assert make_rules(scenario()).tobytes() == rules().tobytes()

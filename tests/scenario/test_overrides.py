"""Paths into a scenario: they change what they name, nothing else, and say where they go wrong."""

import copy
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import CommandError, InputRefused
from game.scenario.load import load_scenario
from game.scenario.overrides import COMMAND_LINE, EXAMPLE, Origin, apply_overrides, parse_setting, place_of
from game.scenario.reader import parse_yaml, read_yaml

FILE = Path(__file__).parents[1] / "data" / "tariff_talks.yaml"


@cache
def good():
    return read_yaml(FILE).data


def changed(path, value):
    return apply_overrides(good(), {path: value}, COMMAND_LINE)


def at(data, path):
    for step in place_of(data, path):
        data = data[step]
    return data


def refusal(path, value=1):
    with pytest.raises(InputRefused) as refused:
        changed(path, value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("talks.weeks", ("talks", "weeks")),
        ("clauses.fishing.weights.corvane", ("clauses", 2, "weights", "corvane")),
        ("clauses.salt_duty.levels.token.values.halmar", ("clauses", 0, "levels", 2, "values", "halmar")),
        ("markers.herring.baseline.3", ("markers", 0, "baseline", 3)),
        ("sides.halmar.types.salters.factors.sea", ("sides", 0, "types", 0, "factors", "sea")),
        ("dispatches.new_council.chance", ("dispatches", 2, "chance")),
        ("summer.first_cargo.chance.base", ("summer", 1, "chance", "base")),
        ("summer.first_cargo.chance.terms.0.by", ("summer", 1, "chance", "terms", 0, "by")),
        ("packages.one_sheet.levels.salt_duty", ("packages", 0, "levels", "salt_duty")),
        ("record.2.moves.halmar.table", ("record", 2, "moves", "halmar", "table")),
        ("talks.personas.hard.ease", ("talks", "personas", 0, "ease")),
    ],
)
def test_a_path_names_items_by_their_id_or_else_by_number(path, steps):
    assert place_of(good(), path) == steps
    assert at(changed(path, 7), path) == 7


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("markers.herring.shift", [0, 0, 1, 1, 0, 0]),
        ("markers.goodwill.drift", {"chance": Decimal("0.1"), "step": 1, "keep": Decimal("0.5")}),
        ("dispatches.new_council.when", [{"flag": "loan"}]),
        ("dispatches.storm.kind", "interpretation"),
        ("sides.corvane.pledge_chance", Decimal("0.2")),
        ("sides.corvane.pledge_chance.base", Decimal("0.2")),
        ("sides.corvane.occasions.inquired", [{"marker": "goodwill", "add": -1}]),
        ("clauses.fishing.levels.open.capital_cap.corvane", Decimal("0.1")),
        ("clauses.fishing.threat_proof", True),
        ("sides.halmar.types.fishers.factors.salt_duty", 2),
        ("dispatches.fever.when.0.is", False),
        ("consistency", []),
        ("moves.leave.name", {"en": "Go", "lt": "Eiti"}),
    ],
)
def test_what_the_model_knows_may_be_added_and_whole_parts_replaced(path, value):
    assert at(changed(path, value), path) == value


def test_the_input_stays_as_it_was_and_what_is_not_changed_is_shared():
    before = copy.deepcopy(good())
    after = changed("clauses.fishing.weights.corvane", 3)
    assert good() == before
    assert after["clauses"][2]["weights"]["corvane"] == 3
    assert after["clauses"][0] is good()["clauses"][0]


def test_later_overrides_see_what_earlier_ones_did():
    overrides = {"markers.herring.shift": [0] * 6, "markers.herring.shift.5": -2}
    assert at(apply_overrides(good(), overrides, COMMAND_LINE), "markers.herring.shift") == [
        0,
        0,
        0,
        0,
        0,
        -2,
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("clauses.fishin", "clauses.fishin: no such clause. Did you mean 'fishing'?"),
        ("clauses.fishin.weights.halmar", "clauses.fishin: no such clause. Did you mean 'fishing'?"),
        ("clauses.2.settled", "clauses.2: no such clause. Known are 'salt_duty', 'grain_duty',"),
        ("clauses.fishing.weigths.halmar", "clauses.fishing.weigths: no such field. Did you mean 'weights'?"),
        ("claues.fishing", "claues: no such field. Did you mean 'clauses'?"),
        ("summer.cargo.chance", "summer.cargo: no such summer step."),
        ("sides.halmar.types.salter.name", "sides.halmar.types.salter: no such hidden type."),
        (
            "clauses.fishing.levels.opened",
            "clauses.fishing.levels.opened: no such level. Did you mean 'open'?",
        ),
        (
            "markers.herring.baseline.6",
            "markers.herring.baseline.6: no such item; there are 6, and the first",
        ),
        ("markers.herring.baseline.-1", "markers.herring.baseline.-1: no such item"),
        ("markers.herring.baseline.00", "markers.herring.baseline.00: no such item"),
        ("markers.herring.baseline.\u0663", "no such item"),
        (
            "markers.herring.shift.0",
            "markers.herring.shift: found nothing, which has no parts. Set it as a whole.",
        ),
        ("markers.herring.start.low", "markers.herring.start: found the whole number 4, which has no parts."),
        ("sides.halmar.types.fishers.factors.Salt", "factors.Salt: no such field"),
        ("markers.herring.drift.keep.it", "markers.herring.drift.keep: found the number 0.7"),
        ("talks.", "talks.: no such field"),
        ("", "--set: : no such field"),
        ("clauses.fishing.id", "clauses.fishing.id: may not be changed"),
        ("id", "--set: id: may not be changed"),
        ("schema_version", "schema_version: may not be changed"),
        ("short.set", "short.set: may not be changed"),
    ],
)
def test_a_wrong_path_is_refused_at_its_first_wrong_step(path, message):
    assert message in refusal(path)


def test_an_item_keeps_its_id_when_it_is_replaced():
    level = good()["clauses"][2]["levels"][0]
    assert "the id in it may not be changed; it is 'closed'" in refusal(
        "clauses.fishing.levels.closed", {**level, "id": "shut"}
    )
    assert at(changed("clauses.fishing.levels.closed", level), "clauses.fishing.levels.closed") == level


def test_all_wrong_paths_of_a_file_are_named_with_their_lines():
    file = b"id: lean\nset:\n  talks.weeks: 5\n  talks.week: 5\n  markers.tide.start: 1\n"
    document = parse_yaml(file, "lean.yaml")
    origin = Origin(document.name, document, ("set",))
    with pytest.raises(InputRefused) as refused:
        apply_overrides(good(), document.data["set"], origin)
    assert str(refused.value).splitlines() == [
        "lean.yaml:4: set: talks.week: no such field. Did you mean 'weeks'?",
        "lean.yaml:5: set: markers.tide: no such marker. Known are 'herring', 'goodwill'.",
    ]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz_.0123456789-é\u202e", max_size=60))
def test_any_path_either_leads_somewhere_or_is_refused(path):
    message = "--set: "
    try:
        changed(path, 1)
    except InputRefused as refused:
        message = str(refused)
    assert message.startswith("--set: ")
    assert message.isprintable()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("talks.weeks=8", 8),
        ("a.b=-0.25", Decimal("-0.25")),
        ("a.b=true", True),
        ("a.b=yes", "yes"),
        ("a.b=recognised", "recognised"),
        ("a.b=", None),
        ("a.b='8'", "8"),
        ("a.b=x=y", "x=y"),
        ("a.b=[1, 0.5, no]", [1, Decimal("0.5"), "no"]),
        ("a.b={base: 1}", {"base": 1}),
        ("a.b=1874-03-02", "1874-03-02"),
        ("a.b=Švyturys", "Švyturys"),
    ],
)
def test_a_setting_is_read_as_it_would_stand_in_a_file(setting, value):
    assert parse_setting(setting) == (setting.partition("=")[0], value)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("talks.weeks", "--set talks.weeks: must read PATH=VALUE, for example talks.seals_per_draft=2."),
        ("=8", "must read PATH=VALUE"),
        ("", "must read PATH=VALUE"),
        ("a=1\nb: 2", "must be one line of plain text"),
        ("a=\x1b[2J", "must be one line of plain text"),
        ("a=\udcff", "must be one line of plain text"),
        ("a=[1, 2", "which is not YAML"),
        ("a=b: c", "which is not YAML"),
        ("a=*other", "anchors and aliases are not allowed"),
        ("a=!!python/name:os.system x", "tags are not allowed"),
        ("a=.nan", "must be a finite number"),
        ("a=" + "9" * 400, "a whole number of 400 digits"),
        ("a=" + "[" * 100, "nested deeper than 32"),
    ],
)
def test_a_setting_that_cannot_be_read_is_refused_as_a_command(setting, message):
    with pytest.raises(CommandError) as refused:
        parse_setting(setting)
    assert message in str(refused.value)
    assert str(refused.value).startswith("--set ")
    assert refused.value.exit_code == 2


@pytest.mark.parametrize("name", ["1920_moscow", FILE])
def test_the_setting_that_is_named_as_an_example_works(name):
    assert load_scenario(name, settings=[EXAMPLE]).data.talks.seals_per_draft == 2

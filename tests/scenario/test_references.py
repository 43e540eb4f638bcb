"""One change of a good scenario at a time: what is wrong between its sections is found where it stands."""

import copy
import importlib
import random
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from game.errors import GameError, InputRefused
from game.scenario import rulebook as rb
from game.scenario.findings import FINDINGS_COUNTED
from game.scenario.load import load_scenario
from game.scenario.reader import read_yaml
from game.scenario.references import SUMMER_BRANCHES, find_reference_troubles
from game.scenario.schema import ENDING_REASONS, Scenario

FILE = Path(__file__).parents[1] / "data" / "tariff_talks.yaml"
GONE = ...
HIDDEN_TURN = "\u202e"


@cache
def good():
    return read_yaml(FILE)


def put(data, path, value):
    """Set the value at a path in which list items go by number; one past the end appends, GONE deletes."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        data = data[step]
    if value is GONE:
        del data[last]
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def troubles(changes, **options):
    data = copy.deepcopy(good().data)
    for path, value in changes.items():
        put(data, path, copy.deepcopy(value))
    document = replace(good(), data=data)
    return find_reference_troubles(Scenario.model_validate(data), document, **options)


def a_copy(path, **changes):
    """Give a copy of a part of the good scenario with other fields."""
    part = good().data
    for step in path.split("."):
        part = part[int(step) if step.isdigit() else step]
    return {**part, **changes}


def test_the_good_scenario_has_no_troubles():
    assert troubles({}) == []


def test_every_reason_of_the_engine_needs_its_words():
    state = importlib.import_module("game.engine.state")
    assert set(state.REASON_NAMES) == {"running", "signed", *ENDING_REASONS}


NAMES = [
    ("talks.first_speaker", "covrane", "no such side. Did you mean 'corvane'?"),
    ("sides.0.types.0.factors", {"salt_dutty": 2}, "no such clause or group. Did you mean 'salt_duty'?"),
    ("sides.0.floor.terms.0.of", "hering", "no such marker or flag. Did you mean 'herring'?"),
    ("sides.0.columns.0.fact_points.terms.1.of", "came", "no such marker or flag"),
    ("sides.0.columns.0.paper_points.terms.0.of.share", "dutys", "no such clause or group"),
    ("sides.0.columns.0.paper_points.terms.0.of.side", "halmarr", "no such side. Did you mean 'halmar'?"),
    ("sides.0.columns.1.paper_points.terms.1.of.steps", "nobody", "Known are 'halmar', 'corvane'."),
    ("sides.0.occasions.initialled.0.marker", "godwill", "no such marker. Did you mean 'goodwill'?"),
    ("sides.0.occasions.pledged.0.flag", "lone", "no such flag. Did you mean 'loan'?"),
    ("sides.0.occasions.pledged.1.floor", "halma", "no such side"),
    ("clauses.0.group", "duty", "no such group. Did you mean 'duties'?"),
    ("clauses.0.source.0", "modle", "no such source. Did you mean 'model'?"),
    ("clauses.0.history.level", "hlaf", "no such level of 'salt_duty'. Did you mean 'half'?"),
    ("clauses.0.opening.halmar", "fre", "no such level of 'salt_duty'. Did you mean 'free'?"),
    ("clauses.0.mandate.corvane", "whole", "no such level of 'salt_duty'"),
    ("clauses.0.levels.3.capital_cap", {"corvan": 1}, "no such side"),
    ("clauses.1.weights.corvane.terms.0.of.marker", "harvest", "Known are 'herring', 'goodwill'."),
    ("consistency.0.clause", "fish", "no such clause. Did you mean 'fishing'?"),
    ("consistency.0.excludes", "guard", "no such clause"),
    ("consistency.0.levels.0", "opened", "no such level of 'fishing'. Did you mean 'open'?"),
    ("consistency.0.excluded_levels.0", "to_the_key", "Did you mean 'to_the_quay'?"),
    ("markers.0.seen_by.1", "corvana", "no such side"),
    ("markers.0.follows", {"marker": "goodwil", "by": 1}, "no such marker. Did you mean 'goodwill'?"),
    ("flags.0.seen_by.0", "halmer", "no such side"),
    ("dispatches.0.voice", "key", "no such voice"),
    ("dispatches.0.when.0.marker", "herrings", "no such marker. Did you mean 'herring'?"),
    ("dispatches.0.effects.0.marker", "herrin", "no such marker"),
    ("dispatches.1.seen_by.0", "coravne", "no such side. Did you mean 'corvane'?"),
    ("dispatches.1.when.0.seal", "england", "no such side"),
    ("dispatches.1.when.0.clause", "quarantene", "no such clause. Did you mean 'quarantine'?"),
    ("dispatches.1.when.0.level.1", "on_paper", "no such level of 'quarantine'. Did you mean 'on_papers'?"),
    ("dispatches.1.effects.0.mandate", "corvanne", "no such side"),
    ("dispatches.1.effects.0.level", "four_days", "no such level of 'quarantine'"),
    ("documents.0.side", "halmars", "no such side"),
    ("documents.0.clauses.1", "grain", "no such clause"),
    ("documents.2.counters.0", "salt_leger", "no such document. Did you mean 'salt_ledger'?"),
    ("packages.0.side", "corv", "no such side"),
    ("packages.0.levels.fishing", "opn", "no such level of 'fishing'. Did you mean 'open'?"),
    ("packages.0.levels.fish", "open", "no such clause. Did you mean 'fishing'?"),
    ("summer.0.when.0.flag", "sined", "no such flag. Did you mean 'signed'?"),
    ("summer.0.comes.effects.0.flag", "ratifid", "no such flag. Did you mean 'ratified'?"),
    ("summer.0.historical", "ratify", "no such way of this step. Did you mean 'ratified'?"),
    ("summer.1.chance.terms.0.of.level", "forty", "no such level of 'quarantine'"),
    ("sides.0.threat_belief.terms.0.of", {"type": "pilot"}, "no such hidden type. Did you mean 'pilots'?"),
    ("sides.0.threat_belief.terms.0.of", {"value": "all"}, "no such side"),
    ("sides.0.threat_belief.terms.0.of", {"public_value": "all"}, "no such side"),
    ("sides.0.threat_belief.terms.0.times", "goodwil", "no such marker or flag. Did you mean 'goodwill'?"),
    ("outcomes.0.when.0.level", "none_at_all", "no such level of 'salt_duty'"),
    ("record.0.told", {"haldmar": {"en": "a", "lt": "b"}}, "no such side. Did you mean 'halmar'?"),
    ("record.0.moves.halmar.seals", {"pilot": "own"}, "no such clause. Did you mean 'pilotage'?"),
    ("record.0.moves.halmar.seals.pilotage", "owned", "no such level of 'pilotage'. Did you mean 'own'?"),
    ("record.0.moves.corvane.type", "fisher", "no such hidden type. Did you mean 'fishers'?"),
    ("record.1.moves.halmar.document", "ledger", "no such document"),
    ("record.1.moves.corvane.clause", "fishin", "no such clause"),
    ("record.2.moves.halmar.about.0", "salt", "no such clause"),
    ("record.2.moves.corvane.package", "two_sheets", "no such package"),
    ("replies.halmer", {}, "no such side. Did you mean 'halmar'?"),
    ("moves.drift", a_copy("moves.draft"), "no such kind of action. Did you mean 'draft'?"),
    ("endings.ranout", a_copy("endings.ran_out"), "no such reason for which talks end"),
]


@pytest.mark.parametrize(("path", "value", "message"), NAMES, ids=[f"{case[0]}-{case[2]}" for case in NAMES])
def test_a_name_that_is_not_known_is_found_where_it_stands(path, value, message):
    field = re.sub(r"\.(\d+)", r"[\1]", path)
    found = [finding for finding in troubles({path: value}) if finding.field.startswith(field)]
    assert len(found) == 1
    assert message in found[0].message
    steps = [int(step) if step.isdigit() else step for step in path.split(".")]
    assert found[0].line == good().line_of(steps)


ELSEWHERE = [
    ({"clauses.0.weights.corvane": GONE}, "clauses[0].weights", "'corvane' is missing"),
    ({"clauses.0.opening.halmar": GONE}, "clauses[0].opening", "'halmar' is missing"),
    ({"clauses.0.levels.1.values.halmar": GONE}, "clauses[0].levels[1].values", "'halmar' is missing"),
    ({"packages.0.levels.fishing": GONE}, "packages[0].levels", "'fishing' is missing"),
    ({"moments.0.questions.halmar": GONE}, "moments[0].questions", "'halmar' is missing"),
    ({"moves.propose": GONE}, "moves", "'propose' is missing"),
    ({"endings.overtaken": GONE}, "endings", "'overtaken' is missing"),
    ({"dispatches.1.when.0.level": []}, "dispatches[1].when[0].level", "names no level"),
    ({"sides.0.occasions.pledged.0.flag": "signed"}, "sides[0].occasions.pledged[0].flag", "by a signature"),
    ({"summer.0.comes.effects.0": {"end_talks": True}}, "summer[0].comes.effects[0].end_talks", "a dispatch"),
    ({"documents.2.counters.0": "customs_returns"}, "documents[2].counters[0]", "of the same side"),
    ({"record.0.moves.halmar.table": "propose"}, "record[0].moves.halmar.table", "not among this side's"),
    ({"record.0.moves.halmar.cable": "pressure"}, "record[0].moves.halmar.cable", "not among this side's"),
    ({"record.0.moves.corvane.type": GONE}, "record[0].moves.corvane", "'probe' goes with the field type"),
    ({"record.0.moves.corvane.type": "pilots"}, "record[0].moves.corvane.type", "this side's own type"),
    ({"record.2.moves.halmar.about": GONE}, "record[2].moves.halmar", "'mandate' goes with the field about"),
    ({"record.1.moves.halmar.clause": GONE}, "record[1].moves.halmar", "on which it is to bear"),
    (
        {"record.1.moves.halmar.clause": "fishing"},
        "record[1].moves.halmar.clause",
        "does not bear on 'fishing'",
    ),
    (
        {"record.1.moves.halmar.document": "customs_returns"},
        "record[1].moves.halmar.document",
        "other side's",
    ),
    ({"record.0.moves.halmar.table": "adjourn"}, "record[0].moves.halmar", "go with table: draft"),
    ({"packages.0.side": "halmar"}, "record[2].moves.corvane.package", "proposes its own package"),
    # Ids
    ({"clauses.1.id": "salt_duty"}, "clauses[1].id", "'salt_duty' stands twice, first in line"),
    ({"clauses.0.levels.1.id": "full"}, "clauses[0].levels[1].id", "stands twice"),
    ({"dispatches.1.id": "poor_catch"}, "dispatches[1].id", "stands twice"),
    ({"sides.0.columns.1.id": "trade"}, "sides[0].columns[1].id", "stands twice"),
    ({"flags.1.id": "herring"}, "flags[1].id", "'herring' stands twice"),
    ({"groups.1.id": "fishing"}, "clauses[2].id", "'fishing' stands twice"),
    ({"sides.1.types.0.id": "salters"}, "sides[1].types[0].id", "'salters' stands twice"),
    ({"summer.0.otherwise.id": "ratified"}, "summer[0].otherwise.id", "'ratified' stands twice"),
    ({"flags.1.id": "signed"}, "flags[1].id", "a flag of the rules themselves"),
    ({"markers.1.id": "void"}, "markers[1].id", "a flag of the rules themselves"),
    # Numbers
    ({"sides.0.floor_shift": [8, -4]}, "sides[0].floor_shift", "found 8 before -4"),
    ({"sides.0.table_moves": ["draft", "accept"]}, "sides[0].table_moves", "'adjourn' is missing"),
    ({"sides.0.cables": ["probe"]}, "sides[0].cables", "'silence' is missing"),
    ({"sides.1.columns.0.weight": 0}, "sides[1].columns", "all weights are 0"),
    ({"sides.1.floor": 101}, "sides[1].floor", "found 101, allowed is 0 to 100"),
    ({"sides.1.mandate_chance": Decimal("1.5")}, "sides[1].mandate_chance", "allowed is 0 to 1"),
    ({"sides.0.floor.logistic": True}, "sides[0].floor.logistic", "only a chance can be logistic"),
    ({"documents.0.strength": -1}, "documents[0].strength", "found -1, allowed is 0 to 1"),
    ({"clauses.0.weights.halmar": -1}, "clauses[0].weights.halmar", "found -1, allowed is 0 to 1000"),
    ({"clauses.0.levels.0.values.halmar": 2}, "clauses[0].levels[0].values.halmar", "allowed is -1 to 1"),
    (
        {"clauses.2.levels.1.values.halmar.clamp": GONE},
        "clauses[2].levels[1].values.halmar",
        "must have a clamp",
    ),
    (
        {"clauses.2.levels.1.values.halmar.clamp": [0, 2]},
        "clauses[2].levels[1].values.halmar",
        "within -1 and 1",
    ),
    ({"sides.0.mandate_chance.clamp": [1, 0]}, "sides[0].mandate_chance.clamp", "found 1 before 0"),
    ({"sides.0.types.0.factors.sea": -1}, "sides[0].types[0].factors.sea", "allowed is 0 to 100"),
    ({"talks.inquiry.grave": 10}, "talks.inquiry", "grave must not be more than never"),
    ({"dispatches.0.when.0.at_least": 7}, "dispatches[0].when[0]", "that never holds"),
    ({"dispatches.0.when.0.at_most": GONE}, "dispatches[0].when[0]", "needs at_least or at_most"),
    ({"dispatches.0.when.0.is": False}, "dispatches[0].when[0].is", "does not go with"),
    # Clauses and packages
    ({"clauses.3.opening": {"halmar": "own", "corvane": "shared"}}, "clauses[3].opening", "which cross"),
    ({"clauses.3.settled": True}, "clauses[3].opening", "a settled clause opens on one level"),
    (
        {"packages.0.levels.fishing": "open", "packages.0.levels.coast_guard": "to_the_quay"},
        "packages[0].levels.fishing",
        "exclude each other",
    ),
    # Markers
    ({"markers.0.range": [10, 0]}, "markers[0].range", "must be less than the second"),
    ({"markers.1.range": [3, 3]}, "markers[1].range", "must be less than the second"),
    ({"markers.1.start": 11}, "markers[1].start", "found 11, allowed is 0 to 10"),
    (
        {"markers.0.baseline.5": GONE},
        "markers[0].baseline",
        "found 5 values, must be one for each of 6 weeks",
    ),
    ({"markers.0.baseline.5": 12}, "markers[0].baseline[5]", "found 12, allowed is 0 to 10"),
    ({"markers.0.shift": [-20] * 7}, "markers[0].shift", "found 7 values"),
    ({"markers.1.shift": [0] * 6}, "markers[1].shift", "goes with a baseline"),
    ({"markers.0.drift.chance": Decimal("0.6")}, "markers[0].drift.chance", "found 0.6, at most 0.5"),
    ({"markers.0.follows": {"marker": "goodwill", "by": 1}}, "markers[0].follows.marker", "no baseline"),
    ({"markers.0.follows": {"marker": "herring", "by": 1}}, "markers[0].follows", "herring -> herring"),
    (
        {"dispatches.2.effects.0": {"marker": "goodwill", "push": 1}},
        "dispatches[2].effects[0].push",
        "write add",
    ),
    # Dates
    ({"dispatches.0.window": ["1874-03-22", "1874-03-09"]}, "dispatches[0].window", "the earlier day"),
    ({"dispatches.0.window": ["1875-03-09", "1875-03-22"]}, "dispatches[0].window", "no day is in the talks"),
    ({"packages.0.window": ["1874-02-01", "1874-03-01"]}, "packages[0].window", "1874-03-02 to 1874-04-12"),
    ({"moments.0.window": ["1874-02-01", "1874-03-01"]}, "moments[0].window", "1874-03-02 to 1874-04-12"),
    ({"moments.0.moves": ["accept"]}, "moments[1].moves[0]", "is the moment 'herring_run' already"),
    (
        {"moments.0.questions.halmar.reasons.1.id": "salt"},
        "moments[0].questions.halmar.reasons[1].id",
        "twice",
    ),
    ({"talks.signing_day": 7}, "talks.signing_day", "less than days_per_week, which is 7"),
    ({"record.0.first_day": "1874-03-03"}, "record[0].first_day", "on which no week of the talks begins"),
    ({"record.5.first_day": "1874-04-13"}, "record[5].first_day", "allowed is 1874-03-02 to 1874-04-12"),
    ({"record.1.first_day": "1874-03-02"}, "record[1].first_day", "this week stands twice, first in line"),
    # Outcomes
    ({"outcomes.2": GONE}, "outcomes", "no outcome without one; add one with treaty: false"),
    ({"outcomes.1": GONE}, "outcomes[0].when", "the last outcome with a treaty takes what is left"),
    # Texts
    ({"moves.draft.told.lt": "{side} juda."}, "moves.draft.told.lt", "the slot {clauses} is missing"),
    ({"moves.draft.told.en": "{side} moves {0}: {clauses}."}, "moves.draft.told.en", "belongs to no slot"),
    ({"moves.draft.told.en": "{side.name} moves: {clauses}."}, "moves.draft.told.en", "belongs to no slot"),
    ({"title.en": "Talks } here"}, "title.en", "belongs to no slot"),
    ({"title.en": f"Talks {HIDDEN_TURN}here"}, "title.en", "found the unseen character \\u202e"),
    ({"clauses.0.source.0": "mod\u200bel"}, "clauses[0].source[0]", "found the unseen character \\u200b"),
    ({"story.tagline.lt": "Du\x07 uostai."}, "story.tagline.lt", "found the unseen character \\x07"),
]


@pytest.mark.parametrize(("changes", "field", "message"), ELSEWHERE)
def test_what_cannot_be_is_found(changes, field, message):
    found = [finding for finding in troubles(changes) if finding.field == field]
    assert [finding.message for finding in found if message in finding.message]
    assert all(finding.line for finding in found)


def test_a_circle_of_followers_names_the_chain():
    third = a_copy("markers.0", id="tide", follows={"marker": "goodwill", "by": 1})
    changes = {
        "markers.2": third,
        "markers.0.follows": {"marker": "tide", "by": 1},
        "markers.1.follows": {"marker": "herring", "by": 1},
        "markers.1.baseline": [5] * 6,
    }
    messages = [finding.message for finding in troubles(changes)]
    assert "follows itself in a circle: herring -> tide -> goodwill -> herring." in messages
    assert len(messages) == 3


def test_who_follows_a_circle_is_not_in_it():
    tail = a_copy("markers.0", id="tide", follows={"marker": "herring", "by": 1})
    changes = {"markers.0.follows": {"marker": "herring", "by": 1}, "markers.2": tail}
    assert [finding.field for finding in troubles(changes)] == ["markers[0].follows"]


def test_all_weights_of_a_side_may_not_be_nought():
    changes = {f"clauses.{place}.weights.halmar": 0 for place in range(8)}
    assert "all weights of 'halmar' are 0" in troubles(changes)[0].message


def test_a_calendar_that_was_moved_leaves_out_what_came_before():
    changes = {"talks.first_day": "1874-06-01"}
    assert {finding.field.partition("[")[0] for finding in troubles(changes)} == {
        "dispatches",
        "moments",
        "packages",
        "record",
    }
    assert troubles(changes, has_own_calendar=False) == []


def test_talks_end_before_the_calendar_does():
    assert "after the last day" in troubles({"talks.first_day": "9999-12-01"})[0].message


def test_lack_of_room_is_a_finding_too():
    term = {"by": 1, "of": "herring"}
    pledge = {"base": 0, "terms": [term] * 16}
    dispatches = {
        f"dispatches.{place}": a_copy("dispatches.0", id=f"news_{place}", chance=pledge)
        for place in range(4, 90)
    }
    found = troubles(dispatches)
    assert [finding.message for finding in found] == [
        f"the scenario has more than {rb.TERMS} terms of linear forms."
    ]


def test_the_summers_that_must_be_weighed_are_bounded():
    def steps(count):
        return {
            f"summer.{place}": a_copy("summer.2", id=f"step_{place}", date="1874-12-02")
            for place in range(4, 4 + count)
        }

    assert troubles(steps(SUMMER_BRANCHES - 3)) == []
    found = troubles(steps(SUMMER_BRANCHES - 2))
    assert [finding.message.partition(",")[0] for finding in found] == [
        f"{SUMMER_BRANCHES + 1} steps depend on chance and bear on the score"
    ]


def test_findings_are_bounded_and_quick():
    told = {f"nobody_{place}": {"en": "a", "lt": "b"} for place in range(20_000)}
    assert len(troubles({"record.0.told": told})) == FINDINGS_COUNTED


# One-place mutations of the file


def mutated(lines, choose):
    """Spoil one line of a file: its name, its value, or the whole of it."""
    place = choose.randrange(5, len(lines))
    line = lines[place]
    name, colon, value = line.partition(":")
    spoilt = choose.choice(
        [
            [],
            [line, line],
            [name.rstrip() + "x" + colon + value],
            [name + colon + " nonsense"],
            [name + colon + " 12345"],
            [name + colon],
            [re.sub(r"[a-z]{3,}(?=[^a-z]*$)", "unheard_of", line)],
            [re.sub(r"\d+", "-77", line)],
            [line.replace("{", "[").replace("}", "]")],
        ]
    )
    return [*lines[:place], *spoilt, *lines[place + 1 :]]


def test_nearly_every_spoilt_line_is_refused_with_file_line_and_field_or_loads(tmp_path):
    lines = FILE.read_text(encoding="utf-8").splitlines()
    choose = random.Random(1874)  # noqa: S311
    file = tmp_path / "spoilt.yaml"
    loads, good_messages, poor = 0, 0, []
    for _ in range(80):
        file.write_text("\n".join(mutated(lines, choose)) + "\n", encoding="utf-8")
        try:
            load_scenario(file)
        except InputRefused as refused:
            messages = str(refused).splitlines()
            named = [
                message
                for message in messages
                if re.match(rf"{re.escape(str(file))}:\d+: [\w.\[\]]+: .", message)
            ]
            good_messages += bool(named)
            poor += [] if named else messages
        except GameError as error:
            poor.append(f"{type(error).__name__}: {error}")
        else:
            loads += 1
    assert good_messages > 40
    assert len(poor) <= 0.05 * 80, poor


def test_a_package_keeps_what_is_settled():
    settled = {"settled": True, "opening.halmar": "own", "opening.corvane": "own"}
    settings = {f"clauses.pilotage.{path}": value for path, value in settled.items()}
    with pytest.raises(GameError, match="found 'shared', but the clause is settled at 'own'"):
        load_scenario(FILE, settings=settings)
    kept = load_scenario(FILE, settings={**settings, "packages.one_sheet.levels.pilotage": "own"})
    assert kept.data.packages[0].levels["pilotage"] == "own"

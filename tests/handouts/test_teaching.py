"""The teacher's sheets and the pupils' papers: whole, and true of the game they speak of."""

import itertools
import re
import shlex
from pathlib import Path

import pytest
import typer

from game import Session, cli, texts
from game.handouts.copies import seating
from game.handouts.registry import all_sheets
from game.handouts.sheet import LEVELS, Material
from game.handouts.teacher import pieces
from game.handouts.write import page_of
from game.play.actions import NamedAction
from game.scenario.checking import walk
from game.scenario.lesson.load import load_lesson
from game.scenario.load import load_scenario
from game.telling.words import Words

SHORT = load_scenario("1920_moscow", short=True)
TEACHING = load_lesson(SHORT).teaching
SIDES = [side.id for side in SHORT.data.sides]
MINE = {
    *(f"teacher_plan_{plan}" for plan in ("30", "45_computer", "45_delegations", "90")),
    "teacher_machine", "teacher_rounds", "teacher_rooms", "teacher_quiz_answers", "teacher_answers",
    "teacher_sensitive",
    "memo_before", "memo_after", "quiz", "observation", "exit_card", "rubric",
}  # fmt: skip


@pytest.fixture
def material(lang):
    return Material(SHORT, load_lesson(SHORT), lang)


def sheet_of(material, name):
    return next(sheet for sheet in all_sheets(material) if sheet.id == name)


def page(material, name, level="advanced"):
    sheet = sheet_of(material, name)
    return page_of(material, [sheet], level, sheet.title)


# Whole


def test_all_of_them_are_registered(material):
    assert {sheet.id for sheet in all_sheets(material)} >= MINE


@pytest.mark.parametrize("name", ["memo_before", "memo_after", "quiz", "observation", "exit_card"])
def test_what_pupils_read_differs_by_level(material, name):
    assert sheet_of(material, name).levels == LEVELS
    assert page(material, name, "basic") != page(material, name, "advanced")


def test_the_exit_cards_are_four_to_a_page(material):
    assert page(material, "exit_card").count('class="card"') == 4
    copies = sheet_of(material, "exit_card").copies
    assert [copies.count(seating(pupils)) for pupils in (4, 5, 32)] == [1, 2, 8]


def test_pupils_do_not_see_the_answers_of_the_quiz(material):
    assert all(material.words.of(one.why) not in page(material, "quiz") for one in TEACHING.quiz)
    assert all(one.right < len(one.answers) for one in TEACHING.quiz)
    assert len({one.right for one in TEACHING.quiz}) > 1


def test_what_is_typed_is_set_as_such(lang):
    assert pieces("Type `a b` now") == [
        {"text": "Type ", "is_typed": False},
        {"text": "a b", "is_typed": True},
        {"text": " now", "is_typed": False},
    ]


@pytest.mark.parametrize("plan", TEACHING.plans, ids=lambda plan: plan.id)
def test_a_plan_leaves_no_minute_out(plan):
    spans = [step.minutes for step in plan.steps]
    assert spans[0][0] == 0
    assert all(before[1] == after[0] for before, after in itertools.pairwise(spans))
    assert plan.id.startswith(f"plan_{spans[-1][1]}")


def test_the_debrief_has_a_fifth_of_every_lesson_and_is_cut_up_wholly():
    for plan in TEACHING.plans:
        whole = plan.steps[-1].minutes[1]
        debrief = next(step for step in plan.steps if step.title.en == "Debrief")
        minutes = debrief.minutes[1] - debrief.minutes[0]
        assert minutes >= whole / 6
        parts = [int(found) for line in debrief.do for found in re.findall(r"^(\d) minute", line.en)]
        assert not parts or sum(parts) == minutes


def test_every_size_of_class_has_its_place_in_every_room():
    assert [size.pupils for size in TEACHING.sizes] == [4, 8, 12, 16, 24, 32]
    assert all(size.groups.keys() == {room.id for room in TEACHING.rooms} for size in TEACHING.sizes)


TYPED = re.compile("`.*?`")
LITHUANIAN = [text.lt for _, text in walk(TEACHING) if hasattr(text, "lt")]
ENGLISH = [text.en for _, text in walk(TEACHING) if hasattr(text, "en")]


def test_quotes_and_dashes_are_those_of_each_language():
    assert not [text for text in LITHUANIAN if re.search(r'["”]| - ', TYPED.sub("", text))]
    assert not [text for text in ENGLISH if re.search(r'["„]| - |—', TYPED.sub("", text))]
    assert all(text.count("„") == text.count("“") for text in LITHUANIAN)
    assert all(text.count("“") == text.count("”") for text in ENGLISH)


def test_both_languages_say_which_things_are_typed_alike():
    for _, text in walk(TEACHING):
        if hasattr(text, "lt"):
            english, lithuanian = re.findall("`(.*?)`", text.en), re.findall("`(.*?)`", text.lt)
            assert [line.replace("lang en", "lang lt") for line in english] == lithuanian


# True of the game


@pytest.mark.parametrize("number", range(1, SHORT.data.talks.weeks + 1))
def test_each_round_of_the_short_game_has_its_question_and_day(lang, number):
    assert len(TEACHING.rounds) == SHORT.data.talks.weeks
    words = Words(SHORT, lang)
    question = words.of(TEACHING.rounds[number - 1].question)
    assert question.lower().startswith(words.short_day(words.first_day(number)).lower())


def cable_of(cable):
    return NamedAction(cable.kind, clauses=tuple(cable.about), type=cable.question)


@pytest.mark.parametrize("seed", [7, 1920])
def test_every_cable_of_the_sheet_is_allowed_in_its_round(seed):
    session = Session.new(SHORT, seed=seed, players=dict.fromkeys(SIDES, "human"))
    while session.to_move is not None:
        cables = TEACHING.rounds[session.week - 1].cables
        side = session.to_move
        at_table = "adjourn" in session.legal(side)
        session.act(side, NamedAction("adjourn") if at_table else cable_of(cables[side]))
    assert session.is_over


def test_the_game_that_the_short_lesson_begins_with_can_be_prepared():
    session = Session.new(SHORT, seed=7, players=dict.fromkeys(SIDES, "human"))
    silence = NamedAction("silence")
    for side, action in (
        ("soviet", NamedAction("inquire", clause="gold")),
        ("lithuania", NamedAction("inquire", clause="passage")),
        ("soviet", silence),
        ("lithuania", silence),
        ("lithuania", NamedAction("draft", seals={"gold": "ten_million", "passage": "one_corridor"})),
        ("soviet", NamedAction("draft", seals={"vilnius": "recognised", "suwalki": "left_to_poland"})),
        ("lithuania", silence),
        ("soviet", NamedAction("mandate", clauses=("gold", "property"))),
    ):
        assert session.to_move == side
        session.act(side, action)
    assert session.week == 3
    prepared = next(plan for plan in TEACHING.plans if plan.id == "plan_30")
    first_day = Words(SHORT, "en").short_day(Words(SHORT, "en").first_day(3))
    assert first_day in prepared.about.en


# Labels


QUOTED = {"en": re.compile("“([^”]*)”"), "lt": re.compile("„([^“]*)“")}
NO_LABELS = {"Windows", "macOS", "Linux", "Python", "PowerShell"}


def labels(lang):
    """List every text of the program in a language, slots filled as the sheet needs them."""
    said = [form for text in texts.all_texts().values() for form in text[lang].values()]
    names = [getattr(move.name, lang) for move in SHORT.data.moves.values()]
    who = {"en": "Kaunas, London", "lt": "Kaunas, Londonas"}[lang]
    return {texts.filled(text, {"who": who, "n": 5}) for text in [*said, *names]}


def test_the_sheet_about_the_machine_names_buttons_as_they_are(lang):
    known = labels(lang)
    lines = [getattr(line, lang) for part in TEACHING.machine for line in part.lines]
    named = {one for line in lines for one in QUOTED[lang].findall(line)} - NO_LABELS
    assert len(named) > 20
    assert named <= known, named - known


# What is to be typed


def typed(text):
    return [line for line in re.findall("`(.*?)`", text) if line.startswith("python3 run.py")]


def parsed(line):
    """Read a command line as the command does, and carry out nothing."""
    group = typer.main.get_command(cli.app)
    words = shlex.split(line)
    name = words.pop(0) if words and words[0] in cli.COMMANDS else "play"
    return group.commands[name].make_context(name, words)


@pytest.mark.parametrize("line", sorted({line for text in ENGLISH + LITHUANIAN for line in typed(text)}))
def test_every_command_of_the_sheets_can_be_typed(line):
    assert parsed(line.removeprefix("python3 run.py"))


ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
BLOCKS = "\n".join(re.findall(r"^```\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
LINES = sorted({*typed(PAGE.replace("```", "")), *BLOCKS.splitlines()})
CHANGES = sorted(set(re.findall(r"`(--(?:set|variant) .*?)`", PAGE)))


def test_the_page_names_commands():
    assert len(LINES) >= 10
    assert len(CHANGES) >= 11


@pytest.mark.parametrize("line", LINES)
def test_every_command_of_the_page_can_be_typed(line):
    assert parsed(line.removeprefix("python3 run.py"))


def test_every_assumption_can_be_changed_as_the_page_says():
    asked = [parsed(f"simulate --games 10 {change}").params for change in CHANGES]
    settings = [setting for options in asked for setting in options["setting"] or ()]
    assert load_scenario(settings=settings).settings
    variants = {path.stem for path in (ROOT / "scenarios" / "variants").glob("*.yaml")}
    assert {name for options in asked for name in options["variant"] or ()} <= variants


def test_the_page_names_places_as_the_sheet_does():
    for place in load_lesson(SHORT).handouts.places:
        names = [place.get(tongue, "–") for tongue in ("lt", "en", "pl", "ru", "be", "yi")]
        assert f"| {' | '.join(names)} |" in PAGE


def test_the_page_names_sheets_that_there_are(material):
    named = set(re.findall(r"`(teacher_\w+|rubric)`", PAGE))
    assert named
    assert named <= {sheet.id for sheet in all_sheets(material)}


def test_the_page_tells_of_the_game_as_it_is():
    talks = SHORT.data.talks
    assert (talks.weeks, talks.days_per_week) == (6, 6)
    asked = {
        1 + (moment.window[0] - talks.first_day).days // talks.days_per_week
        for moment in SHORT.data.moments
        if moment.window is not None
    }
    assert asked == {2, 4, 6}

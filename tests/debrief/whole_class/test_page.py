"""The page of a class: what it finds, that nothing is lost, and that nobody can write anything into it."""

import csv
import io
import itertools
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from game import cli, texts
from game.debrief.command import Wish, debrief
from game.debrief.reckoning.choices import Alternative, Choice, Interval
from game.debrief.whole_class import facts as facts_module
from game.debrief.whole_class.entries import roll_of
from game.debrief.whole_class.facts import class_facts, long_table
from game.debrief.whole_class.far_apart import pair_of
from game.debrief.whole_class.gather import gather
from game.debrief.whole_class.page import class_page
from game.debrief.whole_class.parting import ROOMS, epsilon_squared, parting_of
from game.debrief.whole_class.rows import COLUMNS, FORMULA_STARTS, csv_of, written
from game.debrief.whole_class.search import find_saves
from game.debrief.whole_class.yardstick import Yardstick
from game.play.actions import NamedAction
from game.play.session import Session
from game.play.treaty_code import code_of, encode
from game.telling.words import Words
from tests.debrief.class_saves import as_of_people, put
from tests.nasty import NASTY
from tests.pages.markup import read, troubles

SAID = re.compile(r'words\.say\(\s*"([a-z_.]+)"')
UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


@pytest.fixture(scope="module")
def words(tariffs):
    return Words(tariffs, "en", "class")


@pytest.fixture(scope="module")
def yardstick(tariffs):
    return Yardstick(tariffs)


@pytest.fixture(scope="module")
def roll(words, yardstick, class_folder):
    return roll_of(words, yardstick, gather(find_saves([class_folder])))


@pytest.fixture
def make(tmp_path):
    """Makes a page, and gives it with what was told and the table, if one was wanted."""

    def make(*paths, lang="en", codes=(), table=False, **wishes):
        out, rows = tmp_path / "out.html", tmp_path / "out.csv"
        wish = Wish(
            search=find_saves(paths), codes=codes, out=out, lang=lang, table=rows if table else None, **wishes
        )
        done = debrief(wish)
        return done, out.read_text(encoding="utf-8"), rows.read_bytes().decode() if table else ""

    return make


# The page.


@pytest.mark.parametrize("lang", ["en", "lt"])
def test_a_class_gets_a_sound_page(make, class_folder, lang):
    done, page, _ = make(class_folder, lang=lang, title="10 b")
    assert done.exit_code == 0
    assert troubles(page) == []
    assert read(page).attributes == {}
    told = {"en": "Class 10 b: Tariff talks, 8 games", "lt": "10 b klasė"}
    assert told[lang] in next(read(page).all("h1")).said
    for name in ("Group of 1", "Group of 7", "game 0", "Because 3"):
        assert name in page
    assert not re.search(r"\{[a-z_]+\}", read(page).said), "a slot was not filled"


@pytest.mark.parametrize("count", [2, 3])
def test_few_games_get_a_sound_page(make, played, tmp_path, count):
    for number in range(count):
        put(tmp_path / "few", f"{number}.json", played[number])
    assert troubles(make(tmp_path / "few")[1]) == []


def test_games_that_are_not_over_get_a_sound_page(make, played, tmp_path):
    for number in range(2):
        put(tmp_path / "half", f"{number}.json", as_of_people(played[number], turns=5))
    _, page, _ = make(tmp_path / "half")
    assert troubles(page) == []
    assert "None of the games is over yet" in page


def test_many_games_get_a_sound_page(make, class_folder, monkeypatch):
    monkeypatch.setattr(facts_module, "FEW", 3)
    monkeypatch.setattr(facts_module, "OPEN_ROWS", 3)
    monkeypatch.setattr(facts_module, "FOLD", 2)
    _, page, _ = make(class_folder)
    assert troubles(page) == []
    root = read(page)
    assert "Rows 4 to 5" in root.said
    assert all(f"game {number}" in root.said for number in range(8))


def test_the_same_saves_in_any_order_give_the_same_bytes(make, class_folder):
    paths = sorted(class_folder.glob("game *.json"))
    assert make(*paths, table=True)[1:] == make(*reversed(paths), table=True)[1:]


def test_every_game_stands_in_the_table(roll, words, yardstick):
    table = class_facts(words, yardstick, roll).games
    assert [row[0] for row in table.table.rows] == [str(number) for number in range(1, 9)]
    assert table.folds == ()


def test_a_long_table_folds_what_is_beyond_its_first_rows(words):
    rows = [(str(number),) for number in range(2_500)]
    table = long_table(words, "Numbers", ["Number"], rows)
    assert [len(part.rows) for part in (table.table, *(fold.table for fold in table.folds))] == [
        200,
        1000,
        1000,
        300,
    ]
    assert tuple(itertools.chain(table.table.rows, *(fold.table.rows for fold in table.folds))) == tuple(rows)


def test_what_could_not_be_read_is_listed_and_the_rest_shown(make, class_folder, tmp_path):
    folder = shutil.copytree(class_folder, tmp_path / "class")
    (folder / "game 3.json").write_text("broken")
    done, page, _ = make(folder)
    assert done.exit_code == 1
    assert "game 3.json" in "\n".join(done.lines)
    last = [one for one in read(page).all("details") if one.has_class("folded")][-1].said
    assert last.startswith("What could not be read")
    assert "game 3.json" in last


def test_a_code_stands_beside_the_games(make, class_folder, played):
    session = played[0]
    done, page, _ = make(class_folder, codes=(f"Owls={code_of(session)}", "no code"))
    assert done.exit_code == 1
    said = read(page).said
    assert "Owls" in said
    assert "no treaty code" in said
    assert troubles(page) == []


def test_codes_alone_make_a_page(moscow, tmp_path, capsys):
    session = Session.new(moscow, seed=4, players=dict.fromkeys(moscow.names.side, "historical"))
    session.play_on()
    out = tmp_path / "codes.html"
    code = encode(moscow, session.result)
    assert cli.main(["debrief", "--out", str(out), "--code", f"A={code}", "--code", code.lower()]) == 0
    page = out.read_text(encoding="utf-8")
    assert troubles(page) == []
    assert "Codes carry no scores" in page
    assert "2 games are shown" in capsys.readouterr().out


def test_a_single_save_gets_the_page_of_its_game(make, played, tmp_path, monkeypatch):
    monkeypatch.setattr("game.debrief.command.courses_of", lambda session: ())
    session = as_of_people(played[0], group="Owls", reason="Because\u202e of <b>salt</b>")
    path = put(tmp_path / "one", "game.json", session)
    _, page, table = make(path, table=True, title="Our game")
    assert troubles(page) == []
    assert UNSEEN.findall(page.replace("\n", "")) == []
    for text in ("Owls", "Because of &lt;b&gt;salt", "Our game", code_of(session)):
        assert text in page
    assert len(table.splitlines()) == len(session.decisions) + 1
    page = make(path, is_anonymous=True, title="Our game")[1].partition("</style>")[2]
    assert not [text for text in ("Owls", "Because", "Our game") if text in page]


def test_a_single_save_that_is_not_over_gets_a_page_too(make, played, tmp_path):
    path = put(tmp_path / "one", "game.json", as_of_people(played[0], turns=9))
    assert troubles(make(path, lang="lt")[1]) == []


def test_a_treaty_that_a_capital_refused_is_marked(words, yardstick, roll):
    entries = [replace(entry, stands=entry.number != roll.with_treaty[0].number) for entry in roll.entries]
    facts = class_facts(words, yardstick, replace(roll, entries=tuple(entries)))
    assert "not ratified" in " ".join(facts.treaties_about)
    rows = facts.games.table.rows
    assert [row[0] for row in rows if any("not ratified" in cell for cell in row)] == [
        str(roll.with_treaty[0].number)
    ]


def test_counts_of_treaties_agree(words, yardstick, roll):
    void = roll.with_treaty[0]
    outcome = next(one.id for one in words.scenario.outcomes if not one.treaty)
    entries = [
        replace(entry, stands=False, outcome=outcome) if entry is void else entry for entry in roll.entries
    ]
    facts = class_facts(words, yardstick, replace(roll, entries=tuple(entries)))
    n_signed = len(roll.with_treaty)
    assert facts.signed.startswith(f"{n_signed} treaties were signed")
    assert "1 of them is not in force" in facts.signed
    by_outcome = {row[0]: int(row[1]) for row in facts.outcomes.table.rows}
    assert sum(by_outcome.values()) == len(roll.finished)
    unsigned = sum(number for name, number in by_outcome.items() if "nothing was signed" in name)
    assert sum(by_outcome.values()) - unsigned == n_signed
    assert sum(number for name, number in by_outcome.items() if "not ratified" in name) == 1


def test_nobody_is_ranked_or_named_where_a_class_looks(words, yardstick, roll):
    facts = class_facts(words, yardstick, roll)
    seen = (facts.outcomes, facts.clauses, facts.treaties, facts.scores, *facts.scores_by_group)
    texts_seen = [label.text for chart in seen for label in chart.labels]
    assert not any("Group of" in text for text in (*texts_seen, *facts.questions))
    for chart in facts.scores_by_group:
        assert [row[0] for row in chart.table.rows] == [f"Group {entry.number}" for entry in roll.finished]
    marked = ", ".join(row[0].split(" ", 1)[1] for row in facts.treaties.table.rows[1:])
    assert sorted(map(int, marked.split(", "))) == [entry.number for entry in roll.with_treaty]


@pytest.mark.parametrize(("gap", "is_asked"), [(2.0, False), (20.0, True)])
def test_only_a_large_gap_is_asked_about(words, yardstick, roll, gap, is_asked):
    entries = [
        replace(entry, paper={side: score + gap for side, score in entry.fact.items()})
        for entry in roll.entries
    ]
    questions = class_facts(words, yardstick, replace(roll, entries=tuple(entries))).questions
    assert any("between paper and fact" in question for question in questions) == is_asked


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("10b", "Class 10b"),
        ("10b, second class", "10b, second class"),
        ("Owls", "Owls"),
        ("", "The class and its treaties"),
    ],
)
def test_a_title_says_what_the_page_is(words, yardstick, roll, title, called):
    assert class_facts(words, yardstick, roll, title).title == f"{called}: Tariff talks, 8 games"


def test_a_class_of_one_treaty_says_so(words, yardstick, roll):
    treaty = roll.with_treaty[0].treaty
    entries = [replace(entry, treaty=treaty) if entry.treaty else entry for entry in roll.entries]
    chart = class_facts(words, yardstick, replace(roll, entries=tuple(entries))).clauses
    assert chart.caption.sentence.startswith("All treaties say the same.")


def test_the_plan_fills_eleven_minutes(words, yardstick, roll):
    plan = class_facts(words, yardstick, roll).plan
    assert plan[0].minutes.startswith("Minutes 0–")
    assert plan[-1].minutes.endswith("–11")


# What it finds.


def test_the_same_treaty_is_the_same_point_whatever_the_game(yardstick, tariffs, roll):
    history = yardstick.values_of(yardstick.history)
    assert set(history) == set(tariffs.names.side)
    for entry in roll.with_treaty:
        assert entry.values == Yardstick(tariffs).values_of(entry.treaty)
        assert entry.like_history == sum(
            entry.treaty[one] == level for one, level in yardstick.history.items()
        )


def test_nothing_lies_beyond_the_frontier(yardstick, roll, tariffs):
    first, second = tariffs.names.side
    frontier = [(one[first], one[second]) for one in yardstick.frontier()]
    assert frontier == sorted(frontier)
    for entry in roll.with_treaty:
        x, y = entry.values[first], entry.values[second]
        assert any(fx >= x - 0.02 and fy >= y - 0.02 for fx, fy in frontier)


def test_the_pair_is_the_farthest_of_all(roll, tariffs):
    def distance(one, other):
        return sum(
            abs(places[one.treaty[clause]] - places[other.treaty[clause]]) / (len(places) - 1)
            for clause, places in zip(tariffs.names.clause, tariffs.names.level, strict=True)
        )

    pair = pair_of(tariffs.names, roll.with_treaty)
    farthest = max(distance(*two) for two in itertools.combinations(roll.with_treaty, 2))
    assert pair.distance == pytest.approx(farthest, abs=1e-3)
    assert distance(pair.first, pair.second) == pytest.approx(farthest, abs=1e-3)
    assert pair.first.number < pair.second.number
    assert pair_of(tariffs.names, [pair.first, pair.first]) is None


def test_variance_is_explained_as_the_textbooks_say():
    assert epsilon_squared([[1, 1], [3, 3]]) == 1
    assert epsilon_squared([[1, 3], [1, 3]]) == 0
    assert epsilon_squared([[5, 5], [5, 5]]) == 0
    assert epsilon_squared([[1, 2, 3], [4, 5, 6]]) == pytest.approx(1 - (4 / 17.5) * 5 / 4)


def test_a_planted_decision_is_found_where_the_class_parted(roll):
    entries = [replace(entry, played=()) for entry in roll.finished]
    week, side = 2, "corvane"

    def move_of(entry):
        return next(
            one.decision.action.kind
            for one in entry.game.played.taken
            if (one.decision.week, one.decision.side, one.phase) == (week, side, "cable")
        )

    kinds = sorted({move_of(entry) for entry in entries})
    planted = [
        replace(entry, fact={**entry.fact, side: 10.0 * kinds.index(move_of(entry))}) for entry in entries
    ]
    parting = parting_of(planted)
    if len(kinds) > 1 and parting is not None:
        assert parting.explained > 0.99
        assert all(len(branch.entries) >= 3 for branch in parting.branches)


def test_a_class_of_one_mind_does_not_part(roll):
    assert (
        parting_of([replace(entry, fact=dict.fromkeys(entry.fact, 50.0)) for entry in roll.finished]) is None
    )


def test_reasons_stand_by_moment_and_group(roll, words, yardstick):
    moments = class_facts(words, yardstick, roll).reasons.moments
    picked = {row[0]: row[1:] for moment in moments if moment.picked for row in moment.picked.rows}
    numbers = {str(entry.number) for entry in roll.entries if entry.played}
    assert any(set(groups.split(", ")) & numbers for _, groups in picked.values())
    typed = [one for moment in moments for one in moment.typed]
    assert {one.reason for one in typed} == {"Because 1", "Because 3", "Because 5", "Because 7"}
    assert all("Group of" in one.by for one in typed)


# Strangers.


def outline(page):
    """Give the tags of a page, and what attributes they have."""
    return {(one.tag, name) for one in read(page).walk() for name in (*one.attributes, "")}


@pytest.fixture(scope="module")
def nasty_folder(played, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nasty")
    whole = [as_of_people(session, "plain") for session in played]
    begun = [as_of_people(session, "plain", turns=3) for session in played]
    for number, name in enumerate(NASTY):
        session = (whole if number < 8 else begun)[number % 8]
        reasons = {"1": name[:2000].encode("utf-8", "replace").decode()} if session.decisions else {}
        path = put(
            folder,
            f"{number}.json",
            session,
            group=name[:80].encode("utf-8", "replace").decode(),
            reasons=reasons,
        )
        try:
            path.rename(folder / f"{name[:60]}{number}.json")
        except (OSError, ValueError):
            continue
    return folder


def test_no_name_writes_anything_into_the_page(make, class_folder, nasty_folder, monkeypatch):
    plain = outline(make(class_folder)[1])
    done, page, table = make(nasty_folder, table=True, title=NASTY[0])
    assert done.exit_code == 0
    assert troubles(page) == []
    assert outline(page) - plain <= {("details", ""), ("summary", ""), ("p", "class"), ("td", "class")}
    for text in (page, table.replace("\r\n", "\n").removeprefix("\ufeff"), "\n".join(done.lines)):
        assert UNSEEN.findall(text.replace("\n", "")) == []
    assert "&lt;script&gt;alert(1)" in page
    assert page.count("<style>") == page.count("</style>") == 1
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    for row in rows[1:]:
        for column, cell in zip(COLUMNS, row, strict=True):
            is_number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert is_number or cell.lstrip(" ")[:1] not in FORMULA_STARTS or not cell, (column, cell)


@pytest.mark.parametrize("name", NASTY, ids=range(len(NASTY)))
def test_no_title_writes_anything_into_the_page(words, yardstick, roll, name, monkeypatch):
    monkeypatch.setattr("game.pages.page.font_faces", lambda text: "")
    lean = replace(roll, entries=roll.entries[:1])
    facts = class_facts(words, yardstick, lean, name)
    assert facts.title
    page = class_page(words, facts)
    assert troubles(page) == []
    assert outline(page) == outline(class_page(words, replace(facts, title="plain")))
    assert UNSEEN.findall(page.replace("\n", "")) == []


def test_an_anonymous_page_names_nobody(make, class_folder, tmp_path):
    folder = shutil.copytree(class_folder, tmp_path / "class")
    (folder / "Secret name.json").write_text("broken")
    shutil.copy(folder / "game 1.json", folder / "Onute.json")
    (folder / "Petras.txt").write_text("")
    done, page, table = make(
        folder, table=True, is_anonymous=True, title="Class of Mrs X", codes=("Ona=no code",)
    )
    shown = page.partition("</style>")[2] + table + "\n".join(done.lines)
    for name in ("Group of", "Because", "game 1", "Secret", "Onute", "Petras", "Mrs X", "Ona"):
        assert name not in shown, name
    assert "Group 1" in shown
    assert "Salt will not wait." in shown or "We are tired." in shown or "It is enough." in shown


# The table.


def test_the_table_has_a_row_for_each_decision(make, class_folder, played):
    _, _, table = make(class_folder, table=True)
    assert table.startswith("\ufeffnumber,file,group")
    assert table.count("\r\n") == table.count("\n")
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert len(rows) == sum(len(session.decisions) for session in played)
    first = rows[0]
    assert (first["number"], first["file"], first["scenario"], first["week"]) == (
        "1",
        "game 0.json",
        "tariff_talks",
        "1",
    )
    assert first["value_before"] == ""
    told = [row for row in rows if row["reason_typed"]]
    assert {row["player"] for row in told} == {"human"}
    assert {row["moment"] for row in rows if row["reason_picked"]} <= {"herring_run", "hand_on_it"}


def test_the_table_tells_what_decisions_were_worth(words, roll):
    entry = roll.counted[0]
    decision = entry.game.played.taken[0].decision
    best = Alternative(NamedAction("adjourn"), Interval(1.234, 0.5, 2.0))
    choice = Choice(1, 1, decision.side, "table", decision.action, -3.5, 41.256, best, None, 7)
    rows = list(
        csv.DictReader(io.StringIO(csv_of(words, roll, {entry.number: {1: choice}}).removeprefix("\ufeff")))
    )
    assert [rows[0][key] for key in ("value_before", "value_after", "best_gain")] == ["-3.5", "41.26", "1.23"]
    assert rows[0]["best_alternative"] == "adjourn"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠1"]
)
def test_no_text_can_be_taken_for_a_formula(cell):
    assert written(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("cell", "is_written"), [(-1.005, -1.0), (3, 3), (None, ""), ("a=1", "a=1"), ("", "")]
)
def test_numbers_stay_numbers(cell, is_written):
    assert written(cell) == is_written


# The command.


@pytest.fixture
def command(capsys, tmp_path):
    def run(*words):
        code = cli.main(["debrief", *map(str, words)])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run


def test_the_command_says_what_it_wrote(command, class_folder, tmp_path):
    out = tmp_path / "page.html"
    code, told, _ = command(class_folder, "--out", out, "--lang", "lt")
    assert code == 0
    assert str(out) in told
    assert '<html lang="lt">' in out.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [out]
    assert command(class_folder, "--out", out)[0] == 0


def test_the_command_replaces_no_file_that_is_none_of_ours(command, class_folder, tmp_path):
    page, table = tmp_path / "page.html", tmp_path / "marks.csv"
    page.write_text("<p>mine")
    table.write_text("name,mark\n")
    code, _, told = command(class_folder, "--out", page)
    assert (code, page.read_text()) == (2, "<p>mine")
    assert "--force" in told
    assert command(class_folder, "--out", tmp_path / "new.html", "--csv", table)[0] == 2
    assert table.read_text() == "name,mark\n"
    assert not (tmp_path / "new.html").exists()
    assert command(class_folder, "--out", page, "--force")[0] == 0
    assert command(class_folder, "--out", tmp_path)[0] == 2


def test_the_command_says_why_nothing_can_be_shown(command, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    code, _, told = command(bad, tmp_path / "none.json", "--out", tmp_path / "page.html")
    assert code == 3
    assert "bad.json" in told
    assert "none.json" in told
    assert not (tmp_path / "page.html").exists()
    assert command("--out", tmp_path / "page.html")[0] == 2


def test_the_command_says_when_it_cannot_write(command, class_folder, tmp_path):
    assert command(class_folder, "--out", tmp_path / "nowhere" / "page.html")[0] == 4


def test_names_on_the_screen_are_harmless(command, nasty_folder, tmp_path):
    for path in nasty_folder.glob("*.json"):
        (tmp_path / path.name).write_text("broken")
    code, out, err = command(tmp_path, "--out", tmp_path / "page.html")
    assert code == 3
    assert UNSEEN.findall((out + err).replace("\n", "")) == []


SECTIONS = "plan feelings outcomes chart scores clauses pair parting reasons questions games notes refused"


def test_every_text_of_the_page_is_there():
    folder = Path(cli.__file__).parent / "debrief"
    sources = [folder / "command.py", *(folder / "whole_class").glob("*.py")]
    named = {key for path in sources for key in SAID.findall(path.read_text(encoding="utf-8"))}
    named |= {f"{section}.title" for section in SECTIONS.split()}
    notes = ("copy", "same_group", "unfinished", "variant", "short", "twice", "passed_over")
    named |= {f"notes.{kind}" for kind in notes}
    named |= {f"plan.{section}" for section, _ in facts_module.PLAN}
    named |= {f"parting.{room}" for room in ROOMS} | {
        "games.paper",
        "games.fact",
        "scores.paper",
        "scores.fact",
    }
    assert len(named) > 60
    assert [key for key in named if not texts.is_text(f"class.{key}")] == []

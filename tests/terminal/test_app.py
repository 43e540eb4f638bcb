"""Whole games at the terminal, played by lines of text as a pipe would."""

import io
import re
import sys
import webbrowser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.errors import GameError
from game.play import debrief_page
from game.play.session import Session
from game.play.treaty_code import decode
from game.scenario.product import product
from game.scenario.rulebook import ACTION_NAMES
from game.terminal.app import play
from game.terminal.desk import words_of


def waited(weeks, moments=(3, 6, 10)):
    """Weeks without a move or a cable; the questions of marked moments are passed over."""
    return [line for week in range(1, weeks + 1) for line in ("adjourn", *[""] * (week in moments), "")]


ADJOURNED = ["", *waited(10)]
"""The briefing read, then ten weeks without a move or a cable."""
GIVEN_AWAY = [
    "", *[line for clauses in ("15 14", "13 12", "11 6", "5 4", "3 7", "2 1") for line in (
        "draft", ", ".join(f"{clause} theirs" for clause in clauses.split()), "done", "", "",
    )],
    "accept", "1", "To have it over.",
]  # fmt: skip
"""Twelve clauses given away, two a week, then the rest signed."""
DRAWN = re.compile("[\u2500-\u259f\u25cf\u2713\x1b]")


def flat(text):
    return re.sub(r"\s+", " ", text)


def weeks_told(text):
    return re.findall(r"^Week (\d+) of", text, re.MULTILINE)


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize("side", ["lithuania", "soviet"])
def test_a_game_is_played_to_the_last_page_of_the_debrief(told, moscow, side, lang):
    code, text = told([*ADJOURNED, *[""] * 4, "4", ""], side=side, lang=lang)
    words = flat(text)
    assert code == 0
    assert getattr(moscow.data.sides[0].columns[0].fact, lang) in words
    assert getattr(moscow.data.clauses[-1].history.why, lang) in words
    assert words.rstrip().endswith({"en": "Goodbye.", "lt": "Viso gero."}[lang])


def test_a_treaty_is_signed_ratified_or_not_and_set_beside_history(told):
    code, text = told([*GIVEN_AWAY, *[""] * 8])
    assert code == 0
    assert "Signed on " in text
    assert "- Vilnius. In this game: " in text
    assert "As in history" in text
    assert "worse for you" in text
    assert "The moves, side by side" in text


def test_what_differs_from_history_is_told_with_its_why_and_the_rest_only_named(told, moscow):
    _, text = told([*GIVEN_AWAY, *[""] * 4])
    treaty = text.split("The treaty, clause by clause, beside history")[1].split("The moves, side by side")[0]
    for clause in moscow.data.clauses:
        row = re.search(
            rf"^- {clause.name.en}\. In this game: .*?(?=^- |^$)", treaty, re.DOTALL | re.MULTILINE
        )
        assert row is not None
        assert (clause.history.why.en in flat(treaty)) == ("As in history" not in flat(row[0]))


def test_without_a_treaty_the_last_seals_stand_beside_history(told):
    _, text = told([*ADJOURNED, *[""] * 4], seed=3)
    assert "- Vilnius. Lithuania: Recognised as Lithuanian. Soviet Russia: " in flat(text)


def test_the_days_of_the_summer_are_written_as_days(told):
    _, text = told([*GIVEN_AWAY, *[""] * 4])
    assert re.search(r"^\d+ (July|August|September|October): ", text, re.MULTILINE)
    assert "100 of 100" not in text


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_disputed_is_told_only_of_what_was(told, seed):
    _, text = told(["", "threaten", "1", "1", "", "leave", "1", ""], seed=seed)
    summer = flat(text.split("The summer, without you")[-1])
    assert "In history it went otherwise. Disputed:" not in summer


def test_the_moves_of_the_game_and_of_history_are_named_alike(told):
    _, text = told([*GIVEN_AWAY, *[""] * 4])
    moves = flat(text.split("The moves, side by side")[1])
    assert "- Lithuania. Draft: " in moves
    assert "- In history: Lithuania. Threaten to leave: Vilnius. Seek British assurance." in moves
    assert "Accept and sign." in moves


def test_the_reason_that_a_player_gives_is_kept(told, saves):
    told([*GIVEN_AWAY, "", "", "", "", "save mine", ""])
    session = Session.load(saves / "moscow1920" / "mine.json")
    assert session.decisions[-1].reason == "To have it over."


def test_it_is_said_when_a_reason_was_cut(told, saves):
    _, text = told(["", "adjourn", "x" * 400, "silence", "y" * 401])
    assert text.count("only its beginning was kept, 400 letters") == 1


@pytest.mark.parametrize("lang", ["en", "lt"])
def test_plain_draws_nothing_and_keeps_to_80_columns(told, lang):
    commands = [
        "help",
        "table",
        "clause 9",
        "instructions",
        "reading",
        "news",
        "documents",
        "history",
        "minutes",
    ]
    _, text = told([*commands, *ADJOURNED, "", "", "", "", "5", "6", "1", "0", "7", "8", ""], lang=lang)
    assert DRAWN.search(text) is None
    assert max(map(len, text.splitlines())) <= 80


def test_frames_and_colours_keep_to_80_columns_too(told):
    _, text = told([*GIVEN_AWAY, *[""] * 8], plain=False)
    assert max(map(len, text.splitlines())) <= 80
    assert "●" in text


def test_the_language_the_side_and_the_level_are_asked_for(told):
    code, text = told(["2", "sov", "2", ""], side=None, lang=None)
    assert code == 0
    assert "Kuriai delegacijai vadovaujate?" in text
    assert "Kas jūs esate: Sovietų Rusija" in text


def test_help_and_quit_work_before_the_game_has_begun(told):
    code, text = told(["help", "en", "help", "quit"], side=None, lang=None)
    assert code == 0
    assert text.count("The rules on one page") >= 1
    assert text.count("Which delegation do you lead?") == 1
    assert text.rstrip().endswith("Goodbye.")


def test_enter_alone_starts_a_game(told, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    _, text = told(["", "", "", "", "adjourn"], side=None, lang=None)
    assert "Who you are: Lithuania" in text
    assert "Your first week" in text


def test_the_end_of_input_saves_the_game(told, saves):
    code, text = told(["", "adjourn", ""])
    path = saves / "moscow1920" / "autosave.json"
    assert code == 0
    assert str(path) in text.replace("\n  ", "")
    assert len([one for one in Session.load(path).decisions if one.side == "lithuania"]) == 2


def test_a_saved_game_goes_on(told, saves):
    told(["", "adjourn", "", "save my game", "quit"])
    code, text = told(
        ["adjourn"], scenario=None, side=None, seed=None, load=saves / "moscow1920" / "my game.json"
    )
    assert code == 0
    assert weeks_told(text) == ["2"]
    assert "Who you are" not in text


def test_load_goes_on_with_an_earlier_game(told):
    _, text = told(["", "adjourn", "", "save first", "adjourn", "", "load First", "quit"])
    assert weeks_told(text) == ["1", "2", "3", "2"]


def test_a_damaged_save_stops_nothing(told, saves):
    (saves / "moscow1920").mkdir(parents=True)
    (saves / "moscow1920" / "bad.json").write_text("{}")
    code, text = told(["", "load bad", "load", "bad", "load ~nobody/x", "adjourn", ""])
    assert code == 0
    assert weeks_told(text) == ["1", "2"]


def test_a_save_that_cannot_be_played_is_refused_before_anything_is_asked(tmp_path):
    (tmp_path / "bad.json").write_text("{}")
    stdout = io.StringIO()
    with pytest.raises(GameError, match="bad"):
        play(load=tmp_path / "bad.json", stdin=io.StringIO("\n"), stdout=stdout)
    assert stdout.getvalue() == ""


def test_saving_that_fails_is_said_once_and_stops_nothing(told, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    code, text = told(["", "adjourn", "", "adjourn", ""])
    assert code == 0
    assert weeks_told(text) == ["1", "2", "3"]
    assert flat(text).count("could not be saved") == 2  # at the first move, and at the end of input


def test_undo_takes_the_last_move_back(told):
    _, text = told(["", "draft", "15 1", "done", "", "undo", "table", "undo"])
    assert "15. Trade. Initialled at" not in text.split("The last move is taken back.")[1]
    assert "There is nothing to take back." in text


def test_a_player_may_undo_before_handing_over(told):
    _, text = told(["", "", "adjourn", "undo", "draft", "15 2", "done", "", ""], side="both")
    assert "Soviet Russia moves its seals: Trade: Most favoured nation." in text.split("is taken back.")[1]


def test_no_move_is_taken_back_at_the_hardest_level(told):
    _, text = told(["", "adjourn", "undo"], level="plenipotentiary")
    assert "At this level no move is taken back." in text


@pytest.mark.parametrize(("level", "is_said"), [("envoy", False), ("plenipotentiary", True)])
def test_instructions_that_differ_from_the_role_are_called_narrower(told, level, is_said):
    _, text = told([], level=level, side="soviet")
    assert ("narrower than what you have heard" in flat(text)) == is_said


def test_history_tells_the_week_of_both_delegations(told, moscow):
    _, text = told(["history"])
    for side, row in moscow.data.record[0].told.items():
        assert row.en in flat(text), side


@pytest.mark.parametrize("lang", ["en", "lt"])
def test_sources_are_named_so_that_they_can_be_found(told, moscow, lang):
    _, text = told(["", "documents", "clause 9", *ADJOURNED, *[""] * 3, "4", "8", ""], lang=lang)
    assert not re.search(r"\bS\d+[a-e]?\b|\bseed[,;.]", text.replace("S. ", ""))
    for source in moscow.data.sources.values():
        assert source.work in flat(text)


def test_help_is_one_page_of_rules_and_commands(told, moscow):
    _, text = told(["help"])
    for part in moscow.data.story.rules:
        assert part.text.en in flat(text)
    for command in ("history", "undo", "save", "load", "minutes", "quit"):
        assert re.search(rf"^ {command} ", text, re.MULTILINE)


def test_minutes_name_the_moves(told):
    _, text = told(["", "draft", "15 later", "done", "", "", "minutes"])
    minutes = text.split("Minutes of the talks")[1]
    assert "Lithuania moves its seals: Trade" in minutes
    assert "Week 1 of 10: 7 May 1920" in minutes
    assert "News of 7 May: Kiev falls" in minutes


def test_a_draft_shows_what_it_is_worth_before_it_is_sent(told):
    _, text = told(["", "draft", "8", "8 1", "2 gibberish", "99", "1 1; 2 2", "1 3", "done", "2", "back"])
    assert 'Alliance or neutrality: "Alliance against Poland" instead of "Guaranteed neutrality" (−' in flat(
        text
    )
    assert "Below your instructions." in text
    assert re.search(r"your seals were worth 100 and would be worth \d+", flat(text))
    assert "your seal stands" not in text
    assert "Type 2 and one of these numbers." in text


def test_no_draft_moves_too_many_seals_or_more_than_they_ask(told):
    _, text = told(["", "draft", "1 1, 2 1, 3 1, 4 1", "7 1"])
    assert "That is more seals than one draft may move." in flat(text)
    assert "stop at their seal" in flat(text)


def test_a_document_goes_with_a_draft(told):
    _, text = told(["", "draft", "doc", "doc 2", "doc 2 grodno", "done", ""])
    assert "Document: Where the Litvaks live, on this clause: Grodno." in flat(text)
    assert "Lithuania reads a document on this clause, Grodno: Where the Litvaks live." in flat(text)


def test_a_threat_is_believed_or_called(told):
    for seed in (1, 2, 3, 4):
        _, text = told(["", "threaten", "11", "1", "A test."], seed=seed)
        if "does not believe" in text:
            assert "Your threat was not believed. What now?" in text
        else:
            assert "believes the threat" in text


def test_what_a_threat_has_moved_is_told_before_the_answer(told):
    for seed in range(1, 9):
        _, text = told(["", "threaten", "15", "1", ""], seed=seed)
        if "gives way" in text:
            before, after = flat(text).split("The Soviet delegation answers:", 1)
            assert "Soviet Russia believes the threat and gives way. Trade: Most favoured nation." in before
            assert "Initialled. Trade: Most favoured nation." in before
            assert "Soviet Russia moves its seals: Trade" not in after
            return
    pytest.fail("nobody believed a threat")


def test_a_move_is_explained_once_and_an_envelope_is_not_named_before_it_lies_there(told):
    _, text = told(["", "adjourn", "", "adjourn"])
    weeks = text.split("Week 2 of 10")
    assert "Make no move this week" in weeks[0]
    assert "Make no move this week" not in weeks[1]
    assert "Cost: Weeks are few" not in weeks[1]
    assert "envelope" not in text


def test_a_draft_within_the_instructions_is_called_so(told):
    _, text = told(["", "draft", "6 2", "clear", "1 2", "back"])
    assert "keeps within your instructions" in text
    assert "1 public step below your instructions" in text
    assert " 0 public steps" not in text


def test_instructions_that_the_capital_changes_by_itself_are_told(told):
    _, text = told(["", *waited(7)])
    assert "Your instructions have changed: Outer Grodno lands: Claim dropped." in flat(text)
    assert text.count("Your instructions have changed") == 1


def test_an_answer_of_the_capital_is_told_once(told):
    for seed in range(1, 9):
        _, text = told(["", "adjourn", "mandate", "12 13", "adjourn", "", "adjourn", ""], seed=seed)
        if "Kaunas agrees" in text:
            assert "Your instructions have changed" not in text
            return
    pytest.fail("no capital ever agreed")


def test_a_question_names_who_answers(told):
    _, text = told(["", "ask", "1"])
    assert re.search(
        r"Lithuania asks about a clause: Vilnius\. Soviet Russia answers: one step more", flat(text)
    )


def test_the_news_say_what_the_markers_mean(told, moscow):
    _, text = told(["", "news"])
    shown = [marker for marker in moscow.data.markers if "lithuania" in marker.seen_by]
    assert all(marker.about.en in flat(text) for marker in shown)


def test_cables_are_answered(told):
    _, text = told(["", "adjourn", "mandate", "12 13", "adjourn", "probe", "2", "adjourn", "pledge"])
    assert "Lithuania cables the capital for wider instructions: Forest; Archives and property." in flat(text)
    assert re.search(r"Kaunas (agrees|refuses); the instructions", flat(text))
    assert "Word in the corridors" in text or "in 100" in text


def test_the_curtain_keeps_secrets(told, moscow):
    first_week = ["", "", "adjourn", "", "", "", "adjourn", "", "", "pressure", "", "", "mandate", "5"]
    lines = [*first_week, "minutes", "adjourn", "", "", "minutes", "table", "news", "adjourn"]
    code, text = told(lines, side="both")
    assert code == 0
    scenes = re.split(r"Curtain\. Now (Lithuania|Soviet Russia) plays\.", text)
    seen = {"Lithuania": "", "Soviet Russia": ""}
    for side, scene in zip(scenes[1::2], scenes[2::2], strict=True):
        seen[side] += flat(scene)
    assert all(seen.values())
    assert "Soviet Russia presses its general staff" in seen["Soviet Russia"]
    assert "Soviet Russia presses its general staff" not in seen["Lithuania"]
    assert "Lithuania cables the capital" not in seen["Soviet Russia"]
    assert "Your instructions from Kaunas" not in seen["Soviet Russia"]
    assert "Home support 6" not in seen["Soviet Russia"]
    assert "Home support:" not in seen["Soviet Russia"]
    assert "Alliance demand:" not in seen["Lithuania"]
    for mine, theirs in (("Lithuania", 1), ("Soviet Russia", 0)):
        for type_ in moscow.data.sides[theirs].types:
            assert type_.about.en not in seen[mine]


def test_an_envelope_is_handed_over_and_taken(told):
    first_week = ["", "", "adjourn", "", "", "", "adjourn", *[""] * 6]
    second_week = ["adjourn", "", "", "adjourn", *[""] * 6]
    third_week = ["propose", "1", "", "", "", "accept_package", "1", "For the gold."]
    code, text = told([*first_week, *second_week, *third_week, *[""] * 8], side="both")
    words = flat(text)
    assert code == 0
    assert words.count("Lithuania takes the envelope and signs.") == 1
    assert "Lithuania accepts the other side's terms" not in words
    assert "better for" in words
    assert "worse for" in words


THIRD_WEEK = ["", *waited(2), "adjourn"]


@pytest.mark.parametrize(
    ("answers", "picked", "reason"),
    [
        (["2"], "no_war", None),
        (["help from London is far"], None, "help from London is far"),
        (["9", "help", "1"], "border", None),
        ([""], None, None),
    ],
)
def test_a_reason_is_picked_or_typed_at_a_marked_moment_and_told_at_the_end(
    told, saves, answers, picked, reason
):
    lines = [*THIRD_WEEK, *answers, "save mine", "", *waited(7, (3, 7)), *[""] * 8]
    _, text = told(lines, seed=3)
    decisions = Session.load(saves / "moscow1920" / "mine.json").decisions
    taken = next(one for one in decisions if one.moment is not None)
    assert (taken.moment, taken.picked, taken.reason) == ("border_and_alliance", picked, reason)
    moves = flat(text.split("The moves, side by side")[1])
    assert ("The border and the alliance. A " in moves) == (picked is not None)
    assert ("In their own words: help from London is far" in moves) == (reason is not None)
    assert text.count("You want a border, Moscow wants an ally.") == 1


def test_a_signature_is_asked_about_once(told):
    _, text = told([*GIVEN_AWAY, *[""] * 8])
    assert flat(text).count("To sign or not to sign") == 1
    assert "Why? One line" not in text


def test_history_is_shut_in_a_lesson_until_the_debrief(told, short_moscow):
    asked = ["history", "help", "clause 6"]
    _, text = told(["", *asked, *waited(6, (2, 4, 6)), "history"], scenario=short_moscow)
    during, after = text.split("To sign or not to sign")
    assert "In a lesson history stays shut until the debrief" in flat(during)
    assert "in a lesson not before the debrief" in flat(during)
    assert "What the delegations did in history" not in during
    assert "Disputed: The encyclopaedia" not in flat(during)
    assert "What the delegations did in history" in after


def test_a_group_has_its_name_and_its_code(told, saves, moscow):
    lines = [*GIVEN_AWAY, "", "", "", "", "10", "Owls\u202e of 9 b", "save mine", "", ""]
    _, text = told(lines, group="Herrings")
    words = flat(text)
    assert "Played by: Herrings." in words
    assert "Your group is called Owls\\u202e of 9 b." in words
    session = Session.load(saves / "moscow1920" / "mine.json")
    assert session.group == "Owls\u202e of 9 b"
    code = re.search("The treaty code of this game is ([^ ]+)[.]", words)[1]
    assert decode(moscow, code).treaty == session.result.treaty
    _, text = told(["2", "0"], side=None, seed=None)
    assert "Played by: Owls\\u202e of 9 b." in flat(text)


WRITES = "import sys; open(sys.argv[3], 'w').write('page')"
FAILS = "import sys; sys.exit('It cannot be.')"


def test_a_page_is_made_and_opened_only_on_yes(told, saves, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    monkeypatch.setattr(debrief_page, "COMMAND", (sys.executable, "-c", WRITES))
    _, text = told([*GIVEN_AWAY, "", "", "", "", "11", "", "11", "1", ""], group="Owls")
    pages = sorted(path.name for path in (saves / "moscow1920").glob("*.html"))
    assert pages == ["Owls 2.html", "Owls.html"]
    assert text.count("The page lies here:") == 2
    assert [address.rpartition("/")[2] for address in opened] == ["Owls%202.html"]


def test_a_page_that_cannot_be_made_says_why(told, monkeypatch):
    monkeypatch.setattr(debrief_page, "COMMAND", (sys.executable, "-c", FAILS))
    _, text = told([*GIVEN_AWAY, "", "", "", "", "11", ""])
    assert "The page could not be made. It cannot be." in flat(text)


def test_watching_ends_by_itself(told):
    code, text = told([], side="watch")
    assert code == 0
    assert "The treaty, clause by clause, beside history" in text
    assert "better for" in text or "no treaty" in text or "As in history" in text


def test_the_short_game_is_short(told, short_moscow):
    code, text = told(["", *waited(6, (2, 4, 6)), *[""] * 8], scenario=short_moscow)
    assert code == 0
    assert "Week 6 of 6" in text
    assert "Week 7" not in text
    assert "Settled before these talks" in text


def test_what_is_settled_is_named_once_and_no_document_bears_on_it(told, short_moscow):
    _, text = told(["", "documents"], scenario=short_moscow)
    assert text.count("Settled before these talks") == 1
    assert "It bears on: Vilnius, Grodno." in flat(text)
    assert "It bears on: Gold." in flat(text)
    weak = {document.weakness.en for document in short_moscow.data.documents if document.side == "lithuania"}
    assert all(f"Its weak point: {weakness}" in flat(text) for weakness in weak)


def test_control_c_saves_and_stops(moscow, saves):
    class Interrupted(io.StringIO):
        def readline(self, size=-1):
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    stdout = io.StringIO()
    code = play(moscow, side="soviet", lang="en", seed=7, stdin=Interrupted("\nadjourn\n"), stdout=stdout)
    assert code == 130
    assert (saves / "moscow1920" / "autosave.json").is_file()


WORDS = [
    "", "0", "1", "2", "3", "4", "5", "15", "99", "draft", "done", "back", "doc", "doc 1", "doc 1 2", "1 1",
    "3 theirs", "8 1, 9 2", "clear", "inquire", "threaten", "accept", "adjourn", "mandate", "3 5", "probe",
    "help", "history", "undo", "save", "load", "minutes", "table", "clause", "clause 4", "news", "reading",
    "instructions", "documents", "pagalba", "istorija",
]  # fmt: skip


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    lines=st.lists(st.sampled_from(WORDS) | st.text(max_size=20), max_size=25),
    side=st.sampled_from(["lithuania", "soviet", "both"]),
    lang=st.sampled_from([language.id for language in product().languages]),
)
def test_garbage_never_loses_a_game(told, lines, side, lang):
    code, text = told([line.replace("\n", " ") for line in lines], side=side, lang=lang, seed=3)
    assert code == 0
    assert max(map(len, text.splitlines())) <= 80


def test_no_word_means_two_commands():
    commands = (
        "help", "table", "clause", "instructions", "reading", "news", "documents", "history", "minutes",
        "undo", "save", "load", "quit", "back", "done", "clear", "document", "theirs",
    )  # fmt: skip
    spoken = [word for command in commands for word in words_of(command)]
    assert len(spoken) == len(set(spoken))
    assert not set(spoken) & set(ACTION_NAMES)


def test_a_clause_says_what_of_it_is_disputed(told, moscow):
    number, clause = next(
        (number, clause)
        for number, clause in enumerate(moscow.data.clauses, 1)
        if clause.disputed is not None
    )
    _, text = told(["", f"clause {number}"])
    assert clause.disputed.en in flat(text)

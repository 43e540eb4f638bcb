"""The command: what it writes, its exit codes, and that no traceback reaches a user."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game import cli
from game.play.session import Session
from game.play.setup import LEVELS
from game.players import registry
from game.scenario.load import load_scenario
from tests import builders

ROOT = Path(__file__).resolve().parents[1]
TARIFFS = str(ROOT / "tests" / "data" / "tariff_talks.yaml")
KEYS = {
    "scenario", "scenario_sha256", "fingerprint", "rules_version", "variants", "settings", "short",
    "seed", "games", "players",
    "outcome_share", "clause_share", "history_match", "signed_on", "value", "score", "epilogue",
    "games_per_second", "digest",
}  # fmt: skip


class Answer:
    """What the command left behind."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def no_display(monkeypatch):
    """There is no display here, in processes that are started neither; a driver of no name sees to it."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "none")


@pytest.fixture
def command(capsys):
    """Runs the command in this process."""

    def run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Answer(code, out, err)

    return run


def start(*arguments, python=(), **options):
    """Run the command in a process of its own."""
    options = {"capture_output": True, "encoding": "utf-8", "cwd": ROOT, "timeout": 120, **options}
    words = [sys.executable, *python, "-m", "game", *map(str, arguments)]
    done = subprocess.run(words, check=False, **options)
    assert "Traceback" not in (done.stderr or "")
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def simulate(command):
    """Runs a few games of the small scenario between policies that think fast."""

    def run(*arguments, games=2):
        players = ["--player", "halmar=waiter", "--player", "corvane=waiter"]
        return command("simulate", TARIFFS, "--games", games, *players, *arguments)

    return run


# Simulating


def test_simulate_writes_one_object(simulate):
    answer = simulate("--json", "--seed", 5, "--set", "talks.idle_weeks=3")
    assert (answer.code, answer.err) == (0, "")
    assert set(answer.json) == KEYS
    assert answer.json["players"] == {"halmar": "waiter", "corvane": "waiter"}
    assert answer.json["seed"] == 5
    assert answer.json["settings"] == ["talks.idle_weeks=3"]


def test_simulate_writes_tables_for_people(simulate):
    answer = simulate()
    assert answer.code == 0
    for word in (
        "2 games of tariff_talks, seed 0; halmar by waiter",
        "salt_duty",
        "half*",
        "Digest",
        "ratified",
    ):
        assert word in answer.out


def test_the_negotiator_plays_who_is_not_named(command):
    answer = command("simulate", TARIFFS, "--games", 1, "--json", "--player", "halmar=random")
    assert answer.json["players"] == {"halmar": "random", "corvane": "negotiator"}


def test_that_there_is_no_machine_code_is_said(simulate, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    answer = simulate("--json")
    assert answer.json["games"] == 2
    assert answer.err.startswith("Numba is not installed")


def test_batches_and_processes_change_nothing(simulate):
    digests = {
        simulate("--json", *arguments, games=5).json["digest"]
        for arguments in ((), ("--batch", 1), ("--batch", 3), ("--batch", 10**9), ("--workers", 2))
    }
    assert len(digests) == 1


def test_a_variant_and_a_setting_change_the_games(command):
    def digest(*arguments):
        return command("simulate", "--games", 1, "--json", *arguments).json["digest"]

    assert (
        len({digest(), digest("--variant", "front_stalls"), digest("--set", "talks.seals_per_draft=1")}) == 3
    )


def test_the_short_game_is_simulated(command):
    players = ["--player", "lithuania=waiter", "--player", "soviet=waiter"]
    answer = command("simulate", "--games", 1, "--json", "--short", *players)
    scenario = load_scenario(short=True)
    assert answer.json["short"] is True
    assert answer.json["fingerprint"] == scenario.fingerprint
    told = command("simulate", "--games", 1, "--short", "--variant", "front_stalls", *players).out
    assert "1 games of 1920_moscow with the short game, front_stalls, seed 0" in told


def test_rows_go_to_a_file_and_games_to_saves(simulate, command, tmp_path):
    out, saves = tmp_path / "games.parquet", tmp_path / "new" / "saves"
    answer = simulate("--json", "--out", out, "--saves", saves)
    assert answer.code == 0
    assert out.stat().st_size > 0
    assert sorted(path.name for path in saves.iterdir()) == ["game_00000.json", "game_00001.json"]
    session = Session.load(saves / "game_00001.json", load_scenario(TARIFFS))
    assert (session.setup.number, session.is_over) == (1, True)
    again = simulate("--json", "--out", out)
    assert again.code == 2
    assert "--force" in again.err
    again = simulate("--json", "--saves", saves)
    assert again.code == 2
    assert "--force" in again.err
    assert simulate("--out", out, "--saves", saves, "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--out", "games.csv"], 2, "must end in .parquet"),
        (["--out", "."], 2, ".parquet"),
        (["--out", "nowhere/games.parquet"], 4, "no such file or folder"),
        (["--saves", "file"], 2, "a file, not a folder"),
        (["--saves", "file/saves"], 4, "Could not make the folder"),
    ],
)
def test_where_nothing_can_be_written_no_game_is_played(
    simulate, tmp_path, monkeypatch, arguments, code, message
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    monkeypatch.setattr("game.sweep.simulate.simulate", lambda *_, **__: pytest.fail("A game was played."))
    answer = simulate(*arguments)
    assert answer.code == code
    assert message in answer.err


def test_too_many_saves_are_refused(simulate, tmp_path):
    answer = simulate("--saves", tmp_path / "saves", games=10_001)
    assert answer.code == 2
    assert "10000" in answer.err


# What the command line may say


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["simulat"], "Did you mean 'simulate'?"),
        (["1920_moscov"], "Did you mean '1920_moscow'?"),
        (["nothing_like_it"], "Known are 'play', 'simulate'"),
        (["simulate", "--gmaes", "3"], "--games"),
        (["--sied", "both"], "--side"),
        (["simulate"], "--games"),
        (["simulate", "--games"], "--games"),
        (["simulate", "--games", "0"], "from 1 to 1000000000; found '0'"),
        (["simulate", "--games", "-1"], "from 1 to 1000000000"),
        (["simulate", "--games", "1e6"], "from 1 to 1000000000; found '1e6'"),
        (["simulate", "--games", "1" + "0" * 30], "from 1 to 1000000000"),
        (["simulate", "--games", "9" * 10_000], "from 1 to 1000000000"),
        (["simulate", "--games", "nan"], "from 1 to 1000000000"),
        (["simulate", "--games", "ten"], "found 'ten'"),
        (["simulate", "--games", "1", "--seed", "-1"], "from 0 to 9223372036854775807"),
        (["simulate", "--games", "1", "--seed", str(1 << 63)], "from 0 to 9223372036854775807"),
        (["simulate", "--games", "1", "--seed", "text"], "from 0 to 9223372036854775807"),
        (["simulate", "--games", "1", "--workers", "0"], "from 1 to 256"),
        (["simulate", "--games", "1", "--workers", "1000000"], "from 1 to 256"),
        (["simulate", "--games", "1", "--batch", "0"], "from 1 to"),
        (["simulate", "--games", "1", "--player", "soviet"], "SIDE=POLICY"),
        (["simulate", "--games", "1", "--player", "soviets=random"], "Did you mean 'soviet'?"),
        (["simulate", "--games", "1", "--player", "soviet=randon"], "Did you mean 'random'?"),
        (["simulate", "--games", "1", "--player", "soviet=x"], "Known are 'negotiator'"),
        (["simulate", "--games", "1", "--player", "soviet=random", "--player", "soviet=giver"], "already"),
        (["simulate", "--games", "1", "--variant", "warsaw_fals"], "Did you mean 'warsaw_falls'?"),
        (
            ["simulate", "--games", "1", *["--variant", "front_stalls"] * 2],
            "The variant 'front_stalls' is named twice",
        ),
        (["--variant", "warsaw_falls", "--variant", "warsaw_falls"], "named twice"),
        (["validate", "front_stals"], "Did you mean 'front_stalls'?"),
        (["simulate", "--games", "1", "--set", "talks.weks=3"], "Did you mean 'weeks'?"),
        (["simulate", "--games", "1", "--set", "talks"], "PATH=VALUE"),
        (["simulate", "1920_moscou", "--games", "1"], "Did you mean '1920_moscow'?"),
        (["variants", "1920_moscou"], "Did you mean '1920_moscow'?"),
        (["play", "--level", "minister"], "plenipotentiary"),
        (["play", "--lang", "ru"], "Known are 'en', 'lt'"),
        (["schema", "rules"], "variant"),
        (["replay"], "SAVE"),
        (["bench", "--games", "0"], "from 1 to"),
        (["\x1b[31m\n"], r"\x1b[31m\n"),
    ],
)
def test_a_wrong_command_line_is_explained(command, arguments, message):
    answer = command(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err
    assert "\x1b" not in answer.err
    assert "Value error" not in answer.err
    assert cli.FIRST_TIME not in answer.err


@pytest.mark.parametrize("name", [[], *([name] for name in cli.COMMANDS)])
def test_help_names_the_options(command, name):
    answer = command(*name, "--help")
    assert answer.code == 0
    assert "Usage: moscow1920" in answer.out
    assert answer.out.isascii()


def test_all_commands_are_there(command):
    assert cli.COMMANDS == (
        "play", "simulate", "debrief", "replay", "validate", "variants", "schema", "bench", "screenshots",
        "handouts",
    )  # fmt: skip
    help_text = command("--help").out
    assert all(f"\n  {name} " in help_text for name in cli.COMMANDS)


def test_the_version_is_told(command):
    assert command("--version").out.startswith("moscow1920 ")


# Playing


class Terminal:
    """Stands in for the game at the terminal."""

    def __init__(self):
        self.games = []

    def __call__(self, scenario, **options):
        self.games.append((scenario, options))
        return 0


@pytest.fixture
def terminal(monkeypatch):
    """Somebody sits there, and what the game is started with is kept."""
    stand_in = Terminal()
    monkeypatch.setattr("game.terminal.app.play", stand_in)
    monkeypatch.setattr(cli, "_has_input", lambda stream: True)
    return stand_in


def test_levels_are_those_of_a_live_game(command, terminal):
    for level in LEVELS:
        assert command("play", "--level", level).code == 0
    assert [options["level"] for _, options in terminal.games] == list(LEVELS)


@pytest.mark.parametrize(
    "arguments",
    [[], ["play"], ["1920_moscow"], ["play", "1920_moscow"], ["--terminal"], ["scenarios/1920_moscow.yaml"]],
)
def test_without_a_command_it_plays(command, terminal, monkeypatch, arguments):
    monkeypatch.chdir(ROOT)
    assert command(*arguments).code == 0
    scenario, options = terminal.games[0]
    assert scenario.name == "1920_moscow"
    assert (options["side"], options["seed"], options["load"], options["plain"]) == (None, None, None, False)


def test_the_options_of_a_game_reach_it(command, terminal):
    answer = command(
        "--side", "soviet", "--level", "envoy", "--short", "--variant", "front_stalls", "--seed", 12,
        "--lang", "lt", "--plain", "--capital", "both", "--minutes", 3,
    )  # fmt: skip
    assert answer.code == 0
    scenario, options = terminal.games[0]
    assert (options["capital"], options["minutes"]) == ("both", 3)
    assert (scenario.is_short, scenario.variants) == (True, ("front_stalls",))
    assert {name: options[name] for name in ("side", "level", "short", "seed", "lang", "plain")} == {
        "side": "soviet", "level": "envoy", "short": True, "seed": 12, "lang": "lt", "plain": True,
    }  # fmt: skip


def test_an_unknown_side_is_refused(command, terminal):
    for option in ("--side", "--capital"):
        answer = command(option, "soviets")
        assert (answer.code, terminal.games) == (2, [])
        assert "Did you mean 'soviet'?" in answer.err


def test_an_unknown_side_is_refused_even_where_nobody_could_play():
    assert start("--side", "soviets", stdin=subprocess.DEVNULL).code == 2


def test_that_there_is_no_display_is_said_once(command, terminal):
    assert "no display here" in command().err
    assert command("--terminal").err == ""
    assert command("--plain").err == ""


class Start:
    """Stands in for the window."""

    def __init__(self):
        self.wishes = []

    def __call__(self, wish, report):
        self.wishes.append(wish)
        return 0


@pytest.fixture
def window(monkeypatch):
    """There is a display, and what the window is opened with is kept."""
    stand_in = Start()
    monkeypatch.setattr("game.ui.display.open_it", lambda: True)
    monkeypatch.setattr("game.ui.start.run", stand_in)
    return stand_in


def test_where_there_is_a_display_it_plays_in_a_window(command, window, terminal):
    assert command().code == 0
    assert command("--lang", "lt").code == 0
    assert terminal.games == []
    assert [(wish.loaded, wish.lang) for wish in window.wishes] == [(None, None), (None, "lt")]


def test_the_options_of_a_game_reach_the_window(command, window):
    words = ["--side", "soviet", "--level", "envoy", "--short", "--variant", "front_stalls", "--seed", 12]
    assert command(*words, "--capital", "soviet", "--minutes", 5).code == 0
    wish = window.wishes[0]
    assert (wish.capital, wish.minutes) == ("soviet", 5)
    assert (wish.side, wish.level, wish.seed, wish.is_short) == ("soviet", "envoy", 12, True)
    assert (wish.loaded.is_short, wish.loaded.variants) == (True, ("front_stalls",))
    assert command("--side", "soviets").code == 2
    assert len(window.wishes) == 1


def test_a_save_is_gone_on_with_in_the_window(command, window, tmp_path):
    save = tmp_path / "game.json"
    assert command("--load", save).code == 3
    Session.new(builders.moscow(), seed=1).save(save)
    assert command("--load", save).code == 0
    assert window.wishes[0].session.setup.seed == 1


def test_a_fault_in_the_window_has_one_report(command, window, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    places = []

    def fail(wish, report):
        error = TypeError("seven is not a colour")
        places.append(report(error))
        raise error

    monkeypatch.setattr("game.ui.start.run", fail)
    answer = command()
    assert answer.code == 70
    assert answer.err.endswith(f"A report lies in {places[0]}\n")
    assert list(tmp_path.iterdir()) == places


@pytest.mark.parametrize("option", ["--terminal", "--plain"])
def test_the_terminal_can_be_asked_for(command, window, terminal, option):
    assert command(option).code == 0
    assert (len(terminal.games), window.wishes) == (1, [])


def test_a_library_of_the_same_name_is_told_apart(command, terminal, monkeypatch):
    monkeypatch.setattr("pygame.IS_CE", False)
    answer = command("--lang", "en")
    assert answer.code == 0
    assert "pygame is installed in its place" in answer.err
    assert len(terminal.games) == 1


def test_without_the_library_it_plays_in_the_terminal(command, terminal, monkeypatch):
    monkeypatch.delattr("game.ui.display")
    monkeypatch.setitem(sys.modules, "game.ui.display", None)
    assert "needs pygame-ce" in command().err
    assert len(terminal.games) == 1


def test_screenshots_are_made_without_a_display(command, tmp_path):
    words = ["--out", tmp_path / "shots", "--lang", "lt", "--scale", 1.5, "--scene", "settings"]
    assert command("screenshots", *words).code == 0
    assert [path.name for path in (tmp_path / "shots").iterdir()] == ["settings_lt_150.png"]
    assert command("screenshots", "--out", tmp_path, "--scene", "settinks").code == 2
    assert command("screenshots", "--out", tmp_path, "--scale", "9").code == 2


def test_pictures_that_cannot_be_written_are_said(command, tmp_path):
    (tmp_path / "file").touch()
    assert command("screenshots", "--out", tmp_path / "file", "--scene", "about").code == 4


def test_handouts_are_written_with_an_index(command, tmp_path, monkeypatch):
    monkeypatch.setattr("game.pages.page.font_faces", lambda _text: "")
    folder = tmp_path / "sheets"
    answer = command("handouts", "--out", folder, "--lang", "lt", "--short")
    assert answer.code == 0
    written = [Path(line) for line in answer.out.splitlines()]
    assert {path for path in folder.rglob("*") if path.is_file()} == set(written)
    assert folder / "index.html" in written
    index = (folder / "lt" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"]*)"', index)
    assert links
    assert all((folder / "lt" / link).is_file() for link in links)


def test_handouts_fill_no_folder_that_is_in_use(command, tmp_path):
    (tmp_path / "mine.txt").touch()
    answer = command("handouts", "--out", tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "not empty" in answer.err
    assert command("handouts", "--out", tmp_path / "mine.txt").code == 2


def test_handouts_need_a_lesson(command, tmp_path):
    answer = command("handouts", TARIFFS, "--out", tmp_path / "sheets")
    assert answer.code == 3
    assert "tariff_talks.yaml" in answer.err


def test_a_save_is_gone_on_with_as_it_was(command, terminal, tmp_path):
    assert command("--load", tmp_path / "game.json").code == 0
    scenario, options = terminal.games[0]
    assert (scenario, options["load"]) == (None, tmp_path / "game.json")
    answer = command("--load", tmp_path / "game.json", "--seed", 0, "--short")
    assert answer.code == 2
    assert "--short, --seed" in answer.err


def test_with_neither_display_nor_terminal_it_says_what_to_do(tmp_path):
    empty = tmp_path / "empty"
    empty.touch()
    with empty.open() as nothing:
        answers = [start(stdin=subprocess.DEVNULL), start("--lang", "lt", stdin=nothing)]
    assert [answer.code for answer in answers] == [0, 0]
    assert [answer.err for answer in answers] == ["", ""]
    assert all("moscow1920 simulate --games" in answer.out for answer in answers)
    assert "terminale" in answers[1].out


def test_what_it_says_to_do_is_what_can_be_typed():
    """run.py leaves no command behind that a shell would find."""
    answer = start(stdin=subprocess.DEVNULL, env={**os.environ, "GAME_STARTED_AS": "python3 run.py"})
    assert "    python3 run.py simulate --games" in answer.out
    assert "moscow1920" not in answer.out


def test_who_only_watches_need_not_be_there():
    answer = start("--side", "watch", "--short", "--seed", 5, "--plain", stdin=subprocess.DEVNULL)
    assert answer.code == 0
    assert "Week 1 of 6" in answer.out
    assert "beside history" in answer.out


@pytest.mark.parametrize("kind", ["pipe", "file"])
def test_a_script_counts_as_somebody(tmp_path, kind):
    """A side that does not exist shows that the command went on to play."""
    script = tmp_path / "script"
    script.write_text("1\n")
    if kind == "pipe":
        answer = start("--side", "nobody", input="1\n")
    else:
        with script.open() as lines:
            answer = start("--side", "nobody", stdin=lines)
    assert answer.code == 2
    assert "There is no side 'nobody'" in answer.err


# Saves, scenarios, variants, schemas


def finished(policy, path):
    """Save a game that a policy has played against itself to its end."""
    scenario = load_scenario()
    session = Session.new(scenario, seed=3, players=dict.fromkeys(scenario.names.side, policy))
    session.play_on()
    session.save(path)
    return path


@pytest.fixture
def save(tmp_path):
    """A short game."""
    return finished("giver", tmp_path / "game.json")


def test_replay_writes_the_minutes(command, save):
    answer = command("replay", save)
    assert answer.code == 0
    first, second, *_, last = answer.out.splitlines()
    assert first == "Week 1 of 10: 7 May 1920"
    assert second.startswith("1920-05-07  ")
    assert last.startswith("- Trade: ")
    assert "accepts the other side's terms and signs." in answer.out
    assert "Each is as it was recorded." in answer.err
    assert "Lietuva" in command("replay", save, "--lang", "lt").out


def test_minutes_date_what_has_a_day_and_put_the_rest_under_its_week(command, tmp_path):
    parts = command("replay", finished("negotiator", tmp_path / "game.json")).out.split("\n\n")
    weeks, summer = parts[:-2], parts[-2]
    assert len(weeks) > 3
    assert all(part.startswith(f"Week {number} of 10: ") for number, part in enumerate(weeks, 1))
    assert summer.startswith("The summer, without you\n")
    days = [line[:10] for line in summer.splitlines()[1:]]
    assert days == sorted(days)
    lines = [line for week in weeks for line in week.splitlines()[1:]]
    moves = [line for line in lines if line.startswith(" " * 12)]
    assert moves
    assert not any(" its seals: " in line or " cables the " in line for line in set(lines) - set(moves))
    (signature,) = [line for line in lines if "terms and signs." in line]
    assert re.match(r"1920-\d\d-\d\d  ", signature)


def test_replay_refuses_a_save_that_was_changed(command, save):
    save.write_text(save.read_text().replace('"seed": 3', '"seed": 4'))
    answer = command("replay", save)
    assert answer.code == 3
    assert "damaged" in answer.err


def test_replay_of_what_is_not_there(command, tmp_path):
    answer = command("replay", tmp_path / "nothing.json")
    assert answer.code == 3
    assert "no such file" in answer.err


def test_validate_tells_every_trouble_of_every_file(command, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        Path(TARIFFS).read_text(encoding="utf-8").replace("weeks: 6", "weeks: six"), encoding="utf-8"
    )
    worse = tmp_path / "wörse [x] %s.yaml"
    worse.write_text("title: {\n", encoding="utf-8")
    answer = command("validate", bad, TARIFFS, worse, "1920_moscow")
    assert answer.code == 3
    lines = answer.out.splitlines()
    assert any(line.startswith(f"{bad}:") and "talks.weeks" in line for line in lines)
    assert any("wörse [x] %s.yaml:" in line for line in lines)
    assert f"{TARIFFS}: no trouble found." in lines
    assert "1920_moscow: no trouble found." in lines


def test_validate_of_a_newer_file(command, tmp_path):
    newer = tmp_path / "newer.yaml"
    newer.write_text("schema_version: 999\n")
    answer = command("validate", newer, "1920_moscow")
    assert answer.code == 5
    assert "newer" in answer.out


def test_validate_accepts_all_that_ships(command):
    variants = sorted((ROOT / "scenarios" / "variants").glob("*.yaml"))
    assert command("validate", variants[0], variants[-1]).code == 0


def test_validate_takes_the_names_of_what_ships(command):
    answer = command("validate", "front_stalls", "1920_moscow")
    assert answer.code == 0
    assert answer.out == "front_stalls: no trouble found.\n1920_moscow: no trouble found.\n"


def test_the_help_names_the_policies(command):
    assert tuple(registry.COMPILED) == cli.POLICIES
    told = " ".join(command("simulate", "--help").out.split())
    assert ", ".join(cli.POLICIES) in told


def test_variants_are_listed_with_what_they_change(command):
    answer = command("variants")
    assert answer.code == 0
    assert "warsaw_falls: Warsaw falls (distance from history: 3 of 5)\n    The Red Army is far" in answer.out
    assert answer.out.count("distance from history") == len(
        list((ROOT / "scenarios" / "variants").glob("*.yaml"))
    )


def test_variants_are_listed_in_each_language(command):
    answer = command("variants", "--lang", "lt")
    assert answer.code == 0
    assert "front_stalls: Frontas sustoja (nuotolis nuo istorijos: 3 iš 5)\n    Liepos puolimas" in answer.out
    assert command("variants", "--lang", "xx").code == 2


def test_that_a_scenario_has_no_variants_is_said(command, tmp_path):
    scenario = tmp_path / "talks.yaml"
    scenario.write_bytes(Path(TARIFFS).read_bytes())
    answer = command("variants", scenario)
    assert (answer.code, answer.out) == (0, "")
    assert "No variants lie beside" in answer.err


def test_one_bad_variant_does_not_spoil_the_list(command, tmp_path):
    scenario = tmp_path / "talks.yaml"
    scenario.write_bytes(Path(TARIFFS).read_bytes())
    (tmp_path / "variants").mkdir()
    (tmp_path / "variants" / "a_bad_one.yaml").write_text("title: 3\n")
    good = (ROOT / "scenarios" / "variants" / "warsaw_falls.yaml").read_bytes()
    (tmp_path / "variants" / "warsaw_falls.yaml").write_bytes(good)
    answer = command("variants", scenario)
    assert answer.code == 1
    assert "a_bad_one.yaml" in answer.err
    assert "warsaw_falls: Warsaw falls" in answer.out


@pytest.mark.parametrize("kind", ["scenario", "variant"])
def test_schemas_are_those_that_ship(command, kind):
    name = {"scenario": "schema.json", "variant": "variant.schema.json"}[kind]
    assert command("schema", kind).json == json.loads((ROOT / "scenarios" / name).read_text(encoding="utf-8"))
    assert command("schema").json["title"] == "Scenario"


WINDOW = {"first_page_at": 0.0, "frame_ms": 8.0, "change_ms": 90.0, "idle_share": 0.005}


def test_bench_writes_what_it_measured(command, monkeypatch):
    figures = {
        "is_compiled": True, "games_per_second": 9720.5, "turn_ms": {"median": 0.1244, "p95": 0.17},
        "look_ahead": {"playouts": 20000, "seconds": 1.18}, "set_up_s": 2.0, **WINDOW,
    }  # fmt: skip
    monkeypatch.setattr("game.sweep.bench._output_of", lambda *_, **__: json.dumps(figures))
    measured = command("bench", "--json").json
    assert list(measured) == [
        "machine",
        "games_per_second",
        "turn_ms",
        "look_ahead",
        "start_up_s",
        "window",
        "set_up_s",
    ]
    assert list(measured["window"]) == ["frame_ms", "change_ms", "idle_share", "start_s"]
    assert measured["games_per_second"] == {"compiled": 9720.0, "interpreted": 9720.0}
    table = command("bench").out
    assert "20,000 playouts from the middle" in table
    assert "9,720" in table
    assert "0.5 %" in table


def test_bench_without_machine_code_leaves_its_figures_out(command, monkeypatch):
    figures = {"is_compiled": False, "games_per_second": 1.5, "turn_ms": {"median": 12.0, "p95": 17.0}}
    figures |= {"set_up_s": 0.1, "look_ahead": None, **WINDOW}
    monkeypatch.setattr("game.sweep.bench._output_of", lambda *_, **__: json.dumps(figures))
    measured = command("bench", "--json").json
    assert measured["games_per_second"] == {"compiled": None, "interpreted": 1.5}
    assert command("bench").code == 0


# Whatever the surroundings

ONE_GAME = ("simulate", TARIFFS, "--games", 1, "--player", "halmar=waiter", "--json")


@pytest.fixture(scope="module")
def usual():
    """What the command writes as this machine is set up: the digest of a game, and the variants."""
    return start(*ONE_GAME).json["digest"], start("variants").out


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"HOME": "/nowhere", "PYTHONHASHSEED": "2"},
        {"HOME": None, "LC_ALL": "C", "TERM": "dumb"},
    ],
)
def test_the_output_is_the_same_in_all_surroundings(usual, surroundings):
    environment = {name: value for name, value in {**os.environ, **surroundings}.items() if value is not None}
    answer = start(*ONE_GAME, env=environment)
    assert (answer.code, answer.err) == (0, "")
    assert (answer.json["digest"], start("variants", env=environment).out) == usual


@pytest.mark.parametrize("python", [("-O",), ("-OO",), ("-W", "error"), ("-X", "dev")])
def test_the_result_is_the_same_however_python_is_started(usual, python):
    answer = start(*ONE_GAME, python=python)
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["digest"] == usual[0]


def seconds(argument):
    """Seconds of work of a command, whatever else the machine does; by the clock where nobody counts them."""
    clock, before = time.monotonic(), os.times()
    assert start(argument).code == 0
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return work or time.monotonic() - clock


def test_the_command_is_there_at_once():
    fastest = [min(seconds(argument) for _ in range(3)) for argument in ("--help", "variants")]
    assert fastest[0] < 1
    assert fastest[1] < 2  # it reads a dozen files


def test_help_needs_none_of_the_heavy_modules():
    code = (
        "import sys; from game.cli import main; main(['--help']);"
        "sys.exit(', '.join({'numpy', 'numba', 'pydantic', 'yaml', 'duckdb'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, cwd=ROOT, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of Unix")
class TestStreams:
    """Streams that are closed, full or gone."""

    def shell(self, line):
        environment = {**os.environ, "M": f"{sys.executable} -m game", "T": TARIFFS}
        return subprocess.run(
            ["bash", "-c", line],
            check=False,
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            env=environment,
        )

    def test_a_reader_that_has_enough_is_no_error(self):
        done = self.shell("$M schema | head -n 1; echo ${PIPESTATUS[0]}")
        assert (done.stdout, done.stderr) == ("{\n0\n", "")

    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    def test_closed_streams_are_no_error(self, closed):
        done = self.shell(f"$M variants {closed}")
        assert (done.returncode, done.stderr) == (0, "")

    def test_closed_input_is_nobody(self):
        done = self.shell("$M <&-")
        assert done.returncode == 0
        assert "To play, start the command on a desktop or in a terminal" in done.stdout

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize(
        "command", ["schema", "variants", "simulate $T --games 1 --player halmar=waiter"]
    )
    def test_a_full_disk_is_named(self, command):
        done = self.shell(f"$M {command} > /dev/full")
        assert done.returncode == 4
        assert "Could not write the output" in done.stderr
        assert "Exception ignored" not in done.stderr


@pytest.fixture
def hears_ctrl_c():
    """A shell that starts the tests in the background lets them ignore Ctrl-C, and processes inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize(("workers", "pause"), [(1, 1), (2, 0), (2, 0.3), (2, 2)])
def test_ctrl_c_stops_the_run(tmp_path, hears_ctrl_c, workers, pause):
    """A terminal sends the signal to the whole group, so do we."""
    words = [sys.executable, "-m", "game", "simulate", TARIFFS, "--games", "100000", "--batch", "1"]
    words += ["--workers", str(workers), "--out", str(tmp_path / "games.parquet")]
    process = subprocess.Popen(
        words,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        while not list(tmp_path.iterdir()) and process.poll() is None:
            time.sleep(0.1)
        time.sleep(pause)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode in (130, -signal.SIGINT)  # a shell calls both 130
    assert (out, err) == ("", "Stopped.\n")
    assert list(tmp_path.iterdir()) == []


# Faults of ours


@pytest.fixture
def broken(monkeypatch):
    """Something in the program fails."""

    def fail(*_, **__):
        message = "seven is not a colour"
        raise TypeError(message)

    monkeypatch.setattr("game.scenario.json_schema.json_schema", fail)


def test_a_fault_of_ours_goes_into_a_report(command, broken, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = command("schema")
    report = next(tmp_path.iterdir())
    assert (answer.code, answer.out) == (70, "")
    assert str(report) in answer.err
    assert answer.err.count("\n") == 1
    text = report.read_text(encoding="utf-8")
    assert "seven is not a colour" in text
    assert "Traceback" in text


def test_a_fault_is_told_even_where_no_report_can_be_written(command, broken, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    answer = command("schema")
    assert answer.code == 70
    assert "--debug" in answer.err


def test_with_debug_a_fault_shows_where_it_happened(broken, capsys):
    assert cli.main(["schema", "--debug"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_a_policy_that_failed_is_named(command, monkeypatch):
    class Raising:
        def decide(self, observation, nonce):
            message = "no idea"
            raise ValueError(message)

    monkeypatch.setitem(registry.PYTHON, "raising", lambda rules: Raising())
    answer = command("simulate", TARIFFS, "--games", 1, "--json", "--player", "halmar=raising")
    assert answer.code == 1
    assert answer.json["games"] == 1
    assert "ValueError: no idea" in answer.err


@pytest.mark.parametrize("name", ["validate", "variants"])
def test_a_name_too_long_for_a_file_is_refused(command, name):
    answer = command(name, "a" * 300)
    assert answer.code in (2, 3)
    assert "itself" not in answer.err

# ruff: noqa: PLC0415 - everything heavy is imported inside the commands, so that the help is there at once
"""The command `moscow1920`: its options, its exit codes, and that no traceback reaches a user."""

import contextlib
import errno
import functools
import io
import itertools
import json
import os
import platform
import stat
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TextIO

import typer

from game.errors import CannotWrite, CommandError, GameError, InputRefused, Stopped, reason_of, shown

PROGRAM: Final = "moscow1920"
OUR_FAULT: Final = 70
SOME_FAILED: Final = 1
REFUSED: Final = 3
DEBUG: Final = "--debug"
MOST_VALUED: Final = 40
"""Saves up to which the table of a debrief tells what decisions were worth."""
MANY_SAVES: Final = 300
"""Saves for which machine code pays, though it may have to be made first."""
POLICIES: Final = ("negotiator", "historical", "random", "waiter", "stubborn", "giver", "bluffer")
"""The policies of `game.players.registry`, which is too heavy for the help."""
STARTED_AS: Final = "GAME_STARTED_AS"
"""Variable in which run.py says what the user has to type in place of the command's name."""

NO_DISPLAY: Final = {
    "en": "There is no display here for the window; the game is played in the terminal.",
    "lt": "Ekrano langui čia nėra; žaidžiama terminale.",
}
NO_LIBRARY: Final = {
    "en": "The window needs pygame-ce, and that is not installed; the game is played in the terminal.",
    "lt": "Langui reikia bibliotekos pygame-ce, o ji neįdiegta; žaidžiama terminale.",
}
WRONG_LIBRARY: Final = {
    "en": """\
The window needs pygame-ce, and pygame is installed in its place; the game is played in the terminal.
For the window: pip uninstall pygame, then pip install --force-reinstall pygame-ce""",
    "lt": """\
Langui reikia bibliotekos pygame-ce, o jos vietoje įdiegta pygame; žaidžiama terminale.
Jei norite lango: pip uninstall pygame, tada pip install --force-reinstall pygame-ce""",
}
NOBODY_THERE: Final = {
    "en": """\
There is neither a display nor a terminal here, so nobody could play.
To play, start the command on a desktop or in a terminal. To let a script play, hand it the decisions:
    {program} --terminal --plain < decisions.txt
To let computers play against each other:
    {program} simulate --games 1000""",
    "lt": """\
Čia nėra nei ekrano, nei terminalo, todėl žaisti niekas negalėtų.
Norėdami žaisti, paleiskite komandą darbalaukyje arba terminale. Jei žaisti turi programa, perduokite
jos sprendimus:
    {program} --terminal --plain < decisions.txt
Jei kompiuteriai turi žaisti vieni su kitais:
    {program} simulate --games 1000""",
}
FIRST_TIME: Final = "The rules are being compiled for this machine; that takes a minute or two, this once."
NO_MACHINE_CODE: Final = (
    "Numba is not installed, so the rules run as plain Python, thousands of times slower. "
    f'For machine code: pip install "{PROGRAM}[fast]"'
)
DISTANCE: Final = {
    "en": "distance from history: {} of 5",
    "lt": "nuotolis nuo istorijos: {} iš 5",
}

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What stdout may say; whoever writes a file turns it into a sentence of its own."""
_USAGE_ERROR: Final = typer.BadParameter.__bases__[0]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    epilog=f"Without a command it plays. With {DEBUG}, a fault of the program shows where it happened.",
)


# Options that several commands have.


def _whole_number(low: int, high: int) -> Callable[[str | int], int]:
    """Make a reader of whole numbers that names its limits."""

    def read(value: str | int) -> int:
        text = str(value)  # typer hands defaults through here, too
        try:
            number = int(text) if len(text) <= len(str(high)) + 1 else high + 1
        except ValueError:
            number = high + 1
        if not low <= number <= high:
            raise typer.BadParameter(
                f"must be a whole number from {low} to {high}; found '{shown(text, 40)}'."
            )
        return number

    return read


_SEED: Final = _whole_number(0, (1 << 63) - 1)

ScenarioName = Annotated[
    str | None, typer.Argument(metavar="SCENARIO", help="A scenario's name or file.", show_default=False)
]
Short = Annotated[bool, typer.Option("--short", help="Play the lesson-sized game.")]
Variants = Annotated[
    list[str] | None,
    typer.Option("--variant", metavar="NAME", help="Play a variant of history; may be repeated with others."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write one JSON object.")]
Force = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]
Language = Annotated[str | None, typer.Option("--lang", metavar="LANGUAGE", help="en or lt.")]


# Commands.


@app.callback(invoke_without_command=True)
def moscow1920(
    *, version: Annotated[bool, typer.Option("--version", help="Tell the version and stop.")] = False
) -> None:
    """Negotiate: play one side of the talks, or let computers play them by the thousand."""
    if version:
        _write(f"{PROGRAM} {_version()}")
        raise typer.Exit


@app.command(short_help="Play a game; the same as no command.")
def play(
    *,
    scenario: ScenarioName = None,
    side: Annotated[
        str | None,
        typer.Option(
            metavar="SIDE", help="Which side you play, by its id in the scenario; or both, or watch."
        ),
    ] = None,
    level: Annotated[
        Literal["secretary", "envoy", "plenipotentiary"] | None, typer.Option(help="How hard it is.")
    ] = None,
    short: Short = False,
    variant: Variants = None,
    seed: Annotated[
        int | None, typer.Option(parser=_SEED, metavar="N", help="Play the game of that number again.")
    ] = None,
    lang: Language = None,
    terminal: Annotated[
        bool, typer.Option("--terminal", help="Play in the terminal, also where there is a display.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Play in the terminal, without colours and frames.")
    ] = False,
    group: Annotated[
        str, typer.Option(metavar="NAME", help="What you call yourselves; kept with the game.")
    ] = "",
    load: Annotated[Path | None, typer.Option(metavar="FILE", help="Go on with a saved game.")] = None,
    capital: Annotated[
        str | None,
        typer.Option(
            metavar="SIDE",
            help="Whose capital people play in place of chance, by the side's id in the scenario; or both.",
        ),
    ] = None,
    minutes: Annotated[
        int | None, typer.Option(parser=_whole_number(0, 60), metavar="N", help="Time each round.")
    ] = None,
) -> int:
    """Play a game: in a window where there is a display, else in the terminal."""
    _run_as_it_stands()
    language = _language(lang)
    choices = {
        "SCENARIO": scenario, "--side": side, "--level": level, "--short": short, "--variant": variant,
        "--capital": capital, "--group": group,
    }  # fmt: skip
    superfluous = [name for name, value in choices.items() if value] + ["--seed"] * (seed is not None)
    if load is not None and superfluous:
        raise CommandError(f"A game goes on as it was saved: --load goes without {', '.join(superfluous)}.")
    obstacle = None if terminal or plain else _obstacle_to_a_window()
    in_window = not (terminal or plain or obstacle)
    loaded = None
    if load is None and (superfluous or not in_window):
        loaded = _load_for(side, scenario, variants=variant or (), short=short)
        if capital is not None:
            _require_known("side", capital, [*loaded.names.side, "both"])
    if in_window:
        from game.ui import start

        session = None if load is None else _saved_session(load)
        wish = start.Wish(
            scenario,
            loaded,
            side,
            level,
            seed,
            short,
            tuple(variant or ()),
            lang,
            group,
            session,
            load,
            capital,
            minutes,
        )
        return start.run(wish, _report_of)
    if side != "watch" and not _has_input(sys.stdin):
        _write(NOBODY_THERE[language].format(program=os.environ.get(STARTED_AS) or PROGRAM))
        return 0
    if obstacle is not None:
        _say(obstacle[language])
    from game.terminal import app as terminal_game

    return terminal_game.play(
        loaded,
        scenario_name=scenario,
        side=side,
        level=level,
        short=short,
        variants=tuple(variant or ()),
        seed=seed,
        lang=lang,
        plain=plain,
        group=group,
        load=load,
        capital=capital,
        minutes=minutes or 0,
        stdin=sys.stdin,
        stdout=sys.stdout,
    )


@app.command(short_help="Let policies play many games.")
def simulate(
    *,
    scenario: ScenarioName = None,
    games: Annotated[int, typer.Option(parser=_whole_number(1, 10**9), metavar="N", help="How many games.")],
    seed: Annotated[int, typer.Option(parser=_SEED, metavar="S", help="The run's seed.")] = 0,
    player: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SIDE=POLICY",
            help=f"Who plays a side, by its id in the scenario: {', '.join(POLICIES)}; else the first.",
        ),
    ] = None,
    short: Short = False,
    variant: Variants = None,
    setting: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="PATH=VALUE", help="Change one value of the scenario; may be repeated."
        ),
    ] = None,
    batch: Annotated[
        int | None,
        typer.Option(parser=_whole_number(1, 10**9), metavar="N", help="Games at a time; the same result."),
    ] = None,
    workers: Annotated[
        int, typer.Option(parser=_whole_number(1, 256), metavar="N", help="Processes; the same result.")
    ] = 1,
    as_json: AsJson = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.parquet", help="Write a row a game as Parquet.")
    ] = None,
    saves: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write each game as a save; 10,000 at most.")
    ] = None,
    force: Force = False,
) -> int:
    """Let policies play many games, and tell what came of them."""
    from game.players.playout import play_games
    from game.scenario.load import load_scenario
    from game.sweep import simulate as runs
    from game.sweep.saves import require_room, write_saves
    from game.sweep.table import ParquetWriter

    loaded = load_scenario(scenario, variants=variant or (), settings=setting or (), short=short)
    players = runs.seat_players(loaded, _players(player or ()))
    if saves is not None:
        require_room(saves, games, force=force)
    _announce_compiling(play_games)
    with contextlib.ExitStack() as stack:
        writer = None
        if out is not None:
            writer = stack.enter_context(ParquetWriter(out, loaded.names, force=force))
        with _progress("Playing") as told:
            result = runs.simulate(
                loaded,
                games=games,
                seed=seed,
                players=players,
                batch=batch,
                workers=workers,
                progress=told,
                on_rows=None if writer is None else writer.write,
            )
        if writer is not None:
            writer.finish(result.origin())
    if saves is not None:
        with _progress("Saving") as told:
            write_saves(loaded, games=games, seed=seed, players=result.players, folder=saves, progress=told)
    _show_result(result, as_json=as_json)
    return SOME_FAILED if result.fault is not None else 0


@app.command(short_help="Make the page of a debrief from saved games.")
def debrief(
    saves: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="SAVE_OR_FOLDER...", help="Saved games, and folders of them.", show_default=False
        ),
    ] = None,
    *,
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="Where to write the page.")],
    lang: Language = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write a row for each decision, too.")
    ] = None,
    code: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[NAME=]CODE", help="Put a group on the page by its treaty code; may be repeated."
        ),
    ] = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Leave out names and reasons in the players' own words.")
    ] = False,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the page is called.")] = "",
    force: Force = False,
) -> int:
    """Make one page of a saved game, or of all games of a class side by side."""
    from game.debrief.whole_class.search import find_saves

    language = _language(lang)
    if not saves and not code:
        raise CommandError("Name a saved game, a folder of them, or a treaty code (--code).")
    search = find_saves(saves or ())
    is_valued = csv is not None and len(search.saves) <= MOST_VALUED
    is_one_game = len(search.saves) == 1 and not code
    if not (is_one_game or is_valued) and len(search.saves) < MANY_SAVES:
        _run_as_it_stands()
    else:
        from game.engine.week import retrace
        from game.players.playout import play_forks

        _announce_compiling(play_forks if is_one_game or is_valued else retrace)
    from game.debrief import command

    wish = command.Wish(
        search=search,
        codes=tuple(code or ()),
        out=out,
        lang=language,
        table=csv,
        is_anonymous=anonymous,
        title=title,
        force=force,
        is_valued=is_valued,
    )
    with _progress("Working") as told:
        done = command.debrief(wish, told)
    _write(*done.lines)
    return done.exit_code


@app.command(short_help="Check a save, and write the minutes of its talks.")
def replay(
    save: Annotated[Path, typer.Argument(metavar="SAVE", help="A saved game.")], *, lang: Language = None
) -> int:
    """Play a save back, check it turn by turn, and write the minutes of the talks."""
    language = _language(lang)
    _run_as_it_stands()
    from game.play.replay import replay as played_back
    from game.telling.minutes import Minutes
    from game.telling.words import Words

    turns = played_back(save)
    opening = next(turns)
    minutes = Minutes(Words(opening.session.scenario, language))
    for turn in itertools.chain([opening], turns):
        _write(*minutes.lines_of(turn))
    _write(*minutes.ending(turn.session))
    _say(f"Turns played back: {turn.number}. Each is as it was recorded.")
    return 0


@app.command(short_help="Tell every trouble in scenarios or variants.")
def validate(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, or names of scenarios and variants that ship."),
    ],
) -> int:
    """Check scenarios or variants, and tell every trouble with its file and line."""
    from game.errors import NewerVersion
    from game.scenario.load import check_file

    exit_code = 0
    for name in files:
        try:
            troubles = check_file(_file_to_check(name))
        except NewerVersion as error:
            _write(str(error))
            exit_code = exit_code or NewerVersion.exit_code
            continue
        _write(*(troubles or [f"{shown(name, 4096)}: no trouble found."]))
        exit_code = REFUSED if troubles else exit_code
    return exit_code


@app.command(short_help="List the variants of a scenario.")
def variants(*, scenario: ScenarioName = None, lang: Language = None) -> int:
    """List the variants of a scenario: what each changes, and how far it departs from history."""
    from game.scenario.load import load_variant, variant_files

    language = _language(lang)
    file = _scenario_file(scenario)
    if not _exists(file):
        raise InputRefused(f"Cannot read {shown(str(file), 4096)}: there is no such file or folder.")
    exit_code = 0
    files = variant_files(file)
    if not files:
        _say(f"No variants lie beside {shown(str(file), 4096)}. A name means one of those that ship.")
    for name, path in files.items():
        try:
            variant = load_variant(path, file).data
        except GameError as error:
            _say(str(error))
            exit_code = SOME_FAILED
            continue
        distance = DISTANCE[language].format(variant.distance)
        _write(f"{name}: {getattr(variant.title, language)} ({distance})")
        _write(f"    {getattr(variant.changes, language)}")
    return exit_code


@app.command(short_help="Write the JSON Schema of a scenario.")
def schema(
    kind: Annotated[Literal["scenario", "variant"], typer.Argument(help="Of what.")] = "scenario",
) -> int:
    """Write the JSON Schema by which an editor completes and checks a scenario."""
    from game.scenario.json_schema import as_text, json_schema, variant_json_schema

    _write(as_text(json_schema() if kind == "scenario" else variant_json_schema()).rstrip())
    return 0


@app.command(short_help="Measure how fast everything is here.")
def bench(
    *,
    as_json: AsJson = False,
    games: Annotated[
        int, typer.Option(parser=_whole_number(1, 10**6), metavar="N", help="Games of one run.")
    ] = 2_000,
) -> int:
    """Measure how fast games, turns, look-ahead and the command's start are here."""
    from game.sweep.bench import run_bench
    from game.sweep.report import bench_report

    measure = run_bench(games, _say, "game.ui.measure")
    if as_json:
        _write(json.dumps(measure, indent=2))
    else:
        _print_report(bench_report(measure))
    return 0


@app.command(short_help="Make a picture of every screen.")
def screenshots(
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to put them.")],
    lang: Annotated[
        list[str] | None, typer.Option(metavar="LANGUAGE", help="en or lt; both unless given.")
    ] = None,
    scale: Annotated[
        list[float] | None,
        typer.Option(min=1, max=2.5, metavar="SCALE", help="Size of type, 1 to 2.5; 1 and 1.5 unless given."),
    ] = None,
    scene: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Which screen; all unless given.")
    ] = None,
) -> int:
    """Make a picture of every screen of the window, without a display; the same pictures every time."""
    _run_as_it_stands()
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    obstacle = _obstacle_to_a_window()
    if obstacle is not None:
        raise CommandError(obstacle["en"])
    from game.scenario.product import product
    from game.ui import display, scenes

    for one in lang or ():
        _language(one)
    for one in scene or ():
        _require_known("screen", one, list(scenes.SCENES))
    languages = lang or [language.id for language in product().languages]
    names = scene or list(scenes.SCENES)
    try:
        for path in scenes.take_all(out, languages, scale or scenes.SCALES, names):
            _write(str(path))
    except OSError as error:
        raise CannotWrite(f"Could not write to {shown(str(out), 4096)}: {reason_of(error)}.") from None
    finally:
        display.close()
    return 0


@app.command(short_help="Write printable sheets for a class.")
def handouts(
    *,
    scenario: ScenarioName = None,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to put them.")],
    lang: Annotated[
        list[str] | None, typer.Option(metavar="LANGUAGE", help="en or lt; both unless given.")
    ] = None,
    short: Annotated[bool, typer.Option("--short", help="Sheets for the lesson-sized game.")] = False,
    force: Force = False,
) -> int:
    """Write printable sheets for a class: roles, rules, clauses, documents, slips, and an index of them."""
    from game.handouts.write import write_handouts
    from game.scenario.load import load_scenario
    from game.scenario.product import product

    languages = [_language(one) for one in dict.fromkeys(lang or ())]
    for path in write_handouts(
        load_scenario(scenario, short=short),
        out,
        languages or [language.id for language in product().languages],
        force=force,
    ):
        _write(str(path))
    return 0


COMMANDS: Final = tuple(command.callback.__name__ for command in app.registered_commands if command.callback)


# What the commands share.


def _run_as_it_stands() -> None:
    """Let the rules run interpreted, unless the user says otherwise: a live game needs no machine code."""
    os.environ.setdefault("GAME_COMPILED", "0")


def _load_for(side: str | None, scenario: str | None, **asked: Any) -> Any:
    """Load a scenario, and see to it that it has the side that is asked for."""
    from game.scenario.load import load_scenario

    loaded = load_scenario(scenario, **asked)
    if side is not None:
        _require_known("side", side, [*loaded.names.side, "both", "watch"])
    return loaded


def _saved_session(path: Path) -> Any:
    from game.play.session import Session

    return Session.load(path)


def _obstacle_to_a_window() -> Mapping[str, str] | None:
    """Open the display; say in every language why there can be no window, if there can be none."""
    try:
        from game.ui import display
    except ImportError:
        return NO_LIBRARY
    if not display.is_right_library():
        return WRONG_LIBRARY
    return None if display.open_it() else NO_DISPLAY


def _version() -> str:
    try:
        return metadata.version(PROGRAM)
    except metadata.PackageNotFoundError:
        return "of a folder that is not installed"


def _say(text: str) -> None:
    """Write a line that is no part of the output."""
    sys.stderr.write(text + "\n")


def _write(*lines: str) -> None:
    """Write lines of the output."""
    sys.stdout.writelines(line + "\n" for line in lines)


def _print_report(parts: Iterable[Any]) -> None:
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False)
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, str))


def _require_known(what: str, name: str, known: Sequence[str]) -> None:
    from game.scenario.checking import listing
    from game.scenario.findings import nearest

    if name not in known:
        raise CommandError(
            f"There is no {what} '{shown(name)}'.{nearest(name, known) or ' ' + listing(known)}"
        )


def _language(asked: str | None) -> str:
    """Check a language; the product's first one where none is asked for."""
    from game.scenario.product import product

    languages = [language.id for language in product().languages]
    if asked is None:
        return languages[0]
    _require_known("language", asked, languages)
    return asked


def _scenario_file(name: str | None) -> Path:
    """Find a scenario's file without reading it."""
    from game.scenario.product import product

    return _file_of("scenario", product().default_scenario if name is None else name, _shipped_scenarios())


def _file_to_check(name: str) -> Path:
    """Find the file of a scenario or variant without reading it."""
    from game.scenario.load import variant_files

    shipped = {**variant_files(_scenario_file(None)), **_shipped_scenarios()}
    return _file_of("scenario or variant", name, shipped)


def _shipped_scenarios() -> dict[str, Path]:
    from game.resources import scenario_folder
    from game.scenario.load import scenario_names

    return {name: scenario_folder() / f"{name}.yaml" for name in scenario_names()}


def _file_of(what: str, name: str, shipped: Mapping[str, Path]) -> Path:
    """Find the file of that name among those that ship, or take the name for a path."""
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if not _exists(path) and not _looks_like_a_path(name):
        _require_known(what, name, list(shipped))
    return path


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no name that a file could have
        return False


def _looks_like_a_path(word: str) -> bool:
    return "/" in word or "\\" in word or word.endswith((".yaml", ".yml"))


def _players(assignments: Sequence[str]) -> dict[str, str]:
    players = {}
    for assignment in assignments:
        side, equals, policy = assignment.partition("=")
        if not (side and equals and policy):
            raise CommandError(f"--player {shown(assignment)}: must read SIDE=POLICY.")
        if side in players:
            raise CommandError(f"--player {shown(assignment)}: {shown(side)} has a player already.")
        players[side] = policy
    return players


def _announce_compiling(rule: Callable[..., Any]) -> None:
    """Say that the rules will run slowly, or have to be compiled first, if so."""
    from importlib.util import find_spec

    from game.engine.compiled import is_ready

    if find_spec("numba") is None:
        _say(NO_MACHINE_CODE)
    elif not is_ready(rule):
        _say(FIRST_TIME)


@contextlib.contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None] | Any]:
    """Show a bar on stderr, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _show_result(result: Any, *, as_json: bool) -> None:
    from game.sweep.report import summary_report

    summary = result.summary()
    if as_json:
        _write(json.dumps(summary, indent=2, allow_nan=False))
    else:
        _print_report(summary_report(summary, result.scenario.data))
    if result.replaced:
        _say(f"{result.replaced:,} decisions were not legal, or not taken, and became the safe move.")
    if result.fault is not None:
        _say(f"A policy failed. The first failure: {shown(result.fault, 300)}")


def _has_input(stream: TextIO) -> bool:
    """Whether anybody, or a script, can answer."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return not isinstance(stream, io.TextIOWrapper) and stream.readable()
    if stream.isatty() or stat.S_ISFIFO(status.st_mode) or stat.S_ISSOCK(status.st_mode):
        return True
    return stat.S_ISREG(status.st_mode) and status.st_size > 0


# From the words of a command line to an exit code.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Its arguments; those of the process unless given.

    Returns:
        The exit code.
    """
    _mend_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    wants_traceback = DEBUG in words
    words = [word for word in words if word != DEBUG]
    try:
        exit_code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
        return 0
    except GameError as error:
        _say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        _say("Stopped.")
        return Stopped.exit_code
    except Exception as error:  # noqa: BLE001 - no traceback may reach a user
        return _explain(error, wants_traceback=wants_traceback)
    return exit_code


def _run(words: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context(PROGRAM, _with_command(words)) as context:
            exit_code = command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    return exit_code if isinstance(exit_code, int) else 0


def _with_command(words: list[str]) -> list[str]:
    """Put in `play` where no command is named."""
    if not words:
        return ["play"]
    first = words[0]
    if first in COMMANDS or first in ("--help", "-h", "--version"):
        return words
    if first.startswith("-") or _looks_like_a_path(first) or Path(first).is_file():
        return ["play", *words]
    from game.scenario.load import scenario_names

    names = scenario_names()
    if first not in names:
        _require_known("command or scenario", first, [*COMMANDS, *names])
    return ["play", *words]


def _explain(error: Exception, *, wants_traceback: bool) -> int:
    """Say what was wrong with the command line, or that the fault is ours."""
    if isinstance(error, _USAGE_ERROR):
        return _explain_usage(error)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        _silence(sys.stdout)
        _say(f"Could not write the output: {shown(error.strerror or str(error))}.")
        return CannotWrite.exit_code
    if wants_traceback:
        traceback.print_exception(error)
    else:
        _say(f"The program itself has failed ({type(error).__name__}). {_where_reported(error)}")
    return OUR_FAULT


def _explain_usage(error: Any) -> int:
    if error.ctx is not None:
        _say(error.ctx.get_usage())
    _say(shown(error.format_message().replace("Value error, ", ""), 1000))
    if error.ctx is not None:
        _say(f"Try '{error.ctx.command_path} --help'.")
    return CommandError.exit_code


def _where_reported(error: Exception) -> str:
    """Write a report of a fault of ours, and say where it lies."""
    path = _report_of(error)
    if path is None:
        return f"A report could not be written; {DEBUG} shows it."
    return f"A report lies in {path}"


@functools.cache
def _report_of(error: Exception) -> Path | None:
    """Write a report of a fault of ours, once; give where it lies, or None if it could not be written."""
    lines = [
        f"{PROGRAM} {_version()}, Python {platform.python_version()}, {platform.platform()}\n",
        f"arguments: {shown(repr(sys.argv[1:]), 2000)}\n\n",
        *traceback.format_exception(error),
    ]
    try:
        handle, path = tempfile.mkstemp(prefix=f"{PROGRAM}-report-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(lines)
    except OSError:
        return None
    return Path(path)


def _mend_streams() -> None:
    """See to it that all three streams are there, and that no text can fail to be written.

    What is no terminal gets UTF-8 whatever the locale says, so that files are the same everywhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - for good
        elif isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace" if mode == "r" else "backslashreplace")


def _silence(stream: TextIO) -> None:
    """Let nothing more be written, also not when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())

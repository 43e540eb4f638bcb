"""What the whole project stands on: run.py, and what may stand in the sources of the package."""

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from game import resources
from game.errors import InputRefused

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "game").rglob("*.py"))

# run.py


@pytest.fixture
def run(tmp_path) -> ModuleType:
    """A copy of run.py in a folder of its own, which it takes for the project's."""
    folder = tmp_path / "a folder"
    folder.mkdir()
    shutil.copy(ROOT / "run.py", folder)
    (folder / "pyproject.toml").write_text("[project]\n")
    spec = importlib.util.spec_from_file_location("copy_of_run", folder / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Programs:
    """Stands in for what run.py starts: makes the files that venv and pip would, or fails."""

    def __init__(self, run):
        self.run = run
        self.commands = []
        self.fails = lambda command: False

    def __call__(self, command):
        self.commands.append(command)
        if self.fails(command):
            return 1, "line\n" * 50 + "the last word"
        made = Path(self.run.program("python" if "venv" in command else "moscow1920"))
        made.parent.mkdir(exist_ok=True)
        made.touch()
        return 0, ""

    def installed(self):
        return [command[-1] for command in self.commands if "install" in command]

    def made(self):
        return sum("venv" in command for command in self.commands)


@pytest.fixture
def programs(run, monkeypatch):
    stand_in = Programs(run)
    monkeypatch.setattr(run, "run_quietly", stand_in)
    monkeypatch.setattr(run, "missing_modules", list)
    return stand_in


def stamp_of(run):
    return json.loads(Path(run.STAMP).read_text())


@pytest.mark.parametrize("version", [(2, 7, 18, "final", 0), (3, 6, 15), (3, 10, 99)])
def test_an_old_python_is_told_what_to_do(run, version):
    with pytest.raises(
        run.SetUpError, match=rf"3\.11 or newer, and this is Python {version[0]}\."
    ) as refusal:
        run.check_version(version)
    assert refusal.value.exit_code == 2


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_new_python_is_welcome(run, version):
    run.check_version(version)


def test_old_pythons_can_read_run_py():
    for node in ast.walk(ast.parse((ROOT / "run.py").read_text(encoding="ascii"))):
        assert not isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.AsyncFunctionDef)
        assert not (isinstance(node, ast.arguments) and (node.kwonlyargs or node.posonlyargs))
        assert not (isinstance(node, ast.FunctionDef) and node.returns)
        assert not (
            isinstance(node, ast.List | ast.Tuple) and any(isinstance(x, ast.Starred) for x in node.elts)
        )


def test_a_python_without_venv_is_told_what_to_install(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "missing_modules", lambda: ["ensurepip"])
    assert run.main(["test"]) == 2
    assert "lacks ensurepip" in capsys.readouterr().err
    assert not Path(run.ENVIRONMENT).exists()


def test_this_python_is_asked_for_its_modules(run):
    assert run.missing_modules(["json", "no_such_module"]) == ["no_such_module"]


def test_programs_lie_elsewhere_on_windows(run):
    assert Path(run.program("python", "posix")) == Path(run.ENVIRONMENT, "bin", "python")
    assert Path(run.program("python", "nt")) == Path(run.ENVIRONMENT, "Scripts", "python.exe")


def test_windows_hands_over_by_a_child(run, monkeypatch):
    started = []
    monkeypatch.setattr(run, "run", lambda command: started.append(command) or 7)
    assert run.start(["--lang", "lt"], "nt") == 7
    assert started == [[run.program("moscow1920", "nt"), "--lang", "lt"]]


WANTED = {"python": "3.11.7 in /usr", "folder": "/here", "project": "abc", "extras": ["fast", "sim"]}


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ({}, "keep"),
        ({"extras": ["dev", "fast", "sim"]}, "keep"),
        ({"extras": ["sim"]}, "install"),
        ({"project": "def"}, "install"),
        ({"python": "3.12.1 in /usr"}, "make"),
        ({"folder": "/there"}, "make"),
    ],
)
def test_what_the_stamp_calls_for(run, change, step):
    assert run.next_step({**WANTED, **change}, WANTED, is_sound=True) == step
    assert run.next_step({**WANTED, **change}, WANTED, is_sound=False) == "make"


def test_what_a_missing_or_unfinished_stamp_calls_for(run):
    assert run.next_step(run.UNFINISHED, WANTED, is_sound=True) == "make"
    assert run.next_step(None, WANTED, is_sound=True) == "install"
    assert run.next_step(None, WANTED, is_sound=False) == "make"


@pytest.mark.parametrize("content", ["", '{"python": ', "[]", "\udcff"])
def test_a_damaged_stamp_is_unfinished(run, content):
    Path(run.ENVIRONMENT).mkdir()
    Path(run.STAMP).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert run.read_stamp() == run.UNFINISHED


def test_it_sets_up_once(run, programs):
    run.set_up(run.TO_PLAY)
    run.set_up(run.TO_PLAY)
    assert programs.installed() == [".[fast,sim]"]
    assert stamp_of(run) == run.wanted_stamp(["fast", "sim"])


def test_it_adds_what_the_checks_need_and_keeps_it(run, programs):
    run.set_up(run.TO_PLAY)
    run.set_up(run.TO_TEST)
    Path(run.PROJECT_FILE).write_text("[project]\nname = 'other'\n")
    run.set_up(run.TO_PLAY)
    assert programs.installed() == [".[fast,sim]", ".[dev,fast,sim]", ".[dev,fast,sim]"]
    assert programs.made() == 1


def test_a_half_made_environment_is_made_anew(run, programs, capsys):
    programs.fails = lambda command: "install" in command
    with pytest.raises(run.SetUpError, match=r"the last word\nSetting up failed"):
        run.set_up(run.TO_PLAY)
    leftover = Path(run.ENVIRONMENT, "leftover")
    leftover.touch()
    programs.fails = lambda command: False
    run.set_up(run.TO_PLAY)
    assert not leftover.exists()
    assert "making it anew" in capsys.readouterr().err


@pytest.mark.parametrize("stamp", [None, {"project": "older"}])
def test_an_environment_that_works_survives_a_failure(run, programs, stamp):
    run.set_up(run.TO_PLAY)
    before = stamp and {**stamp_of(run), **stamp}
    run.write_stamp(before)
    programs.fails = lambda command: "install" in command
    with pytest.raises(run.SetUpError):
        run.set_up(run.TO_TEST)
    assert run.read_stamp() == before
    assert programs.made() == 1


def test_without_numba_it_goes_on_and_says_so(run, programs, capsys):
    programs.fails = lambda command: command[-1] == ".[fast,sim]"
    run.set_up(run.TO_PLAY)
    run.set_up(run.TO_PLAY)
    assert programs.installed() == [".[fast,sim]", ".[sim]"]
    assert "no Numba" in capsys.readouterr().err


def test_what_stands_in_the_way_of_the_environment_is_removed(run, tmp_path, programs):
    mine = tmp_path / "mine"
    (mine / "deep").mkdir(parents=True)
    Path(run.ENVIRONMENT).symlink_to(mine)
    run.set_up(run.TO_PLAY)
    assert not Path(run.ENVIRONMENT).is_symlink()
    assert (mine / "deep").is_dir()


def test_a_folder_without_leave_to_write_gets_a_sentence(run, programs, monkeypatch, capsys):
    def refuse(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(run.os, "mkdir", refuse)
    assert run.main([]) == 4
    assert "Permission denied" in capsys.readouterr().err


def test_stopping_it_needs_no_traceback(run, programs, monkeypatch):
    def stop(command):
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "run_quietly", stop)
    assert run.main([]) == 130
    assert stamp_of(run) == run.UNFINISHED


def test_every_check_runs_even_if_the_first_fails(run, monkeypatch, capsys):
    started = []
    monkeypatch.setattr(run, "run", lambda command, folder: started.append(command[1:]) or len(started) == 1)
    assert run.run_checks(["-k", "ground"]) == 1
    assert started == [["format", "--check", "."], ["check", "."], [], ["-k", "ground"]]
    assert "Failed: ruff format --check ." in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the command is a shell script")
def test_it_hands_over_arguments_and_exit_code_from_anywhere(run, tmp_path):
    command = Path(run.program("moscow1920"))
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\necho "$PWD|$1|$2|${GAME_STARTED_AS##*/}"\nexit 5\n')
    command.chmod(0o755)
    Path(run.program("python")).touch()
    run.write_stamp(run.wanted_stamp(["fast", "sim"]))
    done = subprocess.run(
        [sys.executable, Path(run.ROOT, "run.py"), "a b", "--seed=7"],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "HOME": ""},
        text=True,
    )
    assert (done.returncode, done.stderr) == (5, "")
    assert done.stdout == f"{tmp_path}|a b|--seed=7|run.py\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bit")
def test_the_scripts_can_be_started():
    assert os.access(ROOT / "run.py", os.X_OK)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


# Files that ship with the package


@pytest.mark.parametrize(
    ("name", "find"), [("scenarios", resources.scenario_folder), ("assets", resources.asset_folder)]
)
def test_shipped_folders_are_found_in_a_wheel_and_in_the_repository(tmp_path, monkeypatch, name, find):
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "game")
    with pytest.raises(InputRefused, match=name):
        find()
    in_repository, in_wheel = tmp_path / name, tmp_path / "game" / "_data" / name
    in_repository.mkdir(parents=True)
    assert find() == in_repository
    in_wheel.mkdir(parents=True)
    assert find() == in_wheel


# What may stand in the sources: each finder is shown a planted fault, then the package


def everywhere(find):
    assert SOURCES, "There is nothing under game/ to look at."
    found = []
    for path in SOURCES:
        module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        found += [f"{module}: {trouble}" for trouble in find(module, path.read_text(encoding="utf-8"))]
    return found


GROUND = {"errors", "records", "resources"}
LAYERS = [
    GROUND,
    {"scenario"},
    {"geography"},
    {"faces", "texts"},
    {"engine"},
    {"players"},
    {"play"},
    {"telling"},
    {"pages"},
    {"adapters", "debrief", "handouts", "sweep", "terminal", "ui"},
    {"cli"},
    {"__init__", "__main__"},
]
HEIGHT = {unit: height for height, layer in enumerate(LAYERS) for unit in layer}
COMPILING = {"game.engine.compiled", "game.engine.pipeline"}
ENGINE_NEEDS = ("numpy", "game.records", "game.engine", "game.scenario.rulebook")


@cache
def nodes_of(source):
    return tuple(ast.walk(ast.parse(source)))


@cache
def imports(source):
    return tuple(_imports(source))


def _imports(source):
    for node in nodes_of(source):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upward_imports(module, source):
    """Find imports against the order of the layers; inside a layer only the ground may import its like."""
    unit = module.split(".")[1]
    if unit not in HEIGHT:
        return ["has no place in LAYERS"]
    targets = [name for name in imports(source) if name.split(".")[0] == "game"]
    return [f"imports {name}" for name in targets if not may_import(unit, (name + ".__init__").split(".")[1])]


def may_import(unit, target):
    return unit == target or {unit, target} <= GROUND or HEIGHT.get(target, len(LAYERS)) < HEIGHT[unit]


def foreign_imports(module, source):
    """Find what the engine imports beyond its own, NumPy, the standard library and the rulebook."""
    if not module.startswith("game.engine."):
        return []
    needs = (*ENGINE_NEEDS, "numba", "llvmlite") if module in COMPILING else ENGINE_NEEDS
    names = [name for name in imports(source) if name.split(".")[0] not in sys.stdlib_module_names]
    return [f"imports {name}" for name in names if not (name + ".").startswith(tuple(n + "." for n in needs))]


def window_imports(module, source):
    if module.startswith("game.ui."):
        return []
    return [f"imports {name}" for name in imports(source) if name.split(".")[0] == "pygame"]


STEMS = """
    baltic bolshev brasla british chicherin cicerin čičerin curzon daugava entente grodno ioffe joffe kaun
    kremlin latvia lietuva lietuvos lithuan marchlewski maskv moscow narus naruš nemunas pilsudski piłsudski
    poland polish politburo polsk rusij russia soviet suvalk suwał suwalk trotsk varšuv vilna vilni warsaw
    warszaw wilno
"""
WORDS = "gardinas gardino gardiną lenin lenkija lenkijos lida lyda lydos poles"
NAME = re.compile(
    "|".join(STEMS.split())
    + r"|(?<![^\W\d_])(?:" + "|".join(WORDS.split()) + r")(?![^\W\d_])"
    + r"|(?<!\d)1920(?!\d)",
    re.IGNORECASE,
)  # fmt: skip


def names_of_the_time(module, source):
    """Find places, people and sides that belong into a scenario; the command's own name may stand."""
    return NAME.findall(module + "\n" + source.replace("moscow1920", ""))


UNSAFE_MODULES = {"cloudpickle", "dill", "joblib", "marshal", "pickle", "shelve"}
UNSAFE_CALLS = {"eval", "exec", "os.popen", "os.system"}
UNSAFE_YAML = re.compile(r"(?:yaml\.)(?:\w+_)?load(?:_all)?")
UNSAFE_OPTIONS = {"allow_pickle", "shell"}


def unsafe_constructs(module, source):
    found = [f"imports {name}" for name in imports(source) if is_unsafe_import(name)]
    for node in nodes_of(source):
        if isinstance(node, ast.Assert):
            found.append("assert, which -O takes away")
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in UNSAFE_CALLS or UNSAFE_YAML.fullmatch(called) or called.endswith("extractall"):
                found.append(called)
            found += [f"{word.arg}=" for word in node.keywords if is_unsafe_option(word)]
    return found


def is_unsafe_import(name):
    return name.split(".")[0] in UNSAFE_MODULES or UNSAFE_YAML.fullmatch(name) or name in UNSAFE_CALLS


def is_unsafe_option(word):
    return word.arg in UNSAFE_OPTIONS and not (
        isinstance(word.value, ast.Constant) and word.value.value is False
    )


@pytest.mark.parametrize(
    ("find", "module", "source"),
    [
        (upward_imports, "game.engine.week", "from game.players import policies"),
        (upward_imports, "game.scenario.reader", "import game.engine.state"),
        (upward_imports, "game.players.table", "def late():\n    from game import Session"),
        (upward_imports, "game.play.session", "import game"),
        (upward_imports, "game.ui.window", "from game.terminal import board"),
        (upward_imports, "game.errors", "from game.scenario import names"),
        (upward_imports, "game.newcomer", ""),
        (foreign_imports, "game.engine.week", "import yaml"),
        (foreign_imports, "game.engine.week", "import numba"),
        (foreign_imports, "game.engine.week", "from game.scenario import reader"),
        (foreign_imports, "game.engine.phases.news", "from game.scenario.rulebook_reader import x"),
        (window_imports, "game.play.session", "import pygame.font"),
        (names_of_the_time, "game.engine.week", "# the Soviet side"),
        (names_of_the_time, "game.engine.week", "outer_lida_level = 3"),
        (names_of_the_time, "game.engine.week", "year = 1920"),
        (names_of_the_time, "game.ui.vilnius_map", ""),
        (unsafe_constructs, "game.cli", "import pickle"),
        (unsafe_constructs, "game.cli", "from pickle import loads"),
        (unsafe_constructs, "game.cli", "eval('1')"),
        (unsafe_constructs, "game.cli", "exec('1')"),
        (unsafe_constructs, "game.cli", "subprocess.run('ls', shell=True)"),
        (unsafe_constructs, "game.cli", "subprocess.run('ls', shell=is_windows)"),
        (unsafe_constructs, "game.cli", "np.load(file, allow_pickle=True)"),
        (unsafe_constructs, "game.cli", "yaml.safe_load(text)"),
        (unsafe_constructs, "game.cli", "yaml.load(text, Loader=yaml.CSafeLoader)"),
        (unsafe_constructs, "game.cli", "from yaml import full_load_all"),
        (unsafe_constructs, "game.cli", "zipfile.ZipFile(path).extractall()"),
        (unsafe_constructs, "game.cli", "assert seat in (0, 1)"),
    ],
)
def test_a_planted_fault_is_found(find, module, source):
    assert find(module, source)


@pytest.mark.parametrize(
    ("find", "module", "source"),
    [
        (upward_imports, "game.__init__", "from game.play.session import Session"),
        (upward_imports, "game.cli", "from game import errors\nfrom game.ui import window"),
        (upward_imports, "game.resources", "from game.errors import InputRefused"),
        (upward_imports, "game.players.bargaining.belief", "from game.players.mind import Mind"),
        (foreign_imports, "game.engine.compiled", "import numba\nimport hashlib"),
        (foreign_imports, "game.engine.week", "import numpy as np\nfrom game.scenario import rulebook as rb"),
        (window_imports, "game.ui.window", "import pygame"),
        (names_of_the_time, "game.cli", "'moscow1920 validates regarding 19200 games'"),
        (
            unsafe_constructs,
            "game.cli",
            "yaml.parse(text)\njson.load(file)\nnp.load(file, allow_pickle=False)",
        ),
    ],
)
def test_what_is_allowed_is_not_a_fault(find, module, source):
    assert not find(module, source)


@pytest.mark.parametrize(
    "find", [upward_imports, foreign_imports, window_imports, names_of_the_time, unsafe_constructs]
)
def test_the_package_has_no_such_fault(find):
    assert everywhere(find) == []


def test_importing_the_package_opens_no_window():
    code = "import game, sys; sys.exit('pygame' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, cwd=ROOT, text=True)
    assert done.returncode == 0, done.stderr

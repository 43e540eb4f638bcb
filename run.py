#!/usr/bin/env python3
"""Set up Moscow 1920 and start it; `python3 run.py test` sets up and runs every check instead.

Needs the standard library alone, and is written so that any Python since 2.7 can read it and say what to do.
"""

import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys

OLDEST_PYTHON = (3, 11)
ROOT = os.path.dirname(os.path.realpath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
STAMP = os.path.join(ENVIRONMENT, "moscow1920-setup.json")
PROJECT_FILE = os.path.join(ROOT, "pyproject.toml")

TO_PLAY = ["fast", "sim"]
TO_TEST = ["dev", "fast", "sim"]
CHECKS = [
    ["ruff", "format", "--check", "."],
    ["ruff", "check", "."],
    ["mypy"],
    ["pytest"],
]

FAILED = 1
UNFIT_PYTHON = 2
CANNOT_WRITE = 4
STOPPED = 130

KEEP, INSTALL, MAKE = "keep", "install", "make"
UNFINISHED = {"unfinished": True}


class SetUpError(Exception):
    """A sentence for the user, and the exit code that goes with it."""

    def __init__(self, sentence, exit_code):
        super(SetUpError, self).__init__(sentence)
        self.exit_code = exit_code


def say(text):
    """Write a line to stderr: stdout belongs to the command."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


# Is this Python fit?


def check_version(version):
    """Refuse a Python that is too old.

    Args:
        version: A tuple like `sys.version_info`.

    Raises:
        SetUpError: If it is.
    """
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return
    sentence = (
        "Moscow 1920 needs Python {0}.{1} or newer, and this is Python {2}.{3}. Install a newer one "
        "(from python.org, or with your system's package manager) and start run.py with it, "
        "for example: python{0}.{1} run.py"
    ).format(OLDEST_PYTHON[0], OLDEST_PYTHON[1], version[0], version[1])
    raise SetUpError(sentence, UNFIT_PYTHON)


def missing_modules(names=("venv", "ensurepip")):
    """List those modules that this Python, as some systems ship it, lacks."""
    import importlib.util

    return [name for name in names if importlib.util.find_spec(name) is None]


def check_modules(missing, version):
    """Refuse a Python that cannot make environments.

    Args:
        missing: Names of the modules that it lacks.
        version: A tuple like `sys.version_info`.

    Raises:
        SetUpError: If there are any.
    """
    if not missing:
        return
    sentence = (
        "This Python lacks {0}, without which it can make no environment to play in. On Debian or Ubuntu: "
        "sudo apt install python3-venv (or python{1}.{2}-venv). Elsewhere: install Python from python.org. "
        "Then start again."
    ).format(" and ".join(missing), version[0], version[1])
    raise SetUpError(sentence, UNFIT_PYTHON)


# What is there, and what is to be done?


def program(name, system=os.name):
    """Name the file of a program in the environment; `system` is as in `os.name`."""
    if system == "nt":
        return os.path.join(ENVIRONMENT, "Scripts", name + ".exe")
    return os.path.join(ENVIRONMENT, "bin", name)


def wanted_stamp(extras):
    """Describe the environment that is wanted: by which Python, where, of which project file, with what."""
    with open(PROJECT_FILE, "rb") as file:
        project = hashlib.sha256(file.read()).hexdigest()
    python = platform.python_version() + " in " + sys.base_prefix
    return {"python": python, "folder": ROOT, "project": project, "extras": extras}


def read_stamp():
    """Read what the last set-up left: None if there was none, `UNFINISHED` if it cannot be trusted."""
    if not os.path.exists(STAMP):
        return None
    try:
        with open(STAMP) as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return UNFINISHED
    return stamp if isinstance(stamp, dict) else UNFINISHED


def write_stamp(stamp):
    """Leave a description of the environment in it; None takes away what is there."""
    if stamp is None:
        os.remove(STAMP)
        return
    with open(STAMP, "w") as file:
        json.dump(stamp, file)


def next_step(stamp, wanted, is_sound):
    """Decide what has to be done with the environment.

    Args:
        stamp: What the last set-up left, None if run.py has never been at work in it.
        wanted: The stamp that is wanted.
        is_sound: Whether the environment's Python and pip work.

    Returns:
        `KEEP`, `INSTALL` (the project into what is there) or `MAKE` (the environment anew).
    """
    if not is_sound:
        return MAKE
    if stamp is None:
        return INSTALL
    if any(stamp.get(key) != wanted[key] for key in ("python", "folder")):
        return MAKE
    if stamp.get("project") != wanted["project"] or not set(wanted["extras"]) <= set(stamp.get("extras", [])):
        return INSTALL
    return KEEP


def is_sound(stamp):
    """Tell whether the environment works: by a look if run.py has made it, else by a try."""
    python = program("python")
    if not os.path.exists(python):
        return False
    if stamp is not None:
        return os.path.exists(program("moscow1920"))
    code = "import pip, sys; sys.exit(sys.version_info < {0!r})".format(OLDEST_PYTHON)
    try:
        exit_code, _ = run_quietly([python, "-c", code])
    except OSError:
        return False
    return exit_code == 0


# Doing it


def set_up(extras):
    """See to it that the environment is there with the project and these extras in it.

    Args:
        extras: Names of the project's extras, sorted.

    Raises:
        SetUpError: If it cannot be made.
        OSError: If a file cannot be written.
    """
    wanted = wanted_stamp(extras)
    stamp = read_stamp()
    if next_step(stamp, wanted, is_sound(stamp)) == KEEP:
        return
    with one_at_a_time():
        stamp = read_stamp()
        step = next_step(stamp, wanted, is_sound(stamp))
        if step == MAKE:
            make_environment()
            install(wanted)
        elif step == INSTALL:
            say("Bringing the set-up in .venv up to date ...")
            install_into(stamp, wanted)


@contextlib.contextmanager
def one_at_a_time():
    """Wait while another run.py sets up, where the system has locks on folders."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another run is setting up; waiting for it ...")
            fcntl.flock(folder, fcntl.LOCK_EX)
        except OSError:  # Some network folders know no locks: go on without.
            pass
        yield
    finally:
        os.close(folder)


def make_environment():
    """Make an empty environment in place of whatever is there, marked as unfinished.

    Raises:
        SetUpError: If this Python cannot.
        OSError: If a file cannot be written.
    """
    check_modules(missing_modules(), sys.version_info)
    if os.path.lexists(ENVIRONMENT):
        say("The environment in .venv is unfinished, or of another Python or folder; making it anew.")
        remove(ENVIRONMENT)
    say("Setting up (once, about a minute) ...")
    os.mkdir(ENVIRONMENT)
    write_stamp(UNFINISHED)
    python = getattr(sys, "_base_executable", None) or sys.executable
    code, output = run_quietly([python, "-m", "venv", ENVIRONMENT])
    if code != 0:
        sentence = "Python could not make the environment in .venv; its last words are above."
        raise SetUpError(tail(output) + "\n" + sentence, FAILED)


def remove(path):
    """Remove a folder, a file or a link."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        os.remove(path)


def install_into(stamp, wanted):
    """Install into an environment that works, and leave it in use if that fails.

    Args:
        stamp: What the last set-up left, None if run.py has never been at work in it.
        wanted: The stamp that is wanted; what was installed before stays.

    Raises:
        SetUpError: If pip fails.
    """
    extras = set(wanted["extras"]).union((stamp or {}).get("extras", []))
    write_stamp(UNFINISHED)
    try:
        install(dict(wanted, extras=sorted(extras)))
    except SetUpError:
        write_stamp(stamp)
        raise


def install(wanted):
    """Install the project so that changes in its folder show at once, and stamp the environment.

    Args:
        wanted: The stamp, with the extras to install.

    Raises:
        SetUpError: If pip fails.
    """
    extras = wanted["extras"]
    code, output = pip_install(extras)
    if code != 0 and "fast" in extras:
        code, output = pip_install([extra for extra in extras if extra != "fast"])
        if code == 0:
            say("There is no Numba for this Python: everything works, only long simulations are slower.")
    if code != 0:
        sentence = (
            "Setting up failed; pip's last words are above. It needs the internet this once: look whether "
            "there is a connection and room on the disk, then start again."
        )
        raise SetUpError(tail(output) + "\n" + sentence, FAILED)
    write_stamp(wanted)


def pip_install(extras):
    """Install the project with these extras.

    Returns:
        pip's exit code and all it said.
    """
    command = [program("python"), "-m", "pip", "install", "--prefer-binary", "--progress-bar", "off"]
    if "fast" in extras:
        command += ["--only-binary", "numba,llvmlite"]  # Compiling LLVM is not for a player's machine.
    return run_quietly(command + ["--editable", ".[" + ",".join(extras) + "]"])


def run_quietly(command):
    """Run a program in the project's folder and keep what it says.

    Returns:
        Its exit code and its output, stdout and stderr together.
    """
    settings = {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PIP_USER": "0",
    }
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=dict(os.environ, **settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def tail(output, lines=12):
    """Take the last lines of a text."""
    return "\n".join(output.rstrip().splitlines()[-lines:])


# Starting


def run_checks(arguments):
    """Run every check to its end.

    Args:
        arguments: Further arguments for pytest.

    Returns:
        The exit code: 0 if all passed.
    """
    failed = []
    for check in CHECKS:
        command = check + arguments if check[0] == "pytest" else check
        say("$ " + " ".join(command))
        if run([program(command[0])] + command[1:], folder=ROOT) != 0:
            failed.append(" ".join(check))
    say("Failed: " + "; ".join(failed) + "." if failed else "All checks passed.")
    return FAILED if failed else 0


def run(command, folder=None):
    """Run a program to its end, also when the user stops it: it may have things to put away.

    Returns:
        Its exit code.

    Raises:
        KeyboardInterrupt: If the user stopped it, once it has ended.
    """
    process = subprocess.Popen(command, cwd=folder)
    try:
        return process.wait()
    except KeyboardInterrupt:
        while process.poll() is None:
            with contextlib.suppress(KeyboardInterrupt):
                process.wait()
        raise


def start(arguments, system=os.name):
    """Hand over to the command, in this process where the system can.

    Args:
        arguments: The command's arguments.
        system: As in `os.name`.

    Returns:
        The command's exit code, if at all.
    """
    command = [program("moscow1920", system)] + arguments
    if system != "nt":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return run(command)


def main(arguments):
    """Set up if need be, then do what the arguments say.

    Returns:
        The exit code.
    """
    testing = arguments[:1] == ["test"]
    try:
        check_version(sys.version_info)
        set_up(TO_TEST if testing else TO_PLAY)
        if testing:
            return run_checks(arguments[1:])
        os.environ["GAME_STARTED_AS"] = " ".join(["python" if os.name == "nt" else "python3", sys.argv[0]])
        return start(arguments)
    except SetUpError as error:
        say(str(error))
        return error.exit_code
    except OSError as error:
        say("Setting up failed: {0}.".format(error))
        say("The game must lie in a folder where you may write, with room on the disk.")
        return CANNOT_WRITE
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

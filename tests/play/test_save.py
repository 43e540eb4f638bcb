"""Saved games: whole after any stop, refused when damaged, and played on as if they had not been saved."""

import contextlib
import errno
import gzip
import json
import os
import re
import stat
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from game.errors import Busy, CannotWrite, GameError, InputRefused, NewerVersion
from game.play import files, savefile
from game.play import save as saving
from game.play.actions import NamedAction
from game.play.lock import SaveLock
from game.play.naming import free_path, safe_file_name
from game.play.savefile import DamagedSave, check_of, parse
from game.play.session import Session


@pytest.fixture
def path(tmp_path):
    return tmp_path / "game.json"


def again(session, path):
    """Save and load."""
    session.save(path)
    return Session.load(path, session.scenario)


def edited(path, change):
    """Change what a save says and give it a check value that fits."""
    plain = json.loads(path.read_text())
    change(plain)
    plain["check"] = check_of(plain)
    path.write_text(json.dumps(plain))


# There and back


def test_a_game_saved_at_each_decision_goes_on_as_if_it_had_not_been(against, move, path):
    plain, stored = against(level="envoy"), against(level="envoy")
    for step in range(100):
        if plain.is_over:
            break
        for session in (plain, stored):
            session.act("halmar", move(session, "halmar", step), reason=f"{step}: \u201ežirnis\u201c")
        stored = again(stored, path)
        assert stored.digest() == plain.digest()
        assert stored.decisions == plain.decisions
        assert stored.observe("halmar") == plain.observe("halmar")
        assert stored.records(None) == plain.records(None)
        assert [p.mind.tobytes() for p in stored._policies.values()] == [
            p.mind.tobytes() for p in plain._policies.values()
        ]
    assert plain.is_over
    assert stored.result == plain.result


def test_a_game_saved_before_the_policies_have_decided_goes_on_as_the_live_one_does(against, move, path):
    live, other = against(level="envoy"), against(level="envoy")
    for step in range(100):
        if live.is_over:
            break
        action = move(live, "halmar", step)
        live.act("halmar", action, go_on=False)
        live.save(path)
        other = Session.load(path, live.scenario)
        live.play_on()
        assert other.digest() == live.digest()
        assert other.decisions == live.decisions
        assert other.to_move == live.to_move
    assert live.is_over
    assert other.result == live.result


def test_an_undo_is_still_spent_after_loading(against, path):
    session = against(level="envoy")
    session.act("halmar", NamedAction("adjourn"))
    session.undo()
    session.act("halmar", NamedAction("adjourn"))
    assert again(session, path).may_undo("halmar").reason == "undo_spent"


def test_a_narrower_mandate_is_part_of_the_save(against, path):
    session = against(level="plenipotentiary")
    loaded = again(session, path)
    assert loaded.setup == session.setup
    assert loaded.setup.mandates["halmar"]
    assert loaded.observe("halmar") == session.observe("halmar")


def test_the_same_game_gives_the_same_bytes(against, played):
    assert saving.dump(played(against(), 4)) == saving.dump(played(against(), 4))


def test_reasons_picked_and_the_group_are_part_of_the_save(against, path):
    session = against(policy="stubborn")
    session.name_group("  The \u202eHerrings\nof 9 b ")
    while session.week < 3 or session.phase != "table":
        session.act("halmar", NamedAction("adjourn" if session.phase == "table" else "silence"))
    session.act("halmar", NamedAction("adjourn"), picked="salt")
    loaded = again(session, path)
    assert loaded.decisions == session.decisions
    assert loaded.group == session.group == "The \u202eHerrings of 9 b"
    plain = json.loads(path.read_text())
    assert plain["format"] == 2
    assert list(plain["picked"].values()) == [["herring_run", "salt"]]


@pytest.mark.parametrize(
    ("picked", "says"),
    [
        ({"1": ["herring_run", "salt"]}, "not the moment 'herring_run'"),
        ({"900": ["herring_run", "salt"]}, "no turn '900'"),
        ({"1": ["herring_run"]}, "at least 2"),
    ],
)
def test_a_picked_reason_that_cannot_be_is_refused(against, path, picked, says):
    session = against()
    session.act("halmar", NamedAction("adjourn"))
    session.save(path)
    edited(path, lambda plain: plain.update(picked=picked))
    with pytest.raises(InputRefused, match=says):
        Session.load(path, session.scenario)


def test_the_name_of_a_group_has_bounds(against, path):
    session = against()
    session.name_group("x" * 200)
    assert len(session.group) == 80
    session.name_group("\ud800")
    assert again(session, path).group == "?"
    edited(path, lambda plain: plain.update(group="x" * 81))
    with pytest.raises(InputRefused, match="group"):
        Session.load(path, session.scenario)


def test_a_save_of_the_first_form_is_still_read(against, played, path):
    session = played(against(), 4)
    session.save(path)

    def of_the_first_form(plain):
        plain["format"] = 1
        del plain["picked"], plain["group"]

    edited(path, of_the_first_form)
    loaded = Session.load(path, session.scenario)
    assert loaded.decisions == session.decisions
    assert loaded.group == ""


def test_a_scenario_is_found_by_its_name(moscow, path):
    session = Session.new(moscow, seed=1)
    session.save(path)
    assert Session.load(path).digest() == session.digest()


def test_a_scenario_of_ones_own_is_found_beside_the_save(tariffs, against, path):
    session = against()
    session.save(path)
    with pytest.raises(InputRefused, match="put its file"):
        Session.load(path)
    (path.parent / "tariff_talks.yaml").write_bytes(tariffs.path.read_bytes())
    assert Session.load(path).digest() == session.digest()


def test_a_scenario_of_ones_own_is_found_where_the_command_was_started(against, path, tariffs, monkeypatch):
    session = against()
    session.save(path)
    monkeypatch.chdir(tariffs.path.parent)
    assert Session.load(path).digest() == session.digest()


def test_a_copy_where_the_command_was_started_does_not_stand_in_for_one_that_ships(
    moscow, path, tmp_path, monkeypatch
):
    session = Session.new(moscow, seed=1)
    session.save(path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "1920_moscow.yaml").write_text("changed: true")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert Session.load(path).digest() == session.digest()


@pytest.mark.parametrize("name", ["../tariff_talks", "/etc/passwd", "..", "a\\b", "C:x.yaml"])
def test_a_save_names_no_other_folder(against, path, name):
    against().save(path)
    edited(path, lambda plain: plain.update(scenario=name))
    with pytest.raises(InputRefused, match="no plain name"):
        Session.load(path)


# What is refused


@pytest.fixture(scope="module")
def a_save(tariffs):
    """The bytes of a game's save after three decisions of a human."""
    session = Session.new(tariffs, seed=5, level="secretary")
    for kind in ("adjourn", "silence", "adjourn"):
        session.act("halmar", NamedAction(kind), reason="wait")
    return saving.dump(session)


@pytest.fixture
def saved(a_save, path):
    path.write_bytes(a_save)
    return path


def refusal(path, session_or_scenario):
    with pytest.raises(GameError) as caught:
        Session.load(path, session_or_scenario)
    return caught.value


CHANGES = [
    ("turn 2: .* is not legal here", lambda plain: drop_turn(plain, 1)),
    ("turn 3: .* is not legal here", lambda plain: double_turn(plain, 1)),
    ("turn 1: ", lambda plain: swap_turns(plain, 0, 1)),
    ("turn 2: 'stay' by .* is not legal here", lambda plain: replace_kind(plain, 1, "stay")),
    ("turn 2: There is no kind of action 'steal'", lambda plain: replace_kind(plain, 1, "steal")),
    ("turn 2: .*side", lambda plain: plain["actions"][1].update(side="nobody")),
    ("turn 2: It does not say whose", lambda plain: plain["actions"][1].pop("side")),
    ("turn 2: .*does not belong", lambda plain: plain["actions"][1].update(extra="x")),
    ("turn 2: .*fault", lambda plain: plain["actions"][1].update(fault="tired")),
    ("turn 1 parts from the record", lambda plain: plain.update(seed=plain["seed"] + 1)),
    ("turn 3 parts from the record", lambda plain: plain["digests"].__setitem__(2, "00000000")),
    ("recorded outcome", lambda plain: plain.update(result={"outcome": "no_treaty"})),
    ("digests: must be as many", lambda plain: plain["digests"].pop()),
    ("no turn '99'", lambda plain: plain["reasons"].update({"99": "x"})),
    ("no player 'robot'", lambda plain: plain["players"].update(corvane="robot")),
    ("must name a player for each", lambda plain: plain["players"].pop("corvane")),
    ("no side 'nobody'", lambda plain: plain.update(mandates={"nobody": {}})),
    ("no clause 'x'", lambda plain: plain.update(mandates={"halmar": {"x": "y"}})),
    ("no level 'y'", lambda plain: plain.update(mandates={"halmar": {"salt_duty": "y"}})),
    ("no side 'nobody'", lambda plain: plain.update(undone={"nobody": [1]})),
    ("game of the scenario 'other'", lambda plain: plain.update(scenario="other")),
    ("another version of the scenario", lambda plain: plain.update(scenario_sha256="0" * 64)),
    ("another version of the scenario", lambda plain: plain.update(fingerprint="0" * 64)),
    ("is no known field", lambda plain: plain.update(sead=1)),
    ("seed", lambda plain: plain.update(seed=-1)),
    ("seed", lambda plain: plain.update(seed="5")),
    ("seed", lambda plain: plain.update(seed=5.0)),
    ("seed", lambda plain: plain.update(seed=True)),
    ("seed", lambda plain: plain.pop("seed")),
    ("level", lambda plain: plain.update(level="emperor")),
    ("format", lambda plain: plain.update(format=0)),
    ("actions", lambda plain: plain.update(actions=plain["actions"] * 100)),
    ("actions", lambda plain: plain.update(actions={})),
    ("reasons", lambda plain: plain["reasons"].update({"1": "x" * 9999})),
]  # fmt: skip


def replace_kind(plain, turn, kind):
    plain["actions"][turn] = {"side": plain["actions"][turn]["side"], "kind": kind}


def drop_turn(plain, turn):
    for row in (plain["actions"], plain["digests"]):
        del row[turn]


def double_turn(plain, turn):
    for row in (plain["actions"], plain["digests"]):
        row.insert(turn, row[turn])


def swap_turns(plain, one, other):
    for row in (plain["actions"], plain["digests"]):
        row[one], row[other] = row[other], row[one]


@pytest.mark.parametrize(("message", "change"), CHANGES)
def test_a_save_that_was_tampered_with_is_refused(saved, tariffs, message, change):
    edited(saved, change)
    error = refusal(saved, tariffs)
    assert error.exit_code == 3
    assert re.search(message, str(error)), str(error)
    assert "Traceback" not in str(error)


def test_the_turns_before_a_wrong_one_can_be_looked_at(saved, tariffs):
    whole = Session.load(saved, tariffs)
    for change in (CHANGES[3][1], CHANGES[10][1]):
        original = saved.read_bytes()
        edited(saved, change)
        error = refusal(saved, tariffs)
        assert isinstance(error, DamagedSave)
        assert error.session.decisions == whole.decisions[: error.turn - 1]
        saved.write_bytes(original)


def test_a_changed_check_or_none_is_refused(saved, tariffs):
    plain = json.loads(saved.read_text())
    for check in ("0" * 64, None, 5, plain["check"].upper()):
        saved.write_text(json.dumps({**plain, "check": check}))
        assert "damaged" in str(refusal(saved, tariffs))
    del plain["check"]
    saved.write_text(json.dumps(plain))
    assert "check" in str(refusal(saved, tariffs))


def test_a_newer_form_and_newer_rules_say_so(saved, tariffs):
    for change in ({"rules_version": 999}, {"format": savefile.FORMAT + 1, "strange": 1}):
        edited(saved, lambda plain, change=change: plain.update(change))
        error = refusal(saved, tariffs)
        assert isinstance(error, NewerVersion)
        assert error.exit_code == 5


def test_older_rules_are_named_where_they_lead_elsewhere(saved, tariffs, monkeypatch):
    monkeypatch.setattr(saving, "RULES_VERSION", 2)
    assert Session.load(saved, tariffs).decisions
    edited(saved, CHANGES[10][1])
    assert "version 1 of the rules, not 2" in str(refusal(saved, tariffs))


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 20, "1" + "0" * 400, "9" * 5000, "[NaN]"]
)
def test_a_number_out_of_all_bounds_is_refused_by_its_field(saved, tariffs, number):
    text = saved.read_text()
    saved.write_text(text.replace('"seed": 5', f'"seed": {number}'))
    assert "'seed' must be a finite number" in str(refusal(saved, tariffs))


def foreign_files():
    yield "empty", b""
    yield "zeros", bytes(5000)
    yield "noise", bytes(range(256)) * 20
    yield "text", b"Dear diary"
    yield "list", b"[]"
    yield "null", b"null"
    yield "number", b"7"
    yield (
        "pickle",
        b"\x80\x04\x95\x1e\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    )
    yield "packed", gzip.compress(b"{}")
    yield "zip", b"PK\x03\x04" + bytes(100)
    yield "yaml", b"!!python/object/apply:os.system ['true']\n"
    yield "deep", b"[" * 100_000
    yield "deep group", b'{"a":' * 50_000
    yield "deep inside", b'{"check": "", "a":' + b"[" * 950 + b"]" * 950 + b"}"
    yield "nearly too deep", b'{"a":' + b"[" * 900 + b"]" * 900 + b"}"
    yield "marked", b"\xef\xbb\xbf{}"
    yield "twice", b'{"seed": 1, "seed": 2}'
    yield "surrogate", b'{"\\ud800": "\\udfff"}'


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in foreign_files()])
def test_a_file_of_another_kind_is_refused(path, tariffs, data):
    path.write_bytes(data)
    assert refusal(path, tariffs).exit_code == 3


def test_what_is_no_file_is_refused_at_once(tmp_path, tariffs):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    for place in (tmp_path, tmp_path / "nothing", loop, pipe, Path("/dev/zero"), tmp_path / ("x" * 300)):
        assert "Cannot read" in str(refusal(place, tariffs))
    assert "\\x00" in str(refusal(tmp_path / "a\0b", tariffs))


def test_a_file_that_is_too_large_is_refused_unread(path, tariffs):
    with path.open("wb") as file:
        file.truncate(100_000_000)
    start = time.process_time()
    assert "larger than 10,000,000 bytes" in str(refusal(path, tariffs))
    assert time.process_time() - start < 1


def test_a_file_that_grows_while_it_is_read_is_refused(path):
    path.write_bytes(b"x" * 10)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_require_ordinary", lambda *args: None)
        with pytest.raises(InputRefused, match="larger than 9 bytes"):
            files.read_whole(path, 9)


def test_a_million_turns_are_refused_soon(path, tariffs):
    path.write_bytes(b'{"actions": [' + b"{}," * 1_000_000 + b"{}]}")
    start = time.process_time()
    assert "actions" in str(refusal(path, tariffs))
    assert time.process_time() - start < 20


@pytest.fixture(scope="module")
def short_save(tariffs):
    first, second = tariffs.names.side
    session = Session.new(tariffs, seed=5, players={first: "human", second: "waiter"})
    return saving.dump(session)


def test_a_save_cut_anywhere_is_refused(short_save):
    for length in range(len(short_save) - 1):
        with pytest.raises(InputRefused):
            parse(short_save[:length], "save")
    assert parse(short_save[:-1], "save") == parse(short_save, "save")


def test_one_flipped_bit_is_refused_or_harmless(short_save):
    whole = parse(short_save, "save")
    harmless = 0
    for place in range(len(short_save) * 8):
        damaged = bytearray(short_save)
        damaged[place // 8] ^= 1 << place % 8
        with contextlib.suppress(InputRefused, NewerVersion):
            assert parse(bytes(damaged), "save") == whole
            harmless += 1
    assert harmless < len(short_save)


def test_blocks_lost_doubled_or_swapped_are_refused(saved):
    data = saved.read_bytes()
    for start in range(0, len(data) - 64, 64):
        for damaged in (
            data[:start] + data[start + 64 :],
            data[:start] + data[start : start + 64] * 2 + data[start + 64 :],
            data[:start] + bytes(64) + data[start + 64 :],
        ):
            with pytest.raises(InputRefused):
                parse(damaged, "save")


def test_the_message_on_a_damaged_save_offers_the_one_before(against, path, tariffs):
    session = against()
    session.save(path)
    session.act("halmar", NamedAction("adjourn"))
    session.save(path)
    older = files.beside(path, files.OLDER)
    path.write_bytes(path.read_bytes()[:500])
    error = refusal(path, tariffs)
    assert re.search(r"damaged at byte 4\d\d\.", str(error))
    assert f"The save before it is whole: {older}" in str(error)
    assert len(Session.load(older, tariffs).decisions) < len(session.decisions)
    older.write_bytes(b"")
    assert "before it" not in str(refusal(path, tariffs))


# Stops and failures while saving


class Stop(BaseException):
    """The program ends here: nothing of it runs any more."""


class Disk:
    """Stands between the program and the system, and fails at one of the operations.

    Modes: "kill" ends the program before the operation; "torn" ends it in the midst of a write; "power"
    ends it and loses what was not put to disk; "full" and "broken" let the operation fail once.
    """

    OPERATIONS = ("open", "write", "fsync", "close", "replace", "rename", "link", "unlink")

    def __init__(self, monkeypatch, folder, fail_at=None, mode="kill"):
        self.folder, self.fail_at, self.mode = str(folder), fail_at, mode
        self.count = 0
        self.is_dead = False
        self.unsafe = {}
        self.real = {name: getattr(os, name) for name in self.OPERATIONS}
        for name in self.OPERATIONS:
            monkeypatch.setattr(os, name, lambda *args, _name=name, **kwargs: self.do(_name, *args, **kwargs))

    def do(self, name, *args, **kwargs):
        if isinstance(args[0], str | os.PathLike) and not str(args[0]).startswith(self.folder):
            return self.real[name](*args, **kwargs)
        if self.is_dead:
            raise Stop
        self.count += 1
        if self.count == self.fail_at:
            self.fail(name, args)
        result = self.real[name](*args, **kwargs)
        if name == "open" and args[1] & os.O_WRONLY:
            self.unsafe[result] = args[0]
        elif name == "fsync":
            self.unsafe.pop(args[0], None)
        return result

    def fail(self, name, args):
        if self.mode in ("full", "broken"):
            code = errno.ENOSPC if self.mode == "full" else errno.EIO
            raise OSError(code, os.strerror(code))
        self.is_dead = True
        if self.mode == "torn" and name == "write":
            self.real["write"](args[0], bytes(args[1])[: len(args[1]) // 2])
        if self.mode == "power":
            for lost in self.unsafe.values():
                Path(lost).write_bytes(bytes(100))
        raise Stop


@pytest.fixture(scope="module")
def generations(tariffs):
    """The bytes of four states of one game."""
    session = Session.new(tariffs, seed=5, players={"corvane": "waiter", "halmar": "human"})
    states = [saving.dump(session)]
    for _ in range(3):
        session.act("halmar", NamedAction("adjourn" if session.phase == "table" else "silence"))
        states.append(saving.dump(session))
    return states


def write(path, data):
    files.write_whole(path, data, is_sound=savefile.is_sound)


def count_operations(folder, generations):
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, folder)
        write(folder / "game.json", generations[-1])
        return disk.count


def try_to_write(place, data):
    """Write, and say whether it failed. It need not where only the former save could not be read."""
    try:
        write(place, data)
    except (Stop, CannotWrite):
        return True
    return False


@pytest.mark.parametrize("mode", ["kill", "torn", "power", "full", "broken"])
@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_stop_at_any_operation_leaves_the_old_save_or_the_new(tmp_path, generations, mode, before):
    trial = tmp_path / "trial"
    trial.mkdir()
    for data in generations[:before]:
        write(trial / "game.json", data)
    n_operations = count_operations(trial, generations)
    assert n_operations >= (6 if before == 0 else 8)
    for fail_at in range(1, n_operations + 1):
        folder = tmp_path / f"{fail_at}"
        folder.mkdir()
        place = folder / "game.json"
        for data in generations[:before]:
            write(place, data)
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, folder, fail_at, mode)
            has_failed = try_to_write(place, generations[-1])
        old = generations[before - 1] if before else None
        found = place.read_bytes() if place.exists() else None
        assert found in ((old, generations[-1]) if has_failed else (generations[-1],)), (mode, fail_at)
        older = files.beside(place, files.OLDER)
        assert not older.exists() or older.read_bytes() in generations[:before]
        if before == 2:
            assert older.exists()
        if mode in ("full", "broken"):
            assert not list(folder.glob("*.saving"))
        write(place, generations[-1])
        assert place.read_bytes() == generations[-1]
        assert not list(folder.glob("*.saving"))


@pytest.mark.parametrize("mode", ["kill", "full"])
def test_a_disk_without_second_names_keeps_a_whole_save(tmp_path, generations, mode, monkeypatch):
    """Where a file can have one name only, the former save becomes the older one by being renamed."""

    def no_link(*args, **kwargs):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    for fail_at in range(1, 12):
        folder = tmp_path / f"{fail_at}"
        folder.mkdir()
        place = folder / "game.json"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "link", no_link)
            write(place, generations[0])
            write(place, generations[1])
            Disk(patch, folder, fail_at, mode)
            with contextlib.suppress(Stop, CannotWrite):
                write(place, generations[2])
        whole = [file for file in (place, files.beside(place, files.OLDER)) if savefile.is_sound(file)]
        assert whole
        if mode == "full":
            assert place.read_bytes() in generations[1:3]


def test_a_damaged_save_does_not_become_the_older_one(path, generations):
    write(path, generations[0])
    write(path, generations[1])
    path.write_bytes(generations[1][:100])
    write(path, generations[2])
    assert path.read_bytes() == generations[2]
    assert files.beside(path, files.OLDER).read_bytes() == generations[0]


def test_the_older_save_was_put_to_disk_by_an_earlier_call(path, generations):
    """It is the former file itself, not a copy made in the same breath as the new one."""
    write(path, generations[0])
    number = path.stat().st_ino
    write(path, generations[1])
    assert files.beside(path, files.OLDER).stat().st_ino == number


def test_a_write_in_pieces_is_whole(path, generations, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, bytes(data[:7])))
    write(path, generations[0])
    assert path.read_bytes() == generations[0]


def test_a_place_that_cannot_be_written_is_named(against, tmp_path, monkeypatch):
    session = against()
    (tmp_path / "folder").mkdir()
    for place, reason in (
        (tmp_path / "gone" / "game.json", "no such file or folder"),
        (tmp_path / ("n" * 300), "name is too long"),
        (tmp_path / "folder", "a folder or a device"),
        (tmp_path / "a\0b", "cannot be that of a file"),
        (Path("/dev/null"), "a folder or a device"),
    ):
        with pytest.raises(CannotWrite, match=reason) as caught:
            session.save(place)
        assert caught.value.exit_code == 4
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "there is no permission"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_says_is_told_in_plain_words(against, path, monkeypatch, code, reason):
    def fail(*args):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotWrite, match=reason):
        against().save(path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(against, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite, match="no permission"):
        against().save(tmp_path / "game.json")


def test_a_link_is_followed(against, tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    against().save(real)
    link.symlink_to(real)
    session = against("waiter")
    session.save(link)
    assert link.is_symlink()
    assert real.read_bytes() == saving.dump(session)


# Two programs, one save


def test_a_second_window_is_told(path):
    with SaveLock(path):
        with pytest.raises(Busy, match=f"open in another window \\(process {os.getpid()}\\)") as caught:
            SaveLock(path).take()
        assert caught.value.exit_code == 6
        SaveLock(path.with_name("other.json")).take()
    with SaveLock(path):
        pass
    assert not files.beside(path, ".lock").exists()


def test_the_lock_of_a_program_that_died_is_free(path):
    code = f"""
import os
import re
from pathlib import Path
from game.play.lock import SaveLock
SaveLock(Path({str(path)!r})).take()
os._exit(1)
"""
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code], check=False, cwd=root)
    assert files.beside(path, ".lock").exists()
    with SaveLock(path):
        pass


def test_a_lock_that_was_just_removed_is_taken_again(path, monkeypatch):
    """The holder lets go between our opening of the file and our locking it."""
    lock, real, calls = SaveLock(path), SaveLock._is_still, []

    def removed_at_first(self, file):
        calls.append(file)
        if len(calls) == 1:
            files.beside(path, ".lock").unlink()
        return real(self, file)

    monkeypatch.setattr(SaveLock, "_is_still", removed_at_first)
    with lock:
        assert len(calls) == 2
        with pytest.raises(Busy):
            SaveLock(path).take()


def test_opening_a_game_takes_away_what_was_left_unfinished(path):
    for ending in (files.UNFINISHED, files.COMING_OLDER):
        files.beside(path, ending).write_bytes(b"half")
    path.write_bytes(b"kept")
    with SaveLock(path):
        assert sorted(file.name for file in path.parent.iterdir()) == ["game.json", "game.json.lock"]


def test_a_folder_that_cannot_be_written_needs_no_lock(tmp_path):
    with SaveLock(tmp_path / "gone" / "game.json"), SaveLock(tmp_path / "gone" / "game.json"):
        pass


# Names

NASTY = [
    "", " ", ".", "..", "/", "\\", "../../etc/passwd", "C:\\x", "a/b", "a\0b", "con", "CON.txt", "nul",
    "COM1", "-rf", "--help", "~", "$HOME", "`id`", "a;b", "a|b", "a\nb", "a\tb",
    "\x1b[2J", "\u202egpj", "\u200b",
    "%s%n", "{0}", "<b>", "'\"", "*?", "a" * 500, "\u017e" * 500, "\U0001f3b2" * 100, "\U00010400" * 60,
    "e\u0301",
    "\ufdfa" * 30, "\u540d\u524d", "x" + "\u0301" * 99, ".hidden", "trailing.", "trailing ", "\ud800",
    "\ufb01le", "\uffff",
    "Game (1).json",
]  # fmt: skip


@pytest.mark.parametrize("title", NASTY)
def test_any_title_becomes_a_name_that_every_system_takes(tmp_path, title):
    name = safe_file_name(title)
    assert name
    assert len(name.encode()) <= 120
    assert not set(name) & set("/\\:*?\"<>|.~$`;'\0\n\t\x1b")
    assert name == name.strip() == unicodedata.normalize("NFC", name)
    assert not name.startswith("-")
    assert name.casefold() not in {"con", "nul", "com1"}
    place = free_path(tmp_path, title)
    place.write_text("x")
    assert place.parent == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == [place.name]


def test_two_titles_never_share_a_file(tmp_path):
    places = []
    for title in ("a/b", "A_B", "a_b", "a:b"):
        place = free_path(tmp_path, title)
        place.write_text(title)
        places.append(place)
    assert len({place.name.casefold() for place in places}) == 4
    assert [place.read_text() for place in places] == ["a/b", "A_B", "a_b", "a:b"]


def test_a_document_that_answers_but_bears_nowhere_is_saved(moscow, tmp_path):
    session = Session.new(moscow, seed=4, players={"lithuania": "human", "soviet": "human"})
    session.act("soviet", NamedAction("adjourn"))
    session.act("lithuania", NamedAction("draft", document="old_survey", clause="vilnius"))
    for side in ("soviet", "lithuania"):
        session.act(side, NamedAction("silence"))
    session.act("lithuania", NamedAction("adjourn"))
    session.act("soviet", NamedAction("draft", document="census_1897", clause="suwalki"))
    path = tmp_path / "answered.json"
    session.save(path)
    assert Session.load(path).digest() == session.digest()

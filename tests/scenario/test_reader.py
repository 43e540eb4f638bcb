"""Files from strangers: every bad one is refused in a sentence, every good one is read as it stands."""

import os
import random
import re
import socket
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.errors import InputRefused
from game.scenario import reader
from game.scenario.findings import FINDINGS_SHOWN
from game.scenario.reader import Document, parse_yaml, read_yaml

LOADERS = [getattr(yaml, name) for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]
posix = pytest.mark.skipif(os.name == "nt", reason="only POSIX systems have such files")

GOOD = """\
# A small file with one of everything.
version: "1.0"
title: {en: Talks by the river, lt: 'Derybos prie upės'}
sides:
- id: hill
  weight: 0.35
  hopes: [peace, "trade: all of it"]
- id: valley
  weight: -1.5e2
  hopes: []
text: >-
  A folded text
  of two lines.
note: |
  A note: with a colon.
rounds: 12
open: true
"""


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__, autouse=True)
def loader(request, monkeypatch):
    monkeypatch.setattr(reader, "LOADER", request.param)


def parse(text: str | bytes) -> Document:
    return parse_yaml(text.encode() if isinstance(text, str) else text, "talks.yaml")


def refusal(text: str | bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        parse(text)
    lines = str(caught.value).splitlines()
    assert len(lines) <= FINDINGS_SHOWN + 1
    assert all(line.startswith(("talks.yaml:", "and ")) for line in lines)
    assert all(len(line) < 700 and line.isprintable() for line in lines)
    return str(caught.value)


def refusal_of_file(path: Path) -> str:
    with pytest.raises(InputRefused) as caught:
        read_yaml(path)
    return str(caught.value)


class TestGoodFiles:
    def test_every_kind_of_value(self):
        data = parse(GOOD).data
        assert data == {
            "version": "1.0",
            "title": {"en": "Talks by the river", "lt": "Derybos prie upės"},
            "sides": [
                {"id": "hill", "weight": Decimal("0.35"), "hopes": ["peace", "trade: all of it"]},
                {"id": "valley", "weight": Decimal(-150), "hopes": []},
            ],
            "text": "A folded text of two lines.",
            "note": "A note: with a colon.\n",
            "rounds": 12,
            "open": True,
        }

    def test_lines(self):
        document = parse(GOOD)
        assert document.line_of(()) == 2
        assert document.line_of(("version",)) == 2
        assert document.line_of(("title", "lt")) == 3
        assert document.line_of(("sides",)) == 4
        assert document.line_of(("sides", 1)) == 8
        assert document.line_of(("sides", 1, "weight")) == 9
        assert document.line_of(("text",)) == 11
        assert document.line_of(("open",)) == 17

    def test_line_of_what_is_not_there_is_the_line_around_it(self):
        document = parse(GOOD)
        assert document.line_of(("sides", 1, "mood", "deep")) == 8
        assert document.line_of(("sides", 7)) == 4
        assert document.line_of(("nowhere",)) == 2

    def test_a_file_is_read_like_its_bytes(self, tmp_path):
        path = tmp_path / "talks.yaml"
        path.write_text(GOOD, encoding="utf-8")
        assert read_yaml(path).data == parse(GOOD).data
        assert read_yaml(path).name == str(path)

    @pytest.mark.parametrize(
        "data",
        [
            b"\xef\xbb\xbf" + GOOD.encode(),
            GOOD.replace("\n", "\r\n").encode(),
            GOOD.rstrip("\n").encode(),
            b"%YAML 1.2\n---\n" + GOOD.encode() + b"...\n",
        ],
        ids=["byte order mark", "CRLF", "no final newline", "marked document"],
    )
    def test_harmless_variants_load(self, data):
        assert parse(data).data == parse(GOOD).data

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_lines_are_those_of_an_editor(self, newline):
        document = parse(newline.join(["# ąž \u3000", "a: |", "  one", "", "  two", "b: 1", ""]))
        assert document.line_of(("b",)) == 6

    def test_a_shipped_size_is_within_the_limits(self):
        entry = "- {id: x, title: {en: A title, lt: Antraštė}, add: -0.25, set: true}\n"
        assert len(parse("talks:\n" + entry * 1000).data["talks"]) == 1000

    def test_thirty_two_levels_load(self):
        assert parse("a: " + "[" * 31 + "]" * 31).data["a"]


class TestScalars:
    @pytest.mark.parametrize(
        "text",
        [
            *("no", "on", "yes", "off", "y", "n", "TrUe", "nan", "inf", "e5", "1e", "1.10 or so"),
            *(
                "19:30",
                "1:00:00",
                "017",
                "-017",
                "00",
                "01.5",
                "1_000",
                "0x1f",
                "0o17",
                "0b1",
                "1,5",
                "1.2.3",
            ),
            *("1920-05-07", "1920-02-30", ".", "+", "=", "٣", "½"),
        ],
    )
    def test_stays_text(self, text):
        assert parse(f"a: {text}\nb: ['{text}']").data == {"a": text, "b": [text]}

    @pytest.mark.parametrize("text", ["1", "true", "null", "~", ".nan", "1e400", "1.5", "", "9" * 50])
    def test_what_is_quoted_is_text(self, text):
        data = parse(f"a: '{text}'\nb: \"{text}\"\nc: |-\n  {text}\n").data
        assert data == {"a": text, "b": text, "c": text}

    @pytest.mark.parametrize(
        ("text", "value"),
        [("0", 0), ("-0", 0), ("+5", 5), ("-12", -12), ("9" * 18, 10**18 - 1), (str(2**53 + 1), 2**53 + 1)],
    )
    def test_whole_numbers(self, text, value):
        found = parse(f"a: {text}").data["a"]
        assert type(found) is int
        assert found == value

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            *(
                ("0.1", "0.1"),
                ("1.10", "1.10"),
                ("-.5", "-0.5"),
                ("5.", "5"),
                ("1e3", "1000"),
                ("2.5E-3", "0.0025"),
            ),
            *(("0.000000000000000001", "1e-18"), ("999999999999999999.5", "999999999999999999.5")),
        ],
    )
    def test_decimals_are_exact(self, text, value):
        found = parse(f"a: {text}").data["a"]
        assert type(found) is Decimal
        assert found == Decimal(value)

    def test_decimals_keep_their_digits(self):
        assert str(parse("a: 1.10").data["a"]) == "1.10"

    @pytest.mark.parametrize(
        ("text", "value"),
        [("true", True), ("True", True), ("FALSE", False), ("null", None), ("~", None), ("", None)],
    )
    def test_words(self, text, value):
        assert parse(f"a: {text}").data["a"] is value

    @pytest.mark.parametrize(
        "key", ["no", "true", "null", "~", "1920", "1.5", "1920-05-07", ".nan", "9" * 50]
    )
    def test_names_are_always_text(self, key):
        assert parse(f"{key}: 1").data == {key: 1}

    @pytest.mark.parametrize("key", ['"<<"', "'*a'", "'!a'"])
    def test_quoted_names_mean_nothing_else(self, key):
        assert parse(f"{key}: 1").data == {key[1:-1]: 1}

    @pytest.mark.parametrize(
        "text", [".nan", ".NaN", ".inf", "-.inf", "+.INF", "1e400", "1.0e+400", "-1e99999999"]
    )
    def test_not_finite(self, text):
        assert (
            refusal(f"a: 1\nb: [2, {text}]") == f"talks.yaml:2: b[1]: found {text}, must be a finite number"
        )

    @pytest.mark.parametrize("digits", [19, 400, 5000, 100_000])
    def test_long_whole_numbers(self, digits):
        message = refusal("a: -" + "9" * digits)
        assert message == f"talks.yaml:1: a: found a whole number of {digits} digits, allowed are at most 18"

    @pytest.mark.parametrize(
        "text",
        ["1e18", "1e300", "1e-19", "1e-400", "1e-99999999999999999999", "0e99999999999999999999", "0e400"],
    )
    def test_decimals_out_of_bounds(self, text):
        assert refusal(f"a: {text}").startswith(
            f"talks.yaml:1: a: found the number {text}, allowed are at most 18"
        )

    def test_long_decimals(self):
        assert "found a number of 5002 characters, allowed are at most 64" in refusal("a: 1." + "3" * 5000)


class TestUnreadable:
    def test_missing(self, tmp_path):
        path = tmp_path / "no.yaml"
        assert refusal_of_file(path) == f"Cannot read {path}: there is no such file or folder."

    @posix
    def test_dangling_link(self, tmp_path):
        path = tmp_path / "link.yaml"
        path.symlink_to(tmp_path / "no.yaml")
        assert "there is no such file" in refusal_of_file(path)

    def test_folder(self, tmp_path):
        assert refusal_of_file(tmp_path) == f"Cannot read {tmp_path}: it is a folder."

    def test_inside_a_file(self, tmp_path):
        (tmp_path / "file").write_text("a: 1")
        assert "Cannot read" in refusal_of_file(tmp_path / "file" / "talks.yaml")

    @posix
    def test_link_loop(self, tmp_path):
        path = tmp_path / "loop.yaml"
        path.symlink_to(path)
        assert "its links lead in a circle" in refusal_of_file(path)

    @posix
    def test_fifo(self, tmp_path):
        path = tmp_path / "fifo.yaml"
        os.mkfifo(path)
        assert "it is no ordinary file" in refusal_of_file(path)

    @posix
    def test_a_fifo_put_there_after_the_first_look_does_not_hang(self, tmp_path):
        path = tmp_path / "fifo.yaml"
        os.mkfifo(path)
        program = (
            "import sys, pathlib; from game.scenario import reader;"
            "look = reader._require_ordinary; looks = [];"
            "reader._require_ordinary = lambda status: looks.append(looks and look(status));"
            "reader.read_yaml(pathlib.Path(sys.argv[1]))"
        )
        command = [sys.executable, "-c", program, path]
        root = Path(__file__).parents[2]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=False)
        assert "it is no ordinary file" in run.stderr

    @posix
    def test_socket(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("talks.yaml")
            assert "it is no ordinary file" in refusal_of_file(Path("talks.yaml"))

    @posix
    def test_device(self):
        assert refusal_of_file(Path("/dev/zero")) == "Cannot read /dev/zero: it is no ordinary file."

    def test_no_permission(self, tmp_path, monkeypatch):
        path = tmp_path / "talks.yaml"
        path.write_text(GOOD, encoding="utf-8")

        def refuse_to_open(*_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", refuse_to_open)
        assert refusal_of_file(path) == f"Cannot read {path}: there is no permission."

    @posix
    def test_other_trouble_of_the_system(self, tmp_path):
        assert "the name is too long" in refusal_of_file(tmp_path / ("x" * 300))

    @pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
    def test_names_that_no_system_knows(self, tmp_path, name):
        assert refusal_of_file(tmp_path / name).isprintable()

    def test_the_name_of_the_file_is_shown_escaped(self, tmp_path):
        message = refusal_of_file(tmp_path / "a\nb\x1b[31m\u202e.yaml")
        assert "a\\nb\\x1b[31m\\u202e.yaml" in message

    def test_over_a_megabyte(self, tmp_path):
        path = tmp_path / "large.yaml"
        path.write_bytes(b" " * 1_000_001)
        assert refusal_of_file(path) == f"{path}: is larger than 1,000,000 bytes, the most that is read"

    def test_a_huge_file_is_not_read_to_its_end(self, tmp_path):
        path = tmp_path / "huge.yaml"
        with path.open("wb") as file:
            file.truncate(1 << 33)
        assert "is larger than 1,000,000 bytes" in refusal_of_file(path)


class TestNotAScenario:
    @pytest.mark.parametrize(
        "text", ["", "\n\n", "# nothing here\n", "null", "~", "---\n", "---\n...\n", b"\xef\xbb\xbf"]
    )
    def test_empty(self, text):
        assert refusal(text) == "talks.yaml: is empty"

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("- a\n- b\n", "a list of 2"),
            ("42", "the whole number 42"),
            ("4.2", "the number 4.2"),
            ("true", "true"),
            ("Once upon a time", "text 'Once upon a time'"),
            ("<!DOCTYPE html>\n<html></html>", "a web page or XML"),
            ("\n <HTML lang='lt'>", "a web page or XML"),
            ("<?xml version='1.0'?>", "a web page or XML"),
            ("side,weight\nhill,3\n", "a CSV table"),
            ("\ufeff<html>", "a web page or XML"),
            ("side;weight\nhill;3\n", "a CSV table"),
            ("# x\n[talks]\nrounds = 3\n", "a TOML or INI file"),
            ("rounds = 3\n", "a TOML or INI file"),
            (
                "version https://git-lfs.github.com/spec/v1\noid sha256:abc\n",
                "a pointer to a large file, not the file",
            ),
            (b"PK\x03\x04\x14\0", "a zip archive or an office document"),
            (b"\x1f\x8b\x08\0", "a packed file"),
            (b"\x89PNG\r\n\x1a\n", "a picture"),
            (b"\xff\xd8\xff\xe0", "a picture"),
            (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        ],
    )
    def test_something_else(self, text, found):
        assert refusal(text) == f"talks.yaml: is not a scenario (found: {found})"

    def test_messages_name_what_is_due(self):
        with pytest.raises(InputRefused, match=r"^x: is not an experiment \(found: a list of 0\)$"):
            parse_yaml(b"[]", "x", what="an experiment")

    @pytest.mark.parametrize(
        "text", ["--- # a, b\nx: [1, 2]\n", '{"a, b": 1,\n"c": 2}', "{a:\n  1, b:\n  2}"]
    )
    def test_good_files_that_look_foreign_load(self, text):
        assert parse(text).data


def alias_bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, levels)]
    return "\n".join(lines)


class TestAnchorsAndTags:
    @pytest.mark.parametrize(
        ("text", "line"),
        [
            (alias_bomb(3), 1),
            (alias_bomb(9), 1),
            (alias_bomb(30), 1),
            ("a: &a {b: 1}\nc: {<<: *a}\n", 1),
            ("a: &a " + "[x" + ",x" * 5000 + "]\nb: [" + "*a," * 5000 + "]", 1),
            ("a: 1\nb: &b [*b]", 2),
            ("a: 1\nb: &b {c: *b}", 2),
            ("&root {a: *root}", 1),
            ("a: &a [*b]\nb: &b [*a]", 1),
            ("a:\n  &a b: 1", 2),
            ("a: 1\nb: *nothing", 2),
            ("a: 1\n*a : 2", 2),
        ],
    )
    def test_anchors_and_aliases(self, text, line):
        message = refusal(text)
        assert message.startswith(f"talks.yaml:{line}: ")
        assert "anchors and aliases are not allowed" in message.splitlines()[0]

    def test_merging(self):
        message = refusal("a: 1\n<<: {b: 2}")
        assert message == "talks.yaml:2: found <<; anchors, aliases and merging are not allowed"

    @pytest.mark.parametrize(
        "tag",
        [
            *(
                "!!python/object/apply:os.system",
                "!!python/name:os.system",
                "!include",
                "!ENV",
                "!!binary",
                "!!set",
            ),
            *("!!int", "!!str", "!!float", "!", "!<tag:yaml.org,2002:str>"),
        ],
    )
    def test_tags(self, tag):
        for value in ("x", "[x]", "{x: y}", "'x'", ""):
            message = refusal(f"a: 1\nb: {tag} {value}")
            assert message.startswith("talks.yaml:2: b: found the tag '")
            assert message.endswith("; tags are not allowed")

    def test_tag_on_a_name(self):
        assert "tags are not allowed" in refusal("!!str a: 1")

    def test_tag_directive(self):
        message = refusal("%TAG !e! tag:example.org,2000:\n---\na: 1")
        assert message == "talks.yaml:1: found a %TAG line; tags are not allowed"

    def test_undefined_tag_handle(self):
        assert "Tags are not allowed" in refusal("a: !e!x 1")


class TestShape:
    @pytest.mark.parametrize("depth", [33, 100, 1_000, 30_000, 999_000])
    @pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
    def test_depth(self, depth, opening):
        text = (opening * depth)[: reader.SIZE_LIMIT]
        assert refusal(text).endswith(": nested deeper than 32 levels")

    def test_depth_by_indentation(self):
        text = "".join(" " * level + "a:\n" for level in range(500))
        assert refusal(text).startswith("talks.yaml:33: a.a.a.")

    def test_too_many_parts(self, monkeypatch):
        monkeypatch.setattr(reader, "EVENT_LIMIT", 2_000)
        assert parse("a: [" + "x," * 1_900 + "]").data
        message = refusal("a:\n" + "- []\n" * 150_000)
        assert message == "talks.yaml:999: more than 2,000 names, values and brackets up to here"

    def test_second_document(self):
        assert (
            refusal("a: 1\n---\nb: 2\n")
            == "talks.yaml:2: found a second document after '---', allowed is one in a file"
        )

    @pytest.mark.parametrize(
        ("text", "field", "lines"),
        [
            ("a: 1\nb: 2\na: 3\n", "a", (1, 3)),
            ("a: 1\n\"a\": 2\n'a': 3", "a", (1, 2)),
            ("x:\n- b: 1\n  c: 2\n  b: 3\n", "x[0].b", (2, 4)),
            ('{"a": {"b": 1,\n"b": 2}}', "a.b", (1, 2)),
            ("true: 1\n'true': 2\n", "true", (1, 2)),
            ("\u00e9: 1\ne\u0301: 2\n", "\u00e9", (1, 2)),
        ],
    )
    def test_duplicates(self, text, field, lines):
        first, second = lines
        place = f"talks.yaml:{second}: {field}"
        message = f"{place}: stands twice in one group, in lines {first} and {second}; keep one"
        assert refusal(text).splitlines()[0] == message

    def test_equal_names_in_other_groups_load(self):
        assert parse("a: {a: 1}\nb: [{a: 1}, {a: 2}]").data

    @pytest.mark.parametrize("text", ["[a, b]: 1", "{a: b}: 1", "? [a]\n: 1", "? {a: 1}\n: 2", "? - a\n: 1"])
    def test_names_that_are_no_text(self, text):
        assert "found a group or list as a name" in refusal(text)

    @pytest.mark.parametrize("text", ["'': 1", '"": 1', "? \n: 1"])
    def test_no_name(self, text):
        assert refusal(text) == "talks.yaml:1: found no name before ':'"


class TestCharacters:
    @pytest.mark.parametrize(
        ("data", "line"),
        [
            (GOOD.encode("utf-16"), 1),
            (GOOD.encode("utf-16-le"), 1),
            (GOOD.encode("utf-16-be"), 1),
            ("a: 1\nb: 2\nc: é".encode("latin-1"), 3),
            ("a: 1\nb: – ė".encode("cp1257"), 2),
            (b"a: 1\n\xed\xa0\x80: 2", 2),
            ("a: ė".encode()[:-1], 1),
            (b"a: 1\nb: \0", 2),
            (b"a: 1\nb: \x1b[31m", 2),
            (b"a: 1\rb: 2", 1),
            (b"a: 1\n\x07", 2),
            ("a: 1\nb: \u0085".encode(), 2),
            ("a: 1\nb: \u2028".encode(), 2),
            ("a: 1\nb: \ufffe".encode(), 2),
            ("a: 1\nb: \U0010ffff".encode(), 2),
        ],
    )
    def test_not_utf8_text(self, data, line):
        message = refusal(data)
        assert message.startswith(f"talks.yaml:{line}: found ")
        assert message.endswith("which is not UTF-8 text; save the file as UTF-8")

    @pytest.mark.parametrize(
        "character", ["\u202e", "\u2066", "\u200f", "\u200b", "\u200d", "\u2060", "\ufeff", "\u3164"]
    )
    @pytest.mark.parametrize("written", ["raw", "escaped"])
    def test_unseen_characters(self, character, written):
        inside = character if written == "raw" else f"\\u{ord(character):04x}"
        message = refusal(f'a: 1\nb: ["x", "na{inside}me"]')
        assert message == (
            f"talks.yaml:2: b[1]: found the unseen character \\u{ord(character):04x}; "
            "take it out, the text then reads 'name'"
        )

    def test_unseen_character_in_a_name(self):
        assert "the text then reads 'title'" in refusal("ti\u200btle: 1")

    @pytest.mark.parametrize(
        "escape", ["\\0", "\\x1b", "\\r", "\\N", "\\L", "\\ufffe", "\\ud800", "\\UFFFFFFFF"]
    )
    def test_escapes_bring_nothing_in(self, escape):
        assert refusal(f'a: 1\nb: "x{escape}"').startswith("talks.yaml:")

    def test_towers_of_accents(self):
        assert (
            refusal("a: e" + "\u0301" * 1200) == "talks.yaml:1: a: found more than four accents on one letter"
        )

    def test_accents_of_living_languages_load(self):
        text = "Ąžuolų šlovė, ų́, Ế"
        assert parse(f"a: {text}\nb: 'two\tparts'").data["b"] == "two\tparts"

    def test_text_is_composed(self):
        assert parse("e\u0301: e\u0301").data == {"\u00e9": "\u00e9"}


class TestSyntax:
    @pytest.mark.parametrize(
        ("text", "place", "hint"),
        [
            ("a:\n\tb: 1", "2: column 1", "Indent with spaces, not with tabs"),
            ("a:\n  b: 1\n  \tc: 1", "3: column", "Indent with spaces, not with tabs"),
            ("a:\n   b: 1\n  c: 2", "3: column 3", "begin in one column"),
            ("a:\n- b\n -c: 2\n - d", "", ""),
            ("a: 'one\nb: 2\n", "1: column 4", "The quote that opens here is not closed"),
            ('a: "one\nb: 2\n', "1: column 4", "The quote that opens here is not closed"),
            ("a: it's 'so' b: 1", "1: column", "must stand in quotes"),
            ("a: b: c", "1: column 5", "must stand in quotes"),
            ("a: 1\nb: @x", "2: column 4", "must stand in quotes"),
            ("a: 1\nb: `x`", "2: column 4", "must stand in quotes"),
            ("a: 1\nb: %x", "2: column 4", "must stand in quotes"),
            ("a: 1\nb: - c", "2: column 4", "put the text in quotes"),
            ("a: 'x' y", "1: column 8", "after a closing quote the line ends"),
            ("a: [1, 2\nb: 3\n", "1: column 4", "The bracket that opens here is not closed"),
            ("a: {b: 1\n", "1: column 4", "The bracket that opens here is not closed"),
            ("a: 1\nb: ]", "2: column 4", "a bracket is closed that was never opened"),
            ("a: 1\nb\nc: 1", "3: column 1", "A line here reads 'name: value'"),
            ('a: "C:\\qx"', "1: column", "Write two backslashes for one"),
            ("a: |9x\n", "1: column 6", "the text begins on the next one"),
            ("a: & b", "1: column 5", "Anchors and aliases are not allowed"),
            ("%YAML 3.0\n---\na: 1", "1: column", "Leave out the line that begins with %"),
            ("[[[", "1: column", "is not YAML"),
        ],
    )
    def test_place_and_hint(self, text, place, hint):
        message = refusal(text)
        assert message.startswith(f"talks.yaml:{place}")
        assert hint in message

    def test_conflict_marks(self):
        text = "a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n"
        assert refusal(text).startswith("talks.yaml:2: found the conflict mark <<<<<<< of two versions")

    def test_the_line_of_a_trouble_is_shown_cut(self):
        assert "…" in refusal("a: b: " + "x" * 5000)

    def test_what_only_one_parser_stumbles_over(self):
        assert "is not YAML" in refusal("%YAML 1." + "9" * 5000 + "\n---\na: 1")


class TestManyTroubles:
    def test_all_are_told_in_order_of_lines(self):
        message = refusal("a: !x 1\nb: .nan\nc: &c 1\na: 2\nd: {e: 1, e: 2}\nf: [")
        assert [line.split(":")[1] for line in message.splitlines()] == ["1", "2", "3", "4", "5", "6"]

    def test_twenty_are_shown(self):
        lines = refusal("a: 1\n" * 31).splitlines()
        assert len(lines) == 21
        assert lines[-1] == "and 10 more"

    def test_reading_stops_where_it_is_hopeless(self):
        assert refusal("a: 1\n" * 90_000).splitlines()[-1] == "and many more"

    def test_long_names_are_cut(self):
        message = refusal(f"{'k' * 700}: {{{'m' * 700}: .nan}}")
        assert len(message) < 200


NASTY_LINES = [
    *("\tx: 1", "x: &x 1", "x: *x", "<<: {a: 1}", "x: !!python/name:os.system y", "x: .inf", "x: 1e400"),
    *(
        "x: " + "9" * 40,
        "x: 'open",
        'x: "open',
        "x: [1",
        "x: }",
        "---",
        "...",
        "%TAG ! x",
        "? [x]",
        "- x",
        ": x",
    ),
    *("x: |", "x: \u202ey", "<<<<<<< x", "title: 1", "x: " + "[" * 40, "x: a: b", "\ufeff", 'x: "\\ud800"'),
    *("x: no", "x: 19:30", "@x: 1", ""),
]


def mutant_by_line(dice: random.Random) -> bytes:
    lines = GOOD.splitlines()
    for _ in range(dice.randint(1, 2)):
        place = dice.randrange(len(lines))
        other = dice.randrange(len(lines))
        match dice.choice(["drop", "double", "swap", "indent", "dedent", "nasty", "cut"]):
            case "drop":
                lines[place] = ""
            case "double":
                lines.insert(place, lines[other])
            case "swap":
                lines[place], lines[other] = lines[other], lines[place]
            case "indent":
                lines[place] = " " * dice.randint(1, 3) + lines[place]
            case "dedent":
                lines[place] = lines[place].lstrip()
            case "nasty":
                lines.insert(place, dice.choice(NASTY_LINES))
            case "cut":
                lines[place] = lines[place][: dice.randint(0, 20)]
    return "\n".join(lines).encode()


def mutant_by_byte(dice: random.Random) -> bytes:
    data = bytearray(GOOD.encode())
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(len(data))
        mark = dice.choice([b"", b":", b"'", b'"', b"-", b" ", b"\n", b"\t", b"&", b"*", b"!", b"{", b"["])
        inserted = dice.choice([mark, dice.randbytes(dice.randint(1, 2))])
        data[place : place + dice.randint(0, 2)] = inserted
    return bytes(data)


@pytest.mark.parametrize("mutant", [mutant_by_line, mutant_by_byte])
def test_mutants_are_read_or_refused_and_nothing_else(mutant):
    seen = Counter()
    for seed in range(300):
        data = mutant(random.Random(seed))  # noqa: S311
        try:
            document = parse(data)
        except InputRefused:
            message = refusal(data)
            seen["refused"] += 1
            seen["refused with a line"] += all(
                part[:1].isdigit() for part in message.split("talks.yaml:")[1:]
            )
        else:
            seen["read"] += 1
            assert isinstance(document.data, dict)
    assert seen["read"] >= 50
    assert seen["refused"] >= 50
    assert seen["refused with a line"] >= 0.95 * seen["refused"]


class Writer(yaml.SafeDumper):
    """Writes what it is given so that the plain subset reads it back: what would be no text stands in quotes.

    PyYAML itself writes YAML 1.1, in which the text 1e3 needs no quotes, and the text no does.
    """

    yaml_implicit_resolvers: ClassVar = {}


for kind, meaning in {
    "null": r"(~|null|Null|NULL)?",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "merge": r"<<",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}.items():
    # The core schema of YAML 1.2.2, section 10.3.2, without octal and hexadecimal numbers; and merging.
    Writer.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"({meaning})\Z"), None)

NASTY_TEXTS = [
    *(
        "",
        "~",
        "null",
        "NULL",
        "nUll",
        "true",
        "False",
        "tRUE",
        "no",
        "y",
        "Off",
        "=",
        "<<",
        "---",
        "...",
        "- a",
    ),
    *(
        "0",
        "-0",
        "+5",
        "017",
        "08",
        "9" * 40,
        "1_000",
        "0x1f",
        "0o17",
        "0b1",
        "19:30",
        "1920-05-07",
        "1,5",
        "٣",
    ),
    *(
        "0e0",
        "0e100",
        "1e3",
        "-.5",
        "5.",
        "1.e3",
        "1.5E-3",
        "1e400",
        "0e99999999999999999999",
        "1e",
        "e5",
        ".",
    ),
    *(
        ".inf",
        "-.Inf",
        ".NAN",
        "+.nan",
        ".Nan",
        "inf",
        "nan",
        "&a",
        "*a",
        "!a",
        "@a",
        "`a`",
        "%a",
        "# a",
        "a #b",
    ),
    *(
        "a: b",
        "a:",
        ":a",
        "?",
        "? a",
        "- ",
        " a ",
        "'a'",
        '"a"',
        "[a]",
        "{a: b}",
        "|",
        ">-",
        "a\nb",
        "\n",
        "\ta\t",
    ),
]
TEXTS = st.sampled_from(NASTY_TEXTS) | st.text("abc nyoexEINF:#-+_'\"\\0123.,e~&*!|>%@`?=ąž\n\t")
LEAVES = st.none() | st.booleans() | st.integers(1 - 10**18, 10**18 - 1) | TEXTS


def groups_of(inner):
    return st.lists(inner, max_size=4) | st.dictionaries(TEXTS.filter(bool), inner, max_size=4)


def written(value):
    return yaml.dump({"a": value}, Dumper=Writer, allow_unicode=True)


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_nasty_text_that_is_written_is_read_back(text):
    assert parse(written(text)).data == {"a": text}


@settings(max_examples=300)
@given(st.recursive(LEAVES, groups_of, max_leaves=12))
def test_what_is_written_is_read_back(value):
    assert parse(written(value)).data == {"a": value}

"""Reads YAML files from strangers: bounded, plain and with the line of everything in them.

The parser's events are taken one by one, without recursion, and nothing is built that the plain subset
does not know: groups of fields, lists, text, whole numbers, exact decimals, true, false and nothing.
"""

import codecs
import hashlib
import math
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from game.errors import InputRefused, reason_of, shown
from game.scenario.findings import FINDINGS_COUNTED, FieldPath, Finding, described, field_name, refuse

SIZE_LIMIT: Final = 1_000_000
"""Bytes of a file."""
DEPTH_LIMIT: Final = 32
"""Levels of groups and lists."""
EVENT_LIMIT: Final = 200_000
"""Events of the parser: one for a name or a value, two for a group or a list."""
DIGIT_LIMIT: Final = 18
"""Digits of a number before its point, and after it."""
NUMBER_LENGTH: Final = 64
"""Characters of a number with a point or an exponent."""

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Source of events: libyaml where PyYAML was built with it, which is some ten times faster."""

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | Decimal | bool | None"

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(
    rf"\U{plane + 0xFFFE:08x}\U{plane + 0xFFFF:08x}" for plane in range(0, 0x110000, 0x10000)
)
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029" + _NONCHARACTERS
"""What no text file holds. Some of these would end a line for the parser, but for no editor."""
_HIDDEN = (
    r"\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f"
)
"""What hides in a text or turns its direction."""
_CONTROL = re.compile(f"[{_CONTROLS}]")
_UNSEEN = re.compile(f"[{_CONTROLS}{_HIDDEN}]")
_ACCENTS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5}")

_SIGNATURES: Final = (
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a packed file"),
    (b"BZh", "a packed file"),
    (b"\xfd7zXZ", "a packed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"%PDF", "a PDF document"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"version https://git-lfs", "a pointer to a large file, not the file"),
)
_WEB_PAGE = re.compile(r"\s*<(!doctype|html|head|body|\?xml|svg)\b", re.IGNORECASE)
_TOML_HEAD = re.compile(r"\[{1,2}[\w.-]+\]{1,2}")
_TOML_ENTRY = re.compile(r"[\w.-]+ *=")
_NAMED_VALUE = re.compile(r":(\s|$)", re.MULTILINE)
_CONFLICT_MARK = re.compile(r"^(<{7}|={7}|>{7})( .*)?$", re.MULTILINE)

_COLUMN_HINT = "Entries of one group begin in one column, and after a closing quote the line ends"
_QUOTE_HINT = "The quote that opens here is not closed where it should be"
_ANCHOR_HINT = "Anchors and aliases are not allowed; a text that begins with & or * must stand in quotes"
_ESCAPE_HINT = "Write two backslashes for one, or use single quotes"
_TOO_DEEP: Final = f"nested deeper than {DEPTH_LIMIT} levels"
_HINTS: Final = (
    ("cannot start any token", "A text that begins with this character must stand in quotes"),
    ("mapping values", "A text with ': ' in it must stand in quotes; or this line is indented too far"),
    ("sequence entries", "Begin the list on a line of its own; or put the text in quotes"),
    ("unexpected end of stream", _QUOTE_HINT),
    ("unexpected document", _QUOTE_HINT),
    ("escape", _ESCAPE_HINT),
    ("hexdecimal", _ESCAPE_HINT),
    ("expected ':'", "A line here reads 'name: value'"),
    ("',' or", "The bracket that opens here is not closed, or a comma is missing"),
    ("node content", "A value is missing, or a bracket is closed that was never opened"),
    ("anchor", _ANCHOR_HINT),
    ("alias", _ANCHOR_HINT),
    ("tag", "Tags are not allowed; a text that begins with ! must stand in quotes"),
    ("block scalar", "After | or > the line ends, and the text begins on the next one, indented with spaces"),
    ("'-' indicator", "Entries of one list begin with '- ' in one column"),
    ("expected key", _COLUMN_HINT),
    ("block end", _COLUMN_HINT),
    ("YAML d", "Leave out the line that begins with %"),
)
_WHERE_IT_OPENS: Final = ("unexpected end of stream", "unexpected document", "',' or")
"""Problems that are best shown where the quote or bracket opens."""


@dataclass(slots=True)
class Place:
    """Where a value stands in its file.

    Attributes:
        line: Line of its name, or of itself as an item of a list; the first is 1.
        inside: Places of its own fields or items.
    """

    line: int
    inside: dict[str | int, "Place"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file says.

    Attributes:
        name: The file, as messages name it.
        data: Its fields. Names are always text; numbers with a point or an exponent are exact decimals.
        place: Where `data` and all in it stand.
        sha256: Of the file's bytes.
    """

    name: str
    data: dict[str, Value]
    place: Place
    sha256: str

    def line_of(self, path: FieldPath) -> int:
        """Find a field or item in the file.

        Args:
            path: Names of fields and numbers of items (the first is 0), from the top.

        Returns:
            The line of the field's name or of the item; of the nearest thing around it that is in the file.
        """
        place = self.place
        for step in path:
            if step not in place.inside:
                break
            place = place.inside[step]
        return place.line


def read_yaml(path: Path, what: str = "a scenario") -> Document:
    """Read a YAML file from a stranger.

    Args:
        path: The file.
        what: What the file has to be, for messages.

    Returns:
        What it says, not yet checked against any schema.

    Raises:
        InputRefused: It cannot be read, is too large, or is not plain YAML; names every trouble.
    """
    name, data = _named_bytes(path)
    return parse_yaml(data, name, what)


def read_text(path: Path, what: str) -> tuple[str, str]:
    """Read a text file from a stranger, whatever its format.

    Args:
        path: The file.
        what: What the file has to be, for messages.

    Returns:
        The file as messages name it, and its text.

    Raises:
        InputRefused: It cannot be read, is too large, or is not UTF-8 text.
    """
    name, data = _named_bytes(path)
    try:
        return name, _decoded(data, what)
    except _Stop as stop:
        refuse(name, [stop.finding])


def parse_yaml(data: bytes, name: str, what: str = "a scenario") -> Document:
    """Read YAML from memory.

    Args:
        data: The bytes of a file.
        name: How messages name it.
        what: What the file has to be, for messages.

    Returns:
        What it says, not yet checked against any schema.

    Raises:
        InputRefused: It is too large or not plain YAML; names every trouble.
    """
    builder = _Builder()
    try:
        for event in _events(_decoded(data, what)):
            builder.take(event)
            if len(builder.findings) >= FINDINGS_COUNTED:
                break
        root = builder.root(what)
    except _Stop as stop:
        refuse(name, [*builder.findings, stop.finding])
    if builder.findings:
        refuse(name, builder.findings)
    return Document(name, root, builder.place, hashlib.sha256(data).hexdigest())


class _Stop(Exception):
    """A trouble after which reading cannot go on."""

    def __init__(self, line: int | None, message: str, path: FieldPath = ()) -> None:
        super().__init__(message)
        self.finding = Finding(line, field_name(path), message)


def _named_bytes(path: Path) -> tuple[str, bytes]:
    name = shown(str(path), limit=4096)
    try:
        return name, _read_bytes(path)
    except (OSError, ValueError) as error:
        reason = str(error) if isinstance(error, _NoFile) else reason_of(error)
        raise InputRefused(f"Cannot read {name}: {reason}.") from None


def _read_bytes(path: Path) -> bytes:
    """Read just enough to know that a file is too large; open nothing that could wait for ever."""
    _require_ordinary(path.stat())
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        _require_ordinary(os.fstat(file.fileno()))
        return file.read(SIZE_LIMIT + 1)


class _NoFile(ValueError):
    """What lies there is no file that could be read."""


def _require_ordinary(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _NoFile("it is a folder" if stat.S_ISDIR(status.st_mode) else "it is no ordinary file")


def _decoded(data: bytes, what: str) -> str:
    """Turn bytes into text of which every character may stand in a text file."""
    if len(data) > SIZE_LIMIT:
        raise _Stop(None, f"is larger than {SIZE_LIMIT:,} bytes, the most that is read")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _Stop(None, f"is not {what} (found: {kind})")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _Stop(1, "found UTF-16, which is not UTF-8 text; save the file as UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"found the byte 0x{data[error.start]:02x}"
        raise _Stop(line, f"{found}, which is not UTF-8 text; save the file as UTF-8") from None
    if control := _CONTROL.search(text):
        found = f"found the control character {shown(control[0])}"
        raise _Stop(_line_at(text, control), f"{found}, which is not UTF-8 text; save the file as UTF-8")
    if foreign := _foreign_format(text):
        raise _Stop(None, f"is not {what} (found: {foreign})")
    if conflict := _CONFLICT_MARK.search(text):
        found = f"found the conflict mark {conflict[1]}"
        raise _Stop(_line_at(text, conflict), f"{found} of two versions of this file; keep one of the two")
    return text


def _line_at(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        raise _syntax_trouble(text, error) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise _Stop(None, f"is not YAML: {shown(str(error))}") from None


def _foreign_format(text: str) -> str | None:
    """Recognise by its first lines what is given by mistake."""
    if _WEB_PAGE.match(text):
        return "a web page or XML"
    lines = [line.strip() for line in text[:4096].splitlines()]
    first, second, *_ = [*(line for line in lines if line and not line.startswith("#")), "", ""]
    if _TOML_ENTRY.match(first) or (_TOML_HEAD.fullmatch(first) and _TOML_ENTRY.match(second)):
        return "a TOML or INI file"
    is_table = any(first.count(mark) == second.count(mark) > 0 for mark in ",;\t")
    return "a CSV table" if is_table and not _NAMED_VALUE.search(f"{first}\n{second}") else None


def _syntax_trouble(text: str, error: yaml.MarkedYAMLError) -> _Stop:
    problem = error.problem or ""
    opening = any(part in problem for part in _WHERE_IT_OPENS)
    mark = (opening and error.context_mark) or error.problem_mark or error.context_mark
    lines = text.split("\n")
    number, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    if "nesting depth" in problem:  # newer versions of libyaml count brackets before they give the first
        return _Stop(number + 1, _TOO_DEEP)
    line = lines[number]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or line[column : column + 1] == "\t":
        hint = "Indent with spaces, not with tabs"
    else:
        asked = f"{problem} {error.context}"
        hint = next((hint for part, hint in _HINTS if part in asked), shown(problem))
    found = f"found '{shown(line.strip())}'" if line.strip() else "found an end"
    return _Stop(number + 1, f"column {column + 1}: {found}, which is not YAML. {hint}.")


@dataclass(slots=True)
class _Frame:
    """A group or list that is being read.

    Attributes:
        value: What is read of it so far.
        place: Where it stands.
        step: Its own name, or number, in what is around it.
        awaits_key: Whether a name comes next, not a value.
        key: Name of the field that came last.
        key_line: Line of that name.
    """

    value: dict[str, Value] | list[Value]
    place: Place
    step: str | int
    awaits_key: bool
    key: str = ""
    key_line: int = 0

    def hang(self, value: Value, line: int) -> tuple[str | int, Place]:
        """Put a value where the next one belongs; give its name or number, and its place."""
        step: str | int
        if isinstance(self.value, list):
            step = len(self.value)
            self.value.append(value)
        else:
            step, line = self.key, self.key_line
            self.value[self.key] = value
            self.awaits_key = True
        place = self.place.inside[step] = Place(line)
        return step, place


class _Builder:
    """Builds a document out of events, on a stack of its own.

    The lowest frame of the stack is the list of the file's documents.

    Attributes:
        findings: Troubles that did not keep it from reading on.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._documents: list[Value] = []
        self._stack = [_Frame(self._documents, Place(1), 0, awaits_key=False)]
        self._events = 0

    @property
    def place(self) -> Place:
        """Where the document stands."""
        return self._stack[0].place.inside[0]

    def root(self, what: str) -> dict[str, Value]:
        """Give the document, once all events are taken."""
        root = self._documents[0] if self._documents else None
        if isinstance(root, dict):
            return root
        raise _Stop(None, "is empty" if root is None else f"is not {what} (found: {described(root)})")

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        self._events += 1
        if self._events > EVENT_LIMIT:
            raise _Stop(line, f"more than {EVENT_LIMIT:,} names, values and brackets up to here")
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(event, line)
            case yaml.AliasEvent():
                self._refuse_alias(event, line)
            case yaml.ScalarEvent():
                self._check_properties(event, line)
                top = self._stack[-1]
                if top.awaits_key:
                    self._take_key(event, line)
                else:
                    top.hang(self._resolved(event, line), line)
            case yaml.CollectionStartEvent():
                self._check_properties(event, line)
                self._open(event, line)
            case yaml.CollectionEndEvent():
                self._stack.pop()

    def _path(self) -> FieldPath:
        """Path of the value that comes next, or of the group in which a name comes next."""
        top = self._stack[-1]
        steps = [frame.step for frame in self._stack]
        if not top.awaits_key:
            steps.append(len(top.value) if isinstance(top.value, list) else top.key)
        return tuple(steps[2:])

    def _note(self, line: int, message: str, *steps: str | int) -> None:
        self.findings.append(Finding(line, field_name((*self._path(), *steps)), message))

    def _start_document(self, event: yaml.DocumentStartEvent, line: int) -> None:
        if self._documents:
            raise _Stop(line, "found a second document after '---', allowed is one in a file")
        if event.tags:
            self._note(line, "found a %TAG line; tags are not allowed")

    def _check_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
        if event.anchor is not None:
            self._note(line, f"found &{shown(event.anchor)}; anchors and aliases are not allowed")
        if event.tag is not None:
            self._note(line, f"found the tag '{shown(event.tag)}'; tags are not allowed")

    def _refuse_alias(self, event: yaml.AliasEvent, line: int) -> None:
        message = f"found *{shown(event.anchor or '')}; anchors and aliases are not allowed"
        if self._stack[-1].awaits_key:
            raise _Stop(line, message, self._path())
        self._note(line, message)
        self._stack[-1].hang(None, line)

    def _take_key(self, event: yaml.ScalarEvent, line: int) -> None:
        top = self._stack[-1]
        key = self._visible(event.value, line)
        if not key:
            self._note(line, "found no name before ':'")
        if key == "<<" and event.implicit[0]:
            self._note(line, "found <<; anchors, aliases and merging are not allowed")
        if key in top.place.inside:
            first = top.place.inside[key].line
            lines = f"lines {first} and {line}" if first != line else f"line {line}"
            self._note(line, f"stands twice in one group, in {lines}; keep one", key)
        top.awaits_key, top.key, top.key_line = False, key, line

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if self._stack[-1].awaits_key:
            raise _Stop(line, "found a group or list as a name, allowed is text before ':'", self._path())
        if len(self._stack) > DEPTH_LIMIT:
            raise _Stop(line, _TOO_DEEP, self._path())
        value: dict[str, Value] | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        step, place = self._stack[-1].hang(value, line)
        self._stack.append(_Frame(value, place, step, awaits_key=isinstance(value, dict)))

    def _resolved(self, event: yaml.ScalarEvent, line: int) -> Value:
        """Give the plain meaning of a scalar; whatever is in quotes is text."""
        text: str = event.value
        if not event.implicit[0]:
            return self._visible(text, line)
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            return self._whole(text, line)
        if _DECIMAL.fullmatch(text):
            return self._decimal(text, line)
        if _NOT_FINITE.fullmatch(text):
            self._note(line, f"found {text}, must be a finite number")
        return self._visible(text, line)

    def _whole(self, text: str, line: int) -> Value:
        digits = len(text.lstrip("+-"))
        if digits <= DIGIT_LIMIT:
            return int(text)
        self._note(line, f"found a whole number of {digits} digits, allowed are at most {DIGIT_LIMIT}")
        return text

    def _decimal(self, text: str, line: int) -> Value:
        if len(text) > NUMBER_LENGTH:
            self._note(line, f"found a number of {len(text)} characters, allowed are at most {NUMBER_LENGTH}")
            return text
        if math.isinf(float(text)):
            self._note(line, f"found {text}, must be a finite number")
            return text
        number = _bounded(text)
        if number is None:
            allowed = f"at most {DIGIT_LIMIT} digits before the point and {DIGIT_LIMIT} after it"
            self._note(line, f"found the number {text}, allowed are {allowed}")
            return text
        return number

    def _visible(self, text: str, line: int) -> str:
        """Give a text in Unicode's composed form, so that what looks equal is equal."""
        if text.isascii() and text.isprintable():
            return text
        if unseen := _UNSEEN.search(text):
            rest = shown(_UNSEEN.sub("", text[:1000]))
            message = (
                f"found the unseen character {shown(unseen[0])}; take it out, the text then reads '{rest}'"
            )
            self._note(line, message)
        elif _ACCENTS.search(text):
            self._note(line, "found more than four accents on one letter")
        return unicodedata.normalize("NFC", text)


def _bounded(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    places = -int(number.as_tuple().exponent)
    return number if number.adjusted() < DIGIT_LIMIT and places <= DIGIT_LIMIT else None

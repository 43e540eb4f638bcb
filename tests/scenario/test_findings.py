"""What pydantic finds becomes sentences that name the place, what was found and what is allowed."""

import copy
import enum
import random
import re
from collections import Counter
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from game.errors import InputRefused, shown
from game.scenario.findings import Finding, described, field_name, nearest, refuse
from game.scenario.reader import parse_yaml
from game.scenario.validation import explain_validation_error


def plain_number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("must be a number")  # noqa: TRY004
    return Decimal(value)


def not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be blank")
    return value


Number = Annotated[Decimal, BeforeValidator(plain_number), Field(ge=-100, le=100, decimal_places=4)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Text(Section):
    en: Annotated[str, Field(max_length=60), AfterValidator(not_blank)]
    lt: Annotated[str, Field(max_length=60), AfterValidator(not_blank)]


class Push(Section):
    kind: Literal["push"]
    marker: Id
    by: Number

    @model_validator(mode="after")
    def _does_something(self):
        if not self.by:
            raise ValueError("must be a change")
        return self


class Raise(Section):
    kind: Literal["raise"]
    flag: Id
    to: bool = True


class Term(Section):
    by: Number
    of: Id


class Form(Section):
    base: Number = Decimal(0)
    terms: Annotated[list[Term], Field(max_length=3)] = []


class Season(enum.Enum):
    SPRING = "spring"
    AUTUMN = "autumn"


class Side(Section):
    id: Id
    name: Text
    hopes: list[Id] = []
    floor: Form | Number = Decimal(0)
    level: Id | list[Id] | None = None
    is_host: bool = Field(default=False, alias="host")

    @model_validator(mode="after")
    def _hopes_differ(self):
        if len(set(self.hopes)) < len(self.hopes):
            raise ValueError("hopes: must differ from one another")
        return self


class Talks(Section):
    version: Literal["1.1"]
    rounds: Annotated[int, Field(ge=1, le=40)]
    sides: Annotated[list[Side], Field(min_length=2, max_length=2)]
    tone: Literal["warm", "cool", "cold"] = "cool"
    effects: list[Annotated[Push | Raise, Field(discriminator="kind")]] = []
    notes: dict[Id, str] = {}
    always: Literal[True] | None = None
    bonus: int | Decimal | list[int | Decimal] = 0
    share: Annotated[Decimal, Field(gt=0, lt=1)] = Decimal("0.5")
    limit: int | Literal["none"] = 3


GOOD = """\
version: "1.1"
rounds: 12
sides:
- id: hill
  name: {en: The hill, lt: Kalnas}
  hopes: [peace, trade]
  floor: -3.5
- id: valley
  name: {en: The valley, lt: Slėnis}
  floor:
    base: 1
    terms:
    - {by: 0.5, of: trust}
    - {by: -0.25, of: time}
  host: true
tone: warm
effects:
- {kind: push, marker: trust, by: -2}
- {kind: raise, flag: tired, to: false}
notes:
  first: A note.
always: true
bonus: [1, 0.5]
limit: none
"""


def check(text: str) -> None:
    document = parse_yaml(text.encode(), "talks.yaml")
    try:
        Talks.model_validate(document.data)
    except ValidationError as error:
        refuse(document.name, explain_validation_error(error, document, Talks))


def refusal(text: str) -> str:
    with pytest.raises(InputRefused) as caught:
        check(text)
    return str(caught.value)


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return refusal(GOOD.replace(old, new))


def test_the_good_file_is_good():
    check(GOOD)


ONE_TROUBLE = r"""
tone: ==> tune:
    16: tune: is no known field, allowed are 'version', 'rounds', 'sides', 'tone', 'effects', 'notes',
    'always', 'bonus', 'share', 'limit'. Did you mean 'tone'?
  hopes: ==>   hops:
    6: sides[0].hops: is no known field, allowed are 'id', 'name', 'hopes', 'floor', 'level', 'host'.
    Did you mean 'hopes'?
  host: ==>   is_host:
    15: sides[1].is_host: is no known field, allowed are 'id', 'name', 'hopes', 'floor', 'level', 'host'.
    Did you mean 'host'?
to: false ==> too: false
    19: effects[1].too: is no known field, allowed are 'kind', 'flag', 'to'. Did you mean 'to'?
base: 1 ==> bass: 1
    11: sides[1].floor.bass: is no known field, allowed are 'base', 'terms'. Did you mean 'base'?
  first: ==>   First:
    21: notes.First: this name: found text 'First', allowed is text of the form ^[a-z][a-z0-9_]*$

rounds: 12\n ==> \n
    1: rounds: is missing
of: trust} ==> }
    13: sides[1].floor.terms[0].of: is missing
marker: trust, by ==> by
    18: effects[0].marker: is missing
{kind: push, ==> {
    18: effects[0]: its field 'kind' is missing
rounds: 12 ==> rounds:
    2: rounds: is empty, allowed is a whole number
en: The hill, ==> en: ,
    5: sides[0].name.en: is empty, allowed is text
en: The hill ==> en: '  '
    5: sides[0].name.en: must not be blank

version: "1.1" ==> version: 1.1
    1: version: found the number 1.1, allowed is '1.1'. Put it in quotes
version: "1.1" ==> version: 1.10
    1: version: found the number 1.10, allowed is '1.1'. Put it in quotes
rounds: 12 ==> rounds: '12'
    2: rounds: found text '12', allowed is a whole number. Take the quotes away
rounds: 12 ==> rounds: 12.0
    2: rounds: found the number 12.0, allowed is a whole number
rounds: 12 ==> rounds: true
    2: rounds: found true, allowed is a whole number
rounds: 12 ==> rounds: 1_2
    2: rounds: found text '1_2', allowed is a whole number
rounds: 12 ==> rounds: [12]
    2: rounds: found a list of 1, allowed is a whole number
id: hill ==> id: 5
    4: sides[0].id: found the whole number 5, allowed is text. Put it in quotes
id: hill ==> id: true
    4: sides[0].id: found true, allowed is text. Put it in quotes
id: hill ==> id: {a: b}
    4: sides[0].id: found a group of fields, allowed is text
host: true ==> host: yes
    15: sides[1].host: found text 'yes', allowed is true or false. Write it as true or false, without quotes
host: true ==> host: 1
    15: sides[1].host: found the whole number 1, allowed is true or false
hopes: [peace, trade] ==> hopes: peace
    6: sides[0].hopes: found text 'peace', allowed is a list
{en: The hill, lt: Kalnas} ==> The hill
    5: sides[0].name: found text 'The hill', allowed is a group of fields
  first: A note. ==>   - x
    20: notes: found a list of 1, allowed is a group of fields
{by: 0.5, of: trust} ==> trust
    13: sides[1].floor.terms[0]: found text 'trust', allowed is a group of fields
by: 0.5 ==> by: '0,5'
    13: sides[1].floor.terms[0].by: found text '0,5', allowed is a number. Write 0.5

tone: warm ==> tone: coool
    16: tone: found text 'coool', allowed is 'warm', 'cool', 'cold'. Did you mean 'cool'?
kind: raise ==> kind: rise
    19: effects[1].kind: found 'rise', allowed is 'push', 'raise'. Did you mean 'raise'?
always: true ==> always: false
    22: always: found false, allowed is true

rounds: 12 ==> rounds: 0
    2: rounds: found the whole number 0, allowed is at least 1
rounds: 12 ==> rounds: 1000000000
    2: rounds: found the whole number 1000000000, allowed is at most 40
limit: none ==> share: 1.0
    24: share: found the number 1.0, allowed is less than 1
limit: none ==> share: 0.0
    24: share: found the number 0.0, allowed is more than 0
by: -0.25 ==> by: -0.12345
    14: sides[1].floor.terms[1].by: found the number -0.12345,
    allowed is a number with at most 4 digits after the point
    - {by: -0.25, of: time} ==>     - {by: 1, of: a}\n    - {by: 1, of: b}\n    - {by: 1, of: c}
    12: sides[1].floor.terms: found a list of 4, allowed is at most 3

id: hill ==> id: ../../../../secret
    4: sides[0].id: found text '../../../../secret', allowed is text of the form ^[a-z][a-z0-9_]*$
id: hill ==> id: /etc/passwd
    4: sides[0].id: found text '/etc/passwd', allowed is text of the form ^[a-z][a-z0-9_]*$

limit: none ==> limit: nine
    24: limit: found text 'nine', allowed is a whole number or 'none'. Did you mean 'none'?
bonus: [1, 0.5] ==> bonus: much
    23: bonus: found text 'much', allowed is a whole number or a number with a point or a list
bonus: [1, 0.5] ==> bonus: [1, x]
    23: bonus[1]: found text 'x', allowed is a whole number or a number with a point
floor: -3.5 ==> floor: low
    7: sides[0].floor: found text 'low', allowed is a group of fields or a number
floor: -3.5 ==> floor: -300
    7: sides[0].floor: found the whole number -300, allowed is at least -100
floor: -3.5 ==> floor: {base: low}
    7: sides[0].floor.base: found text 'low', allowed is a number
floor: -3.5 ==> level: [a, B]
    7: sides[0].level[1]: found text 'B', allowed is text of the form ^[a-z][a-z0-9_]*$

by: -2 ==> by: 0
    18: effects[0]: must be a change
hopes: [peace, trade] ==> hopes: [peace, peace]
    4: sides[0]: hopes: must differ from one another
"""


def cases(table: str) -> list[tuple[str, str, str]]:
    """Read changes of the good file, each with the first line of its refusal, indented and folded."""
    found: list[tuple[str, str, str]] = []
    for line in table.splitlines():
        old, arrow, new = line.partition(" ==> ")
        if arrow:
            found.append((old.replace("\\n", "\n"), new.replace("\\n", "\n"), ""))
        elif line:
            found[-1] = (*found[-1][:2], f"{found[-1][2]} {line.strip()}".strip())
    return found


@pytest.mark.parametrize(("old", "new", "message"), cases(ONE_TROUBLE))
def test_one_trouble_is_one_line(old, new, message):
    assert changed(old, new).splitlines()[0] == f"talks.yaml:{message}"


def test_a_letter_of_another_script_is_told():
    assert changed("base: 1", "b\u0430se: 1") == (
        "talks.yaml:11: sides[1].floor.b\u0430se: is no known field (written b\\u0430se), "
        "allowed are 'base', 'terms'. Did you mean 'base'?"
    )


def test_a_long_text_is_refused_without_being_repeated():
    assert changed("en: The hill", "en: " + "x" * 6000) == (
        "talks.yaml:5: sides[0].name.en: "
        "found text of 6,000 characters, allowed is text of at most 60 characters"
    )


def test_all_troubles_are_told_in_order_of_lines():
    text = GOOD.replace("12", "0").replace("warm", "hot").replace("push", "shove").replace("host", "guest")
    assert [line.split(":")[1] for line in refusal(text).splitlines()] == ["2", "15", "16", "18"]


def test_twenty_lines_at_most():
    text = GOOD + "".join(f"unknown_{number}: 1\n" for number in range(400))
    lines = refusal(text).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 380 more"


def test_thousands_of_troubles_are_no_more_work_than_a_thousand():
    text = GOOD + "".join(f"unknown_{number}: 1\n" for number in range(4000))
    assert refusal(text).splitlines()[-1] == "and many more"
    document = parse_yaml(text.encode(), "x")
    with pytest.raises(ValidationError) as caught:
        Talks.model_validate(document.data)
    assert len(explain_validation_error(caught.value, document, Talks)) == 1000


def test_names_cannot_disturb_the_message():
    message = refusal(GOOD + '"x]\\n[red]%s {0}": 1\n' + "k" * 900 + ": 1\n")
    assert all(line.isprintable() and len(line) < 400 for line in message.splitlines())
    assert len(message.splitlines()) == 2


def test_a_field_named_like_a_branch_is_found():
    class Marker(Section):
        kind: Literal["marker"]
        marker: int
        delta: int

    class Flag(Section):
        kind: Literal["flag"]

    class Holder(Section):
        effects: list[Annotated[Marker | Flag, Field(discriminator="kind")]]

    document = parse_yaml(b"effects:\n- kind: flag\n- kind: marker\n  marker: x\n", "x")
    with pytest.raises(ValidationError) as caught:
        Holder.model_validate(document.data)
    fields = [finding.field for finding in explain_validation_error(caught.value, document, Holder)]
    assert fields == ["effects[1].delta", "effects[1].marker"]


def test_the_branch_with_the_fewest_troubles_speaks():
    class Holder(Section):
        thing: Text | Term | Form

    document = parse_yaml(b"thing: {by: 1, off: x}\n", "x")
    with pytest.raises(ValidationError) as caught:
        Holder.model_validate(document.data)
    fields = [finding.field for finding in explain_validation_error(caught.value, document, Holder)]
    assert fields == ["thing.of", "thing.off"]


def test_troubles_are_placed_even_where_a_copy_was_checked():
    document = parse_yaml(GOOD.replace("by: 0.5", "by: x").encode(), "x")
    with pytest.raises(ValidationError) as caught:
        Talks.model_validate(copy.deepcopy(document.data))
    [finding] = explain_validation_error(caught.value, document, Talks)
    assert (finding.line, finding.field) == (13, "sides[1].floor.terms[0].by")


def test_enums_list_their_values():
    class Calendar(Section):
        season: Season

    document = parse_yaml(b"season: sprung\n", "x")
    with pytest.raises(ValidationError) as caught:
        Calendar.model_validate(document.data, strict=False)
    [finding] = explain_validation_error(caught.value, document, Calendar)
    assert finding.message == "found text 'sprung', allowed is 'spring', 'autumn'. Did you mean 'spring'?"


def test_what_has_no_words_of_its_own_keeps_pydantics():
    class Odd(Section):
        call: type[int]

    document = parse_yaml(b"call: x\n", "x")
    with pytest.raises(ValidationError) as caught:
        Odd.model_validate(document.data)
    [finding] = explain_validation_error(caught.value, document, Odd)
    assert finding.message.startswith("found text 'x'. Input should be ")


class TestRefuse:
    def test_form(self):
        findings = [Finding(9, "a.b", "is missing"), Finding(None, "", "is odd"), Finding(2, "", "is bad")]
        with pytest.raises(InputRefused) as caught:
            refuse("x.yaml", findings)
        assert str(caught.value) == "x.yaml: is odd\nx.yaml:2: is bad\nx.yaml:9: a.b: is missing"
        assert caught.value.exit_code == 3

    @pytest.mark.parametrize(
        ("count", "last"), [(20, "x:20: m"), (21, "and 1 more"), (1000, "and many more")]
    )
    def test_at_most_twenty(self, count, last):
        with pytest.raises(InputRefused) as caught:
            refuse("x", [Finding(line + 1, "", "m") for line in range(count)])
        assert str(caught.value).splitlines()[-1] == last

    def test_messages_stay_on_their_line(self):
        with pytest.raises(InputRefused) as caught:
            refuse("x", [Finding(1, "a", "one\ntwo\x1b[31m" + "y" * 900)])
        assert str(caught.value).startswith("x:1: a: one\\ntwo\\x1b[31myyy")
        assert len(str(caught.value)) < 520


class TestNearest:
    @pytest.mark.parametrize(
        ("name", "offer"),
        [
            ("vallley", "valley"),
            ("Valley", "valley"),
            ("hil", "hill"),
            ("h\u0456ll", "hill"),
            ("VaLey", "valley"),
        ],
    )
    def test_offers(self, name, offer):
        assert nearest(name, ["hill", "valley"]) == f" Did you mean '{offer}'?"

    @pytest.mark.parametrize("name", ["", "xyz", "q" * 100_000])
    def test_offers_nothing(self, name):
        assert nearest(name, ["hill", "valley"]) == ""

    def test_nothing_is_known(self):
        assert nearest("hill", []) == ""


def test_field_names():
    assert field_name(()) == ""
    assert field_name(("sides", 0, "name")) == "sides[0].name"
    assert field_name((3, "a")) == "[3].a"
    assert field_name(("a\nb", "c")) == "a\\nb.c"
    assert len(field_name(("x" * 70, "y" * 70, "end"))) == 80
    assert field_name(("x" * 70, "y" * 70, "end")).endswith("y.end")


def test_values_in_plain_words():
    values = [None, True, 5, Decimal("0.50"), "no", [1, 2], {"a": 1}]
    assert [described(value) for value in values] == [
        *("nothing", "true", "the whole number 5", "the number 0.50", "text 'no'", "a list of 2"),
        "a group of fields",
    ]
    assert described(1.5) == "a float"


class TestShown:
    @pytest.mark.parametrize(
        ("text", "result"),
        [
            ("Žemė, – ok", "Žemė, – ok"),
            ("a\nb\tc\x1b[0m\0", "a\\nb\\tc\\x1b[0m\\x00"),
            ("\u202eabc\u200b\ufeff", "\\u202eabc\\u200b\\ufeff"),
            ("\ud800\uffff\U000e0041", "\\ud800\\uffff\\U000e0041"),
            ("a\u3164b", "a\\u3164b"),
            ("e\u0301\u0301\u0301", "e\u0301\\u0301\\u0301"),
            ("x" * 80, "x" * 80),
            ("x" * 81, "x" * 79 + "…"),
            ("", ""),
        ],
    )
    def test_escapes_and_cuts(self, text, result):
        assert shown(text) == result

    def test_an_escape_is_never_cut_in_two(self):
        assert shown("x" * 77 + "\u202e" + "y") == "x" * 77 + "…"

    @given(st.text(), st.integers(1, 40))
    @settings(max_examples=60)
    def test_is_always_one_short_printable_line(self, text, limit):
        result = shown(text, limit)
        assert len(result) <= limit
        assert result.isprintable()


VALUES = [
    *(
        "x",
        "''",
        "5",
        "-7",
        "0.123456",
        "true",
        "no",
        "~",
        "[]",
        "[x, 1]",
        "{}",
        "{a: 1}",
        "'5'",
        "1e9",
        "1920-05-07",
    ),
    *("{en: x}", "{kind: push}", "{base: [1]}", "[[[]]]", "Ž", "../x", "y" * 50),
]


def one_place_mutant(choose: random.Random) -> str:
    """Give the good file with one value, name or line changed."""
    lines = GOOD.splitlines()
    place = choose.randrange(len(lines))
    line = lines[place]
    match choose.choice(["value", "value", "value", "name", "name", "drop", "double"]):
        case "value":
            spot = choose.choice(list(re.finditer(r"(?<=: )[^,{}\[\]]+|(?<=[\[,] )\w+", line)) or [None])
            if spot:
                lines[place] = line[: spot.start()] + choose.choice(VALUES) + line[spot.end() :]
        case "name":
            spot = choose.choice(list(re.finditer(r"\w+(?=:)", line)) or [None])
            if spot:
                lines[place] = (
                    line[: spot.start()] + choose.choice(["x", spot[0] + "x", "no"]) + line[spot.end() :]
                )
        case "drop":
            del lines[place]
        case "double":
            lines.insert(place, line)
    return "\n".join(lines)


def test_refusals_of_one_place_name_file_line_and_field():
    seen = Counter()
    for seed in range(1000):
        text = one_place_mutant(random.Random(seed))  # noqa: S311
        try:
            document = parse_yaml(text.encode(), "talks.yaml")
            seen["reached the model"] += 1
            Talks.model_validate(document.data)
            seen["accepted"] += 1
        except InputRefused as error:
            seen["refused by the reader"] += 1
            seen["with field"] += bool(re.match(r"talks\.yaml:\d+: [\w.\[\]]+: .", str(error)))
        except ValidationError as error:
            seen["refused by the model"] += 1
            findings = explain_validation_error(error, document, Talks)
            assert findings
            for finding in findings:
                assert finding.line is not None
                assert 1 <= finding.line <= len(text.splitlines())
                assert not re.search(r"function-|\[type=|0x|Input should", finding.message)
            seen["with field"] += all(finding.field for finding in findings)
    assert seen["reached the model"] >= 700
    assert seen["refused by the model"] >= 400
    assert seen["accepted"] >= 100
    assert seen["with field"] >= 0.95 * (seen["refused by the model"] + seen["refused by the reader"]), seen

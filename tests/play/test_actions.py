"""Actions by name: there and back, as JSON, and every wrong name refused."""

import numpy as np
import pytest

from game.engine.state import ACTION
from game.errors import InputRefused
from game.play.actions import FIELDS_OF, NamedAction, from_json, from_record, to_record
from game.records import blank
from game.scenario import rulebook as rb


@pytest.fixture
def seals(tariffs):
    return tariffs.rules.opening[0]


@pytest.fixture
def there(tariffs, seals):
    return lambda action: to_record(action, tariffs.names, 0, seals)


def examples():
    return [
        NamedAction("draft", seals={"salt_duty": "half"}),
        NamedAction("draft", seals={"salt_duty": "half", "fishing": "licensed"}),
        NamedAction("draft", seals={"salt_duty": "half"}, document="salt_ledger", clause="salt_duty"),
        NamedAction("draft", document="salt_ledger"),
        NamedAction("inquire", clause="fishing"),
        NamedAction("threaten", clause="lighthouse"),
        NamedAction("adjourn"),
        NamedAction("accept"),
        NamedAction("propose", package="one_sheet"),
        NamedAction("accept_package", package="one_sheet"),
        NamedAction("leave"),
        NamedAction("stay"),
        NamedAction("mandate", clauses=("salt_duty",)),
        NamedAction("mandate", clauses=("salt_duty", "fishing")),
        NamedAction("pledge"),
        NamedAction("pressure"),
        NamedAction("probe", type="millers"),
        NamedAction("silence"),
    ]


def test_there_is_an_example_of_every_kind():
    assert {action.kind for action in examples()} == set(FIELDS_OF) == set(rb.ACTION_NAMES)


@pytest.mark.parametrize("action", examples(), ids=lambda action: action.kind)
def test_an_action_comes_back_from_its_record_and_from_json(tariffs, there, seals, action):
    assert from_record(there(action), tariffs.names, 0, seals) == action
    assert from_json(action.to_json()) == action


def test_json_says_only_what_there_is():
    action = NamedAction("draft", seals={"gold": "ten"}, document="paper", clause="gold")
    assert action.to_json() == {
        "kind": "draft",
        "seals": {"gold": "ten"},
        "document": "paper",
        "clause": "gold",
    }
    assert NamedAction("mandate", clauses=("a", "b")).to_json() == {"kind": "mandate", "clauses": ["a", "b"]}


def test_a_seal_named_where_it_stands_does_not_move(tariffs, there, seals):
    stands = tariffs.data.clauses[0].opening[tariffs.data.sides[0].id]
    action = NamedAction("draft", seals={"salt_duty": stands, "fishing": "licensed"})
    moved = from_record(there(action), tariffs.names, 0, seals)
    assert moved == NamedAction("draft", seals={"fishing": "licensed"})


def test_what_a_kind_does_not_use_is_dropped(tariffs, seals):
    record = blank(ACTION)
    record.kind, record.target, record.second, record.document = rb.ADJOURN, 99, -7, 12
    record.levels[:] = np.arange(rb.CLAUSES)
    assert from_record(record, tariffs.names, 0, seals) == NamedAction("adjourn")


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (NamedAction("drift"), "no kind of action 'drift'. Did you mean 'draft'"),
        (NamedAction("inquire", clause="salt_dutty"), "no clause 'salt_dutty'. Did you mean 'salt_duty'"),
        (NamedAction("inquire"), "'inquire' needs 'clause'"),
        (NamedAction("adjourn", clause="salt_duty"), "'clause' does not belong to the action 'adjourn'"),
        (NamedAction("draft", seals={"salt": "half"}), "no clause 'salt'"),
        (NamedAction("draft", seals={"salt_duty": "halve"}), "level of the clause salt_duty 'halve'"),
        (NamedAction("draft", document="ledger"), "no document 'ledger'"),
        (NamedAction("draft", clause="salt_duty"), "it has no document"),
        (NamedAction("mandate", clauses=("a", "b", "c")), "two clauses at most"),
        (NamedAction("mandate", clauses=("salt_duty", "b")), "no clause 'b'"),
        (NamedAction("propose", package="two_sheets"), "no package 'two_sheets'"),
        (NamedAction("probe", type="salters"), "no type of the other side 'salters'"),
        (NamedAction("inquire", clause="\u202eevil\x1b[2J"), r"\\u202eevil\\x1b"),
    ],
)
def test_a_wrong_name_is_refused(there, action, message):
    with pytest.raises(InputRefused, match=message.replace("[", r"\[")):
        there(action)


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("adjourn", r"such as NamedAction\('adjourn'\); found 'adjourn'\."),
        ("draft", r"such as NamedAction\('draft'\)"),
        ("fly", r"such as NamedAction\('adjourn'\); found 'fly'\."),
        (None, "found None"),
        ({"kind": "adjourn"}, "must be a NamedAction"),
        (NamedAction(3), "must be a name"),
        (NamedAction("draft", seals="gold"), "its seals a dictionary"),
    ],
)
def test_a_script_is_told_what_to_pass(there, action, message):
    with pytest.raises(InputRefused, match=message):
        there(action)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        "draft",
        {"kind": None},
        {"kind": ["draft"]},
        {"kind": "fly"},
        {"kind": "adjourn", "clause": "x"},
        {"kind": "adjourn", "\x00": 1},
        {"kind": "inquire", "clause": 3},
        {"kind": "inquire", "clause": None},
        {"kind": "draft", "seals": []},
        {"kind": "draft", "seals": {"a": 1}},
        {"kind": "draft", "seals": {1: "a"}},
        {"kind": "mandate", "clauses": "gold"},
        {"kind": "mandate", "clauses": [1]},
    ],
)
def test_what_is_no_action_is_refused(data):
    with pytest.raises(InputRefused):
        from_json(data)

"""What a side judges by itself may look only at what that side sees."""

import pytest

from tests.scenario.test_references import troubles


@pytest.mark.parametrize(
    ("path", "value", "field", "name"),
    [
        (
            "packages.0.when",
            [{"marker": "goodwill", "at_least": 3}],
            "packages[0].when[0].marker",
            "goodwill",
        ),
        ("packages.0.when", [{"flag": "loan"}], "packages[0].when[0].flag", "loan"),
        ("packages.0.when", [{"type": "fishers"}], "packages[0].when[0].type", "fishers"),
        (
            "packages.0.when",
            [{"value": "halmar", "at_least": 50}],
            "packages[0].when[0].value",
            "halmar",
        ),
        (
            "packages.0.when",
            [{"share": "duties", "side": "halmar", "at_least": 1}],
            "packages[0].when[0].side",
            "halmar",
        ),
        (
            "clauses.1.weights.corvane",
            {"base": 5, "terms": [{"by": 1, "of": "goodwill"}]},
            "clauses[1].weights.corvane.terms[0].of",
            "goodwill",
        ),
        (
            "clauses.0.levels.0.values.corvane",
            {"base": 0, "terms": [{"by": 1, "of": "herring", "times": "goodwill"}], "clamp": [0, 1]},
            "clauses[0].levels[0].values.corvane.terms[0].times",
            "goodwill",
        ),
        (
            "sides.1.floor",
            {"base": 40, "terms": [{"by": 1, "of": {"marker": "goodwill", "above": 2}}]},
            "sides[1].floor.terms[0].of.marker",
            "goodwill",
        ),
        (
            "documents.2.strength",
            {"base": 0, "terms": [{"by": 1, "of": "goodwill"}]},
            "documents[2].strength.terms[0].of",
            "goodwill",
        ),
    ],
)
def test_what_is_hidden_from_a_side_is_no_ground_for_its_own_judgement(path, value, field, name):
    (found,) = troubles({path: value})
    assert found.field == field
    assert f"looks at '{name}', which is hidden from 'corvane'" in found.message


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("packages.0.when", [{"marker": "herring", "at_least": 3}, {"type": "pilots", "is": False}]),
        ("packages.0.when", [{"seal": "halmar", "clause": "fishing", "level": ["open"]}]),
        ("sides.1.threat_belief", {"base": -1, "terms": [{"by": 1, "of": "goodwill"}], "logistic": True}),
    ],
)
def test_what_it_sees_and_what_it_can_only_reckon_is(path, value):
    assert troubles({path: value}) == []

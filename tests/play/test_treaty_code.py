"""Treaty codes: there and back, and what is refused."""

import dataclasses
import itertools
import math
import random

import pytest

from game.errors import InputRefused
from game.play import treaty_code
from game.play.result import NamedResult
from game.play.session import Session
from game.play.treaty_code import ALPHABET, LENGTH, code_of, decode, encode
from game.scenario import rulebook as rb
from tests import builders


def result_of(scenario, outcome, reason="signed", *, week=None, treaty=None):
    """What a code needs of a result; the rest does not matter."""
    empty = {field.name: None for field in dataclasses.fields(NamedResult)}
    signed = None
    if week is not None:
        talks = scenario.data.talks
        offset = (week - 1) * talks.days_per_week + talks.days_per_week - 1
        signed = talks.first_day.fromordinal(talks.first_day.toordinal() + offset)
    return NamedResult(**{**empty, "outcome": outcome, "reason": reason, "signed": signed, "treaty": treaty})


def some_result(scenario, luck):
    """Any result that is possible, as far as a code goes."""
    outcome = luck.choice(scenario.data.outcomes)
    if luck.random() < 0.2:
        return result_of(scenario, scenario.data.outcomes[-1].id, luck.choice(treaty_code._UNSIGNED))
    treaty = {clause.id: luck.choice(clause.levels).id for clause in scenario.data.clauses}
    week = luck.randint(1, scenario.data.talks.weeks)
    return result_of(
        scenario, outcome.id, "signed" if outcome.treaty else "unratified", week=week, treaty=treaty
    )


def some_codes(scenario, n_codes, seed=1):
    luck = random.Random(seed)  # noqa: S311
    sides = list(scenario.names.side)
    return [
        encode(scenario, some_result(scenario, luck), luck.sample(sides, luck.randint(0, 2)))
        for _ in range(n_codes)
    ]


def is_refused(scenario, code):
    try:
        decode(scenario, code)
    except InputRefused:
        return True
    return False


@pytest.fixture(params=["moscow", "short_moscow", "tariffs"])
def scenario(request):
    return getattr(builders, request.param)()


def test_a_result_comes_back(scenario):
    luck = random.Random(3)  # noqa: S311
    first, second = scenario.names.side
    for played in ((), (first,), (second,), (first, second)):
        for _ in range(50):
            result = some_result(scenario, luck)
            told = decode(scenario, encode(scenario, result, played))
            assert (told.outcome, told.reason, told.treaty) == (result.outcome, result.reason, result.treaty)
            assert (told.played, told.is_short) == (played, scenario.is_short)
            day = None if result.signed is None else (result.signed - scenario.data.talks.first_day).days
            week = None if day is None else day // scenario.data.talks.days_per_week + 1
            assert told.week == week


def test_codes_of_the_scenario_that_ships_have_eight_characters(moscow):
    for code in some_codes(moscow, 50):
        assert len(code) == LENGTH + 1
        assert code[4] == "-"
        assert set(code) <= {*ALPHABET, "-"}


def test_a_code_is_the_same_on_every_system(moscow):
    lowest = {clause.id: clause.levels[0].id for clause in moscow.data.clauses}
    result = result_of(moscow, "neutral_treaty", week=10, treaty=lowest)
    assert encode(moscow, result, ["lithuania"]) == "953H-M8RN"
    assert encode(moscow, result_of(moscow, "no_treaty", "ran_out"), ["soviet"]) == "17NN-7F5R"


def test_every_mistyped_character_is_refused(moscow):
    for code in some_codes(moscow, 40):
        for place, right in enumerate(code):
            for wrong in ALPHABET if right != "-" else ():
                if wrong != right:
                    assert is_refused(moscow, code[:place] + wrong + code[place + 1 :])


def test_every_swap_of_two_characters_is_refused(moscow):
    for code in some_codes(moscow, 200):
        plain = code.replace("-", "")
        for first, second in itertools.combinations(range(LENGTH), 2):
            swapped = list(plain)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            assert swapped == list(plain) or is_refused(moscow, "".join(swapped))


def test_few_codes_made_up_are_taken(moscow):
    luck = random.Random(5)  # noqa: S311
    made_up = ["".join(luck.choices(ALPHABET, k=LENGTH)) for _ in range(6400)]
    taken = sum(not is_refused(moscow, code) for code in made_up)
    assert taken < 6400 / 64


def test_the_places_have_weights_of_their_own():
    weights = [1]
    for _ in range(30):
        weights.append(treaty_code._product(weights[-1], 2))
    assert sorted(weights) == list(range(1, 32))


def test_how_it_is_typed_does_not_matter(moscow):
    codes = some_codes(moscow, 100)
    code = next(code for code in codes if "0" in code and "1" in code)
    right = decode(moscow, code)
    for typed in (
        code.lower(),
        code.replace("-", ""),
        f" {code[:3]} {code[3:]}\n",
        code.replace("-", "\N{EN DASH}"),
        code.replace("0", "O").replace("1", "I"),
        code.replace("0", "o").replace("1", "l"),
    ):
        assert decode(moscow, typed) == right


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "has 0 letters and digits, not 8"),
        ("K7QX-2M9", "has 7 letters and digits, not 8"),
        ("K7QX-2M9D1", "has 9 letters and digits, not 8"),
        ("K7QX-2M9U", "'U' stands in none"),
        ("K7QX-2M9\u0661", "stands in none"),
        ("K7QX-\u202e2M9", r"'\\u202e' stands in none"),
        ("0000-0000", "a character is wrong, or two are swapped"),
    ],
)
def test_what_is_no_code_is_refused_in_a_sentence(moscow, typed, says):
    with pytest.raises(InputRefused, match=says) as refusal:
        decode(moscow, typed)
    assert str(refusal.value).endswith(".")


def test_a_code_of_another_scenario_is_mostly_refused(moscow, tariffs):
    taken = sum(not is_refused(moscow, code) for code in some_codes(tariffs, 300))
    assert taken < 300 / 16


def test_the_whole_and_the_short_game_read_each_other(moscow):
    short = builders.short_moscow()
    for code in some_codes(short, 20):
        assert decode(moscow, code) == decode(short, code)
        assert decode(moscow, code).is_short


def test_a_large_scenario_gets_a_longer_code(moscow):
    clauses = [
        clause.model_copy(update={"id": f"{clause.id}{copy}"})
        for copy in "ab"
        for clause in moscow.data.clauses
    ]
    large = dataclasses.replace(moscow, data=moscow.data.model_copy(update={"clauses": clauses}))
    for code in some_codes(large, 20):
        plain = code.replace("-", "")
        assert len(plain) == 13
        assert encode(large, result_from(large, code), decode(large, code).played) == code
        assert is_refused(large, plain[1] + plain[0] + plain[2:]) or plain[0] == plain[1]


def result_from(scenario, code):
    told = decode(scenario, code)
    return result_of(scenario, told.outcome, told.reason, week=told.week, treaty=told.treaty)


def test_the_largest_scenario_has_a_weight_for_every_place():
    most = rb.OUTCOMES * rb.WEEKS * rb.LEVELS**rb.CLAUSES * 2**3
    assert math.ceil(math.log(most, 32)) + 1 <= 31


def test_a_game_has_its_code_once_it_is_over(tariffs, played):
    first, second = tariffs.names.side
    session = Session.new(tariffs, seed=5, players={first: "human", second: "negotiator"}, level="secretary")
    assert code_of(session) is None
    played(session, 100)
    told = decode(tariffs, code_of(session))
    assert told.outcome == session.result.outcome
    assert told.treaty == session.result.treaty
    assert told.played == (first,)

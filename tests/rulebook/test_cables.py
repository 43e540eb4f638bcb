"""Section 6: cables."""

import pytest

from game.engine import chance, state
from tests.builders import Table, between, changed, no, tariffs, yes

HALMAR, CORVANE = 0, 1


def cables(*wishes, scenario=None, at=1, first="corvane", **position):
    """A game in the cable room."""
    return Table(scenario or tariffs()).put(at=at, phase="cable", side=first, **position).fate(*wishes)


@pytest.mark.parametrize("kind", ["mandate", "pledge", "probe", "silence"])
def test_cables_are_secret(kind):
    """R6.1: Cables are secret: what a side sends and what comes back is told to that side alone."""
    what = {"mandate": {"clause": "salt_duty"}, "probe": {"type": "pilots"}}.get(kind, {})
    table = cables().act("silence").act(kind, **what)
    quiet = cables().act("silence").act("silence")
    told = [row for row in table.log[1 : table.log[0, 0] + 1] if row[1] >= 16 and row[2] == HALMAR]
    assert [row[6] for row in told] == [1 << HALMAR]
    assert table.view("corvane").tobytes() == quiet.view("corvane").tobytes()
    if kind == "mandate":
        answers = table.next_week().told("CAPITAL_ANSWERED")
        assert [row[6] for row in answers] == [1 << HALMAR]


def test_cables_go_together():
    """R6.2: Both cables are carried out together once the second is in, so neither side's cable can answer
    the other's of that week.
    """
    table = cables(yes(chance.PRESSURE + CORVANE))
    before = table.log[0, 0]
    table.act("pressure")
    assert (table.log[0, 0], table.side) == (before, "halmar")
    table.act("silence")
    assert len(table.told("STAFF_PRESSED")) == len(table.told("KEPT_SILENT")) == 1


def test_what_a_capital_can_be_asked():
    """R6.3: A side may ask its capital for one level more on one clause, or on two different ones, where its
    mandate does not yet reach the other side's wish.
    """
    table = cables(first="halmar")
    assert table.judge("mandate", clause="pilotage") == "nothing_to_widen"
    assert table.judge("mandate", clause="salt_duty") == "allowed"
    assert table.judge("mandate", clause="salt_duty", second="lighthouse") == "allowed"
    assert table.judge("mandate", clause="salt_duty", second="salt_duty") == "no_such_target"
    assert table.judge("mandate", clause="salt_duty", second="pilotage") == "nothing_to_widen"


def test_the_capital_takes_a_week():
    """R6.4: The capital answers at the close of the next week; until then it can be asked nothing more. What
    a dispatch has allowed in between, it allows.
    """
    table = cables(yes(chance.MANDATE + HALMAR, at=2)).act("silence").act("mandate", clause="salt_duty")
    assert (table.game.week, table.mandate("halmar", "salt_duty")) == (1, "half")
    table.idle(2)
    assert (table.phase, table.side) == ("cable", "halmar")
    assert table.judge("mandate", clause="lighthouse") == "capital_is_busy"
    table.idle(2)
    assert (table.game.week, table.mandate("halmar", "salt_duty")) == (2, "full")
    table.idle(2).put(side="halmar", phase="cable")
    assert table.judge("mandate", clause="lighthouse") == "allowed"
    table = (
        cables(no(chance.MANDATE + HALMAR, at=2)).act("silence").act("mandate", clause="salt_duty").idle(2)
    )
    table.game.mandate[0, table.names.clause["salt_duty"]] = 0
    table.idle(2)
    ((*_, agreed, _, _),) = table.told("CAPITAL_ANSWERED")
    assert agreed == 1


def test_the_capitals_chance():
    """R6.5: The capital's chance to agree is the scenario's for that side, reckoned when it answers, and for
    a level with a cap no more than that cap.
    """
    table = cables(between(chance.MANDATE + CORVANE, 0.35, 0.55, at=2))
    table.act("mandate", clause="salt_duty", second="lighthouse").act("silence").next_week()
    assert table.mandate("corvane", "lighthouse") == "whole", "the chance is 0.6"
    assert table.mandate("corvane", "salt_duty") == "token", "but not more than 0.3 for free salt"
    for herring, answer in ((0, "full"), (6, "half")):
        table = cables(between(chance.MANDATE + HALMAR, 0.4, 0.5, at=2)).act("silence")
        table.act("mandate", clause="salt_duty").idle(3).put(markers={"herring": herring}).idle()
        assert table.mandate("halmar", "salt_duty") == answer


def test_one_mind_on_both_clauses():
    """R6.6: One draw decides both clauses of a question, so clauses of equal chance are answered alike."""
    answers = set()
    for number in range(20):
        table = Table(tariffs(), number=number).put(phase="cable", side="corvane").act("silence")
        table.act("mandate", clause="salt_duty", second="lighthouse").next_week()
        answers.add((table.mandate("halmar", "salt_duty"), table.mandate("halmar", "lighthouse")))
    assert answers == {("half", "third"), ("full", "none")}


def test_a_wider_mandate():
    """R6.7: If the capital agrees on anything, the mandate there becomes one level wider and the side's
    effects of widening happen once.
    """
    effects = {"sides.corvane.occasions.widened": [{"marker": "goodwill", "add": -3}]}
    table = cables(yes(chance.MANDATE + CORVANE, at=2), scenario=changed(tariffs(), effects))
    table.put(markers={"goodwill": 9}, seals={"corvane": {"mail_steamer": "weekly"}})
    table.act("mandate", clause="salt_duty", second="lighthouse").act("silence").next_week()
    assert (table.mandate("corvane", "salt_duty"), table.mandate("corvane", "lighthouse")) == (
        "free",
        "whole",
    )
    assert table.marker("goodwill") == 9 - 3 - 1, "and one for two idle weeks"


@pytest.mark.parametrize(("wish", "came"), [(yes, True), (no, False)])
def test_a_pledge(wish, came):
    """R6.8: A pledge that is sought comes with the scenario's chance and then brings the side's effects of a
    pledge.
    """
    table = cables(wish(chance.PLEDGE)).act("silence")
    shift = table.floor_shift("halmar")
    table.act("pledge")
    assert table.has("loan") == came
    assert table.floor_shift("halmar") == shift + 2 * came


def test_pressing_the_staff():
    """R6.9: Pressing the staff succeeds with the scenario's chance and then brings the side's effects of
    pressing, which pushes on markers show from the next week.
    """
    wishes = [yes(chance.PRESSURE + CORVANE), between(chance.NOISE, 0.6, 1, at=2)]
    table = cables(*wishes, no(chance.DISPATCH, at=2))
    table.game.noise[0] = 0
    before = table.marker("herring")
    table.act("pressure")
    assert table.marker("herring") == before
    table.act("silence")
    assert table.marker("herring") == 4 - 1
    failed = cables(no(chance.PRESSURE + CORVANE), between(chance.NOISE, 0.6, 1, at=2))
    failed.game.noise[0] = 0
    assert failed.act("pressure").act("silence").marker("herring") == 4


@pytest.mark.parametrize(("wish", "is_true"), [(yes, True), (no, False)])
@pytest.mark.parametrize("asked", ["millers", "pilots"])
def test_sounding_out(wish, is_true, asked):
    """R6.10: Sounding out asks whether the other side has a named hidden type; the yes or no that comes back
    is true with the scenario's chance, and the talk brings the side's effects of sounding out.
    """
    effects = {"sides.halmar.occasions.sounded": [{"marker": "goodwill", "add": 2}]}
    table = cables(wish(chance.PROBE + HALMAR), scenario=changed(tariffs(), effects), types=["millers"])
    before = table.marker("goodwill")
    table.act("silence").act("probe", type=asked)
    assert table.marker("goodwill") == before + 2
    place, answer = table.view("halmar").sounding
    assert place == table.names.type[asked][1] + 1
    assert answer == ((asked == "millers") == is_true)


def test_silence():
    """R6.11: Keeping silent is always allowed in the cable room and does nothing."""
    table = cables()
    assert table.judge("silence") == "allowed"
    before = table.game.copy()
    table.act("silence")
    for name in ("marker", "flag", "mandate", "asked", "sounding", "floor_shift", "seals", "push"):
        assert (table.game[name] == before[name]).all()


@pytest.mark.parametrize("chance_says", [yes, no])
@pytest.mark.parametrize("rules_yes", [True, False])
def test_people_rule(chance_says, rules_yes):
    """R6.12: Where people rule on what a capital was asked, or on a pledge that is sought, their ruling takes
    the place of chance and of any cap: it is one for all clauses of the question, and holds for that week
    alone.
    """
    ruling = state.RULED_YES if rules_yes else state.RULED_NO
    capped = {"sides.corvane.mandate_chance": 0, "clauses.salt_duty.levels.free.capital_cap": {"corvane": 0}}
    table = cables(
        chance_says(chance.MANDATE + CORVANE, at=2), chance_says(chance.PLEDGE + HALMAR, at=2),
        scenario=changed(tariffs(), capped),
    )  # fmt: skip
    table.act("mandate", clause="salt_duty", second="lighthouse").act("silence").idle(2)
    table.game.ruled_answer[CORVANE] = table.game.ruled_pledge[HALMAR] = ruling
    table.act("pledge").act("silence")
    assert (table.mandate("corvane", "salt_duty") == "free") == rules_yes
    assert (table.mandate("corvane", "lighthouse") == "whole") == rules_yes
    assert table.has("loan") == rules_yes
    assert not table.game.ruled_answer.any()
    assert not table.game.ruled_pledge.any()

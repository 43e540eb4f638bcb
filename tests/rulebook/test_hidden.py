"""Section 12: hidden information and chance."""

from collections import Counter

import pytest

from game.engine import chance, state
from game.engine.forms import rounded
from game.engine.phases.opening import set_up
from game.records import blank
from game.scenario import rulebook as rb
from tests.builders import Play, Table, moscow, tariffs


def test_types_and_shifts_are_drawn_evenly():
    """R12.1: Each side's hidden type is drawn evenly at the start, and its floor's shift evenly in hundredths
    of a point between the scenario's bounds.
    """
    rules, game = moscow().rules, blank(state.GAME)
    types, shifts, together = [Counter(), Counter()], [[], []], Counter()
    middle = [sum(side.floor_shift) / 2 * rb.UNIT for side in moscow().data.sides]
    for number in range(600):
        set_up(rules, game, 1, number)
        for seat in (0, 1):
            types[seat][int(game.type[seat])] += 1
            shifts[seat].append(int(game.floor_shift[seat]))
        together[tuple(game.type), *(shifts[seat][-1] > middle[seat] for seat in (0, 1))] += 1
    for seat, side in enumerate(moscow().data.sides):
        low, high = (int(bound * rb.UNIT) for bound in side.floor_shift)
        assert len(types[seat]) == len(side.types)
        assert all(150 < count < 250 for count in types[seat].values())
        assert all(low <= shift <= high and shift % 100 == 0 for shift in shifts[seat])
        assert abs(sum(shifts[seat]) / 600 - (low + high) / 2) < (high - low) / 20
    assert len(together) == 4 * len(types[0]) * len(types[1]), "none of the four follows from the others"
    narrow = rules.copy()
    narrow.floor_shift[:] = -1, 1
    found = {int(Table(moscow(), number=number, rules=narrow).game.floor_shift[0]) for number in range(40)}
    assert found == {-100, 0, 100}, "both bounds included"


def test_what_a_side_sees():
    """R12.2: A side sees all seals, the public moves, which documents were read and what they did, its own
    mandate, floor, type and cables, the markers, flags and dispatches that the scenario shows it, and what it
    may do now.
    """
    table = Table(tariffs()).act("draft", salt_duty="half")
    table.act("draft", document="salt_ledger", clause="salt_duty")
    for seat, side in enumerate(("halmar", "corvane")):
        view, game = table.view(side), table.game
        assert (view.seals == game.seals).all()
        assert (view.shade == game.shade).all()
        assert (view.document_state == game.document_state).all()
        assert (view.mandate == game.mandate[seat]).all()
        assert view.type[seat] == game.type[seat]
        assert view.marker[0] == game.marker[0]
    assert table.view("halmar").marker[1] == table.game.marker[1]
    table.game.dispatch_week[1] = 1
    table.game.flag[table.names.flag["loan"]] = 1
    seen = [(table.view(side).dispatch_week[1], table.view(side).flag[2]) for side in ("halmar", "corvane")]
    assert seen == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("field", "index"),
    [
        ("seed", None), ("number", None), ("type", 1), ("floor_shift", 1), ("mandate", 1), ("asked", 1),
        ("sounding", 1), ("cable", 1), ("noise", 0),
    ],
)  # fmt: skip
def test_what_a_side_never_sees(field, index):
    """R12.3: A side never sees the other's type, floor, mandate, cables or what its capital weighs, nor the
    number that the game was drawn from.
    """
    table = Table(moscow())
    before = table.view("lithuania").tobytes()
    if index is None:
        table.game[field] += 1
    else:
        table.game[field][index] += 10_000 if field == "floor_shift" else 1
    assert table.view("lithuania").tobytes() == before


def test_what_is_given_for_a_hidden_marker():
    """R12.4: For a marker that a side does not see it is given what anybody could reckon: the baseline, moved
    as the marker that it follows shows if the side sees that one, or the start.
    """
    markers = {marker.id: marker for marker in moscow().data.markers}
    demand, front, enmity = markers["alliance_demand"], markers["front"], markers["enmity"]
    assert len(set(demand.baseline)) > 1
    blind = moscow().rules.copy()
    for week in range(1, 11):
        table = Table(moscow()).put(at=week, markers={"front": 6, "alliance_demand": 1, "enmity": 5})
        view, names = table.view("lithuania"), table.names.marker
        away = 600 - int(100 * front.baseline[week - 1])
        alone = int(100 * demand.baseline[week - 1])
        expected = alone + rounded(int(100 * demand.follows.by) * away, 100)
        assert view.marker[names["alliance_demand"]] == min(max(0, expected), int(100 * demand.range[1]))
        assert view.marker[names["enmity"]] == int(100 * enmity.start)
        assert table.view("soviet").marker[names["alliance_demand"]] == 100
        blind.is_marker_seen[0, names["front"]] = 0
        table.rules = blind
        assert table.view("lithuania").marker[names["alliance_demand"]] == alone, "it sees no front"


def test_draws_do_not_depend_on_what_else_is_drawn():
    """R12.5: Every draw is fixed by the seed, the number of the game, the week and what is drawn; how often
    and in which order draws are made changes none of them.
    """
    quiet, busy = Table(moscow(), number=7), Table(moscow(), number=7)
    for _ in range(3):
        quiet.next_week()
        busy.act("inquire", clause="grodno").act("inquire", clause="vilnius")
        busy.act(
            "probe", type=next(t for t in busy.names.type if busy.names.type[t][0] == 1 - busy.game.seat)
        )
        busy.act("silence")
        front = busy.names.marker["front"]
        assert quiet.game.noise[front] == busy.game.noise[front]
    rolls = {chance.draw_word(3, 5, 2, channel): channel for channel in range(200)}
    assert all(chance.draw_word(3, 5, 2, channel) == roll for roll, channel in reversed(rolls.items()))


def test_the_same_decisions_give_the_same_game():
    """R12.6: A game played again with the same decisions is the same, word for word."""
    first, again = (Play(tariffs(), ("random", "random"), number=5).play_out().table for _ in range(2))
    assert first.bytes == again.bytes
    assert (first.log == again.log).all()


def test_a_fork_draws_anew():
    """R12.7: A game continued under another number keeps what has been drawn and draws anew what is still to
    come.
    """
    ends = set()
    for number in range(8):
        table = Table(moscow(), number=1).next_week()
        so_far = table.log[: table.log[0, 0] + 1].copy()
        hidden = (table.game.type.tolist(), table.game.floor_shift.tolist())
        table.game.number = 100 + number
        table.next_week()
        assert (table.log[1 : len(so_far)] == so_far[1:]).all()
        assert (table.game.type.tolist(), table.game.floor_shift.tolist()) == hidden
        ends.add(table.bytes)
    assert len(ends) == 8


def test_what_is_certain_happens():
    """R12.8: What is certain happens and what is impossible does not, whatever is drawn."""
    game = Table(tariffs()).game
    for channel in range(300):
        assert chance.happens(game, channel, rb.CERTAIN)
        assert not chance.happens(game, channel, 0)


@pytest.mark.parametrize(
    ("parts", "of", "expected"),
    [(5, 10, 1), (-5, 10, -1), (4, 10, 0), (-4, 10, 0), (15, 10, 2), (-15, 10, -2)],
)
def test_halves_are_rounded_away_from_nought(parts, of, expected):
    """R12.9: Numbers are whole: values in ten-thousandths, markers, weights and log-odds in hundredths,
    chances in 1/65536; halves are rounded away from nought.
    """
    assert rounded(parts, of) == expected
    assert all(
        table.dtype[name].base == "int64" for table in (blank(state.GAME),) for name in table.dtype.names
    )

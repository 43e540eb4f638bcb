"""What holds after every decision of every game, by whichever player, interpreted or compiled."""

from typing import Any

import numpy as np

from game.engine import state
from game.scenario import rulebook as rb

FIXED = ("seed", "number", "type")
"""What no decision changes."""

NEVER_FALL = (
    "week", "threat_used", "document_state", "package_week", "dispatch_week", "is_shaded", "signed_week",
)  # fmt: skip
"""What only ever grows: weeks pass, what is spent stays spent, what has come has come."""


def check_invariants(rules: Any, game: Any, before: Any) -> None:
    """Assert all that must hold of a game after a decision.

    Args:
        rules: Scenario tables.
        game: The game after the decision.
        before: A copy of the game before it.
    """
    for name in FIXED:
        assert np.array_equal(game[name], before[name]), f"{name} changed"
    for name in NEVER_FALL:
        assert np.all(game[name] >= before[name]), f"{name} fell"
    check_seals(rules, game)
    check_initialled(rules, game, before)
    check_markers(rules, game)
    check_turn(rules, game, before)
    check_spent(rules, game, before)
    check_end(rules, game)


def check_seals(rules: Any, game: Any) -> None:
    """Seals and mandates lie on their tracks, and seals do not cross."""
    n = rules.n_clauses
    for levels in (*game.seals[:, :n], *game.mandate[:, :n], game.treaty[:n]):
        assert np.all((levels >= 0) & (levels < rules.n_levels[:n])), "a level off its track"
    assert np.all(game.seals[0, :n] >= game.seals[1, :n]), "seals crossed"
    assert not game.seals[:, n:].any(), "a seal on no clause"


def check_initialled(rules: Any, game: Any, before: Any) -> None:
    """An initialled clause changes by a withdrawal of the side that decided, or by a whole treaty."""
    if game.flag[rb.SIGNED_FLAG]:
        return
    n = rules.n_clauses
    was_initialled = before.seals[0, :n] == before.seals[1, :n]
    moved = game.seals[:, :n] != before.seals[:, :n]
    assert not (was_initialled & moved[1 - before.seat]).any(), "the other side's initials moved"
    assert not (was_initialled & moved[before.seat] & (game.seals[0, :n] == game.seals[1, :n])).any()
    assert moved[before.seat].sum() <= rules.seals_per_draft, "too many seals moved"
    assert moved[1 - before.seat].sum() <= 1, "more than a threat can move"


def check_markers(rules: Any, game: Any) -> None:
    """Markers keep to their ranges, flags are set or not."""
    n = rules.n_markers
    assert np.all(game.marker[:n] >= rules.marker_low[:n]), "a marker below its range"
    assert np.all(game.marker[:n] <= rules.marker_high[:n]), "a marker above its range"
    assert set(np.unique(game.flag)) <= {0, 1}, "a flag that is neither"


def check_turn(rules: Any, game: Any, before: Any) -> None:
    """Week, phase, seat and the count of moves fit together."""
    assert game.week - before.week <= 1, "a week was left out"
    assert 0 <= game.week < rules.n_weeks, "a week beyond the last"
    assert game.phase in {state.TABLE, state.ANSWER, state.CABLE, state.SUMMER}
    if game.phase == state.SUMMER:
        return
    first = (rules.first_speaker + game.week) % rb.SIDES
    assert game.moves_made in {0, 1}
    assert game.seat == (first if game.moves_made == 0 else 1 - first), "the wrong side's turn"
    if game.phase == state.ANSWER:
        assert game.seat == before.seat, "a called threat is its maker's to answer"
        assert game.threat_used[game.seat] == 1
    if game.phase == state.TABLE and game.moves_made == 0:
        assert not game.has_drafted.any(), "a week that began with a draft"


def check_spent(rules: Any, game: Any, before: Any) -> None:
    """One decision spends at most one document, one threat and one package, all of the side's own."""
    fresh = (before.document_state == state.UNUSED) & (game.document_state != state.UNUSED)
    assert fresh.sum() <= 1, "two documents at once"
    assert all(rules.document_side[place] == before.seat for place in np.flatnonzero(fresh))
    assert np.all(game.document_state <= state.COUNTERED)
    assert np.all(game.threat_used <= 1), "a second threat"
    assert (game.threat_used - before.threat_used).sum() <= 1
    set_once = (before.dispatch_week != 0) & (game.dispatch_week != before.dispatch_week)
    assert not set_once.any(), "a dispatch came twice"
    assert np.all(game.shade >= 0), "a document that made a loss larger"
    assert np.all(game.shade <= rb.UNIT)


def check_end(rules: Any, game: Any) -> None:
    """Talks that have ended have one reason, and only what is signed is a treaty, which is consistent."""
    is_signed = bool(game.flag[rb.SIGNED_FLAG])
    assert (game.reason != state.RUNNING) == (game.phase == state.SUMMER)
    assert is_signed == (game.reason == state.SIGNED)
    if not is_signed:
        return
    n = rules.n_clauses
    assert np.array_equal(game.seals[0, :n], game.treaty[:n])
    assert np.array_equal(game.seals[1, :n], game.treaty[:n])
    for first, first_bits, second, second_bits in rules.excluded[: rules.n_consistency]:
        both = first_bits >> game.treaty[first] & second_bits >> game.treaty[second] & 1
        assert both == 0, "a treaty that contradicts itself"

"""What a seat cannot see changes nothing for it: its view, its choices, its minutes, what a policy does.

Each hidden field of a game is changed under a seat's eyes, and everything that the seat is shown is compared
byte by byte. Planted leaks show that the comparison would notice.
"""

from dataclasses import replace

import pytest

from game.engine import state
from game.engine.observe import observe
from game.play import records as recording
from game.play import session as live
from game.play.actions import NamedAction
from game.play.refusal import Refusal
from game.play.session import Session
from game.players.policy import CompiledPolicy
from game.records import blank

SEEN = {
    "week", "seals", "phase", "seat", "reason", "signed_week", "dispatch_week", "document_state",
    "package_week", "threat_used", "idle", "question", "answer",
}  # fmt: skip
"""Fields that both sides may know."""
PARTLY = {
    "marker", "flag", "type", "shade", "is_shaded", "treaty", "floor_shift", "mandate", "asked", "sounding",
}  # fmt: skip
"""Fields of which a side may know its own half, or some items, or which count at some times only."""
HIDDEN = {
    "public_value", "whole_value", "steps", "group_share", "clause_share", "seed", "number", "moves_made",
    "signed_by", "track", "is_unread", "noise", "impulse", "push", "document_gain", "has_drafted",
    "has_initialled", "cable", "ruled_answer", "ruled_pledge", "ruled_steps", "ruled_yes",
}  # fmt: skip
"""Fields that no side is shown."""


def test_every_field_of_a_game_is_classified():
    fields = set(state.GAME.names)
    assert fields == SEEN | PARTLY | HIDDEN
    assert len(fields) == len(SEEN) + len(PARTLY) + len(HIDDEN)


def hidden_changes(session, seat):
    """Name, field and place of all that a seat cannot see in a running game."""
    rules, other = session.scenario.rules, 1 - seat
    for field in sorted(HIDDEN):
        yield field, field, ...
    for field in ("floor_shift", "mandate", "asked", "sounding"):
        yield f"their {field}", field, other
    yield "their type", "type", other
    for marker in range(int(rules.n_markers)):
        if not rules.is_marker_seen[seat, marker]:
            yield f"marker {marker}", "marker", marker
    for flag in range(int(rules.n_flags)):
        if not rules.is_flag_seen[seat, flag]:
            yield f"flag {flag}", "flag", flag
    for dispatch in range(int(rules.n_dispatches)):
        if not rules.is_dispatch_seen[seat, dispatch]:
            yield f"dispatch {dispatch}", "dispatch_week", dispatch
    if session.result is None:
        yield "treaty before the signature", "treaty", ...


def changed(session, field, place):
    """Change a hidden field to something that could be; give back what it was."""
    words = session._game[field]
    if words.ndim == 0:
        session._game[field] = int(words) + 1
        return words
    before = words.copy()
    if field == "type":
        words[place] = (words[place] + 1) % 2
    elif field in ("mandate", "treaty"):
        words[place] = 1 - (words[place] > 0)
    else:
        words[place] = words[place] + (10_000 if field == "floor_shift" else 1)
    return before


def shown_to(session, side):
    """Everything that a side is shown or told, and what a policy in its seat would do, part by part."""
    seat = session.scenario.names.side[side]
    observation = session._observation_with_choices(seat)
    yield "observation", observation.tobytes()
    yield "records", session.records(side)
    yield "number of records", len(session.records(side, since=1))
    yield "undo", (session.may_undo(side), session.may_redo())
    yield "result", session.result
    yield "legal", session.legal(side)
    yield "errors", [error_of(session, side, action) for action in actions(session)]
    view = session.observe(side)
    yield "view", (view, repr(view))
    policy = CompiledPolicy(session.scenario.rules, 0, 1)
    yield "decision", policy.decide(observation, 12345).tobytes() if session.to_move == side else b""


def actions(session):
    data = session.scenario.data
    yield from (NamedAction(kind) for kind in ("adjourn", "accept", "pledge"))
    for clause in data.clauses[:3]:
        yield NamedAction("draft", seals={clause.id: clause.levels[1].id})
        yield NamedAction("threaten", clause=clause.id)
        yield NamedAction("mandate", clauses=(clause.id,))
    yield from (NamedAction("draft", document=document.id) for document in data.documents[:2])
    yield from (NamedAction("accept_package", package=package.id) for package in data.packages)


def error_of(session, side, action):
    """The refusal of an action and its message; nothing is done that is allowed."""
    refusal = session.judge(side, action)
    if refusal is None:
        return None
    with pytest.raises(live.NotAllowed) as caught:
        session.act(side, action)
    return refusal, str(caught.value)


def differences(session, side):
    """Change each hidden thing in turn; name those that show, and where."""
    before = dict(shown_to(session, side))
    original = with_another_log(session, side)
    after = dict(shown_to(session, side))
    session._log[:] = original
    yield from (f"the log shows in the {part}" for part in before if before[part] != after[part])
    for name, field, place in hidden_changes(session, session.scenario.names.side[side]):
        original = changed(session, field, place)
        try:
            after = dict(shown_to(session, side))
        finally:
            session._game[field] = original
        yield from (f"{name} shows in the {part}" for part in before if before[part] != after[part])


def with_another_log(session, side):
    """Change the rows of the log that a side may not read, and add one; give back the log as it was."""
    bit = 1 << session.scenario.names.side[side]
    original = session._log.copy()
    n_rows = int(original[0, 0])
    for row in session._log[1 : n_rows + 1]:
        if not row[6] & bit:
            row[1:] = state.STAFF_PRESSED, row[2], 1 - row[3] % 2, 0, 0, row[6]
    session._log[0, 0] = n_rows + 1
    session._log[n_rows + 1] = session._game.week, state.KEPT_SILENT, 0, 0, 0, 0, 3 - bit
    return original


@pytest.fixture(scope="module")
def positions(moscow):
    """Games of both sides, stopped at a move at the table and at a cable."""
    found = []
    for seed, side in enumerate(moscow.names.side, 20):
        session = Session.new(
            moscow, seed=seed, players=dict.fromkeys(moscow.names.side, "human"), level="secretary"
        )
        wanted = {"table", "cable"}
        for step in range(20):
            mover = session.to_move
            if step >= 4 and mover == side and session.phase in wanted:
                found.append((copy_of(session), side))
                wanted.remove(session.phase)
            session.act(mover, a_move(session, mover, step))
    return found


def copy_of(session):
    copy = Session(session.scenario, session.setup)
    for decision in session.decisions:
        copy.repeat(decision.side, decision.action)
    return copy


def a_move(session, side, step):
    if session.phase == "cable":
        clause = session.scenario.data.clauses[step % 5].id
        wider = NamedAction("mandate", clauses=(clause,))
        return wider if session.judge(side, wider) is None else NamedAction("silence")
    if session.phase == "answer":
        return NamedAction("stay")
    clause = next(one for one in session.observe(side).clauses.values() if not one.is_initialled)
    return NamedAction("draft", seals={clause.id: clause.theirs})


def test_the_positions_are_many_and_different(positions):
    assert len(positions) == 4
    assert {side for _, side in positions} == set(positions[0][0].sides)
    assert {session.phase for session, _ in positions} >= {"table", "cable"}
    assert len({session.digest() for session, _ in positions}) == len(positions)


def test_nothing_hidden_shows(positions):
    for session, side in positions:
        before = session.digest()
        assert list(differences(session, side)) == []
        assert session.digest() == before


def test_nothing_secret_shows_to_all(positions):
    """Not even what one of both sides may know."""
    for session, _ in positions:
        before = session.public_view()
        for seat, side in enumerate(session.sides):
            original = with_another_log(session, side)
            assert session.public_view() == before
            session._log[:] = original
            for name, field, place in hidden_changes(session, seat):
                original = changed(session, field, place)
                assert session.public_view() == before, name
                session._game[field] = original


def test_what_both_sides_see_shows_to_all(positions):
    for session, _ in positions:
        before = session.public_view()
        assert set(before.markers) < set(session.scenario.names.marker)
        original = session._game.seals[0, 0]
        session._game.seals[0, 0] = 0 if original else 1
        assert session.public_view().seals != before.seals
        session._game.seals[0, 0] = original
        assert {record.what for record in before.records} >= {"dispatch_came"}


def test_what_is_seen_does_show(positions):
    """The comparison is awake: a change of what may be known is noticed."""
    session, side = positions[0]
    seat = session.scenario.names.side[side]
    before = dict(shown_to(session, side))
    for field, place in (("mandate", seat), ("floor_shift", seat), ("type", seat), ("threat_used", 1 - seat)):
        original = changed(session, field, place)
        assert dict(shown_to(session, side)) != before, field
        session._game[field] = original
    assert dict(shown_to(session, side)) == before


def test_a_view_of_the_other_hidden_half_has_the_same_length(positions):
    for session, side in positions:
        seat = session.scenario.names.side[side]
        length = len(repr(session.observe(side)))
        original = changed(session, "type", 1 - seat)
        assert len(repr(session.observe(side))) == length
        session._game["type"] = original


# Planted leaks


def leaks_type(rules, game, seat, view):
    observe(rules, game, seat, view)
    view.type[1 - seat] = game.type[1 - seat]


def leaks_floor(rules, game, seat, view):
    observe(rules, game, seat, view)
    view.floor += game.floor_shift[1 - seat] // 1000


def leaks_mandate(rules, game, seat, view):
    observe(rules, game, seat, view)
    view.mandate[0] = game.mandate[1 - seat, 0]


def leaks_markers(rules, game, seat, view):
    observe(rules, game, seat, view)
    view.marker[:] = game.marker


def leaks_weather_to_come(rules, game, seat, view):
    observe(rules, game, seat, view)
    view.marker[0] += game.noise[0]


def leaks_cable(rules, game, seat, view):
    observe(rules, game, seat, view)
    view.asked[0] = game.asked[1 - seat, 0]


def leaks_seed(rules, game, seat, view):
    observe(rules, game, seat, view)
    view.signed_week = game.seed & 1


@pytest.mark.parametrize(
    "leak",
    [leaks_type, leaks_floor, leaks_mandate, leaks_markers, leaks_weather_to_come, leaks_cable, leaks_seed],
)
def test_a_leak_planted_in_the_observation_is_found(positions, monkeypatch, leak):
    monkeypatch.setattr(live, "observe", leak)
    assert is_found(positions, "observation")


def is_found(positions, part):
    """Whether some hidden change shows in that part of what a side is shown."""
    return any(part in found for session, side in positions for found in differences(session, side))


def test_a_leak_planted_in_the_minutes_is_found(positions, monkeypatch):
    real = recording.Decoder.records
    monkeypatch.setattr(recording.Decoder, "records", lambda self, log, side: real(self, log, None))
    assert is_found(positions, "records")


def test_a_leak_planted_in_the_number_of_records_is_found(positions, monkeypatch):
    real = recording.Decoder.records

    def padded(self, log, side):
        told = real(self, log, side)
        return told + told[:1] * (int(log[0, 0]) - len(told))

    monkeypatch.setattr(recording.Decoder, "records", padded)
    assert is_found(positions, "number of records")


def test_a_leak_planted_in_a_refusal_is_found(positions, monkeypatch):
    def details(self, seat, record, reason):
        return {"clause": str(self._game.mandate[1 - seat, 0])}

    monkeypatch.setattr(Session, "_details", details)
    assert is_found(positions, "errors")


def test_a_leak_planted_in_an_error_is_found(positions, monkeypatch):
    def act(self, side, action, reason=None):
        what = f"{action.kind} against {int(self._game.type[1 - self.scenario.names.side[side]])}"
        raise live.NotAllowed(what, Refusal("not_now"))

    monkeypatch.setattr(Session, "act", act)
    assert is_found(positions, "errors")


def test_a_leak_planted_in_the_hints_is_found(positions, monkeypatch):
    def legal(self, side):
        is_weak = self._game.floor_shift[1 - self.scenario.names.side[side]] % 20_000 >= 10_000
        return {"accept": None if is_weak else Refusal("contradictory")}

    monkeypatch.setattr(Session, "legal", legal)
    assert is_found(positions, "legal")


def test_a_leak_planted_in_undo_is_found(positions, monkeypatch):
    def may_undo(self, side=None):
        return None if self._game.cable[0, 0] % 2 else Refusal("undo_spent")

    monkeypatch.setattr(Session, "may_undo", may_undo)
    assert is_found(positions, "undo")


def test_a_leak_planted_in_the_reading_is_found(positions, monkeypatch):
    real = live.Session.observe

    def observe_truth(self, side):
        view = real(self, side)
        truth = int(self._game.type[1 - self.scenario.names.side[side]])
        types = {name: float(place == truth) for place, name in enumerate(view.reading.types)}
        return replace(view, reading=replace(view.reading, types=types))

    monkeypatch.setattr(Session, "observe", observe_truth)
    assert is_found(positions[1:], "view")


def test_a_policy_decides_from_its_observation_alone(positions):
    """The same bytes in a record that never belonged to a game give the same decision."""
    for session, side in positions:
        seat = session.scenario.names.side[side]
        observation = session._observation_with_choices(seat)
        alone = blank(observation.dtype)
        for name in observation.dtype.names:
            alone[name] = observation[name]
        decided = [
            CompiledPolicy(session.scenario.rules, 0, 1).decide(one, 7).tobytes()
            for one in (observation, alone)
        ]
        assert decided[0] == decided[1]

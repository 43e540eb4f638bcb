"""Live games: whose turn it is, what is allowed, undo, and policies that fail."""

import numpy as np
import pytest

from game.engine import legal as rules_of_legality
from game.engine import state
from game.errors import CommandError, InputRefused
from game.play.actions import NamedAction
from game.play.records import Decoder
from game.play.refusal import NotAllowed
from game.play.result import name_result
from game.play.session import Session
from game.players import registry
from game.players.playout import default_settings, make_room, new_results, play_games
from game.players.policy import CompiledPolicy
from game.records import blank
from game.scenario import rulebook as rb

# Starting a game


def test_a_seed_that_is_drawn_is_kept(tariffs):
    drawn = {Session.new(tariffs).setup.seed for _ in range(3)}
    assert len(drawn) == 3
    seed = drawn.pop()
    assert Session.new(tariffs, seed=seed).digest() == Session.new(tariffs, seed=seed).digest()


def test_the_first_side_is_human_and_the_negotiator_plays_the_rest(tariffs):
    first, second = tariffs.names.side
    assert Session.new(tariffs, seed=1).setup.players == {first: "human", second: "negotiator"}
    assert Session.new(tariffs, seed=1, players={second: "human"}).humans == (second,)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"seed": -1}, "seed must be a whole number from 0"),
        ({"seed": 2**63}, "seed must be"),
        ({"number": -1}, "number must be"),
        ({"level": "envoi"}, "no level 'envoi'. Did you mean 'envoy'"),
        ({"players": {"halmer": "human"}}, "no side 'halmer'. Did you mean 'halmar'"),
        ({"players": {"halmar": "negotiater"}}, "no player 'negotiater'. Did you mean 'negotiator'"),
    ],
)
def test_a_wrong_start_is_refused(tariffs, wrong, message):
    with pytest.raises(CommandError, match=message):
        Session.new(tariffs, **wrong)


def test_the_largest_seed_and_number_work(tariffs, played):
    played(Session.new(tariffs, seed=2**63 - 1, number=2**63 - 1), 3)


def test_a_game_without_humans_waits_to_be_played_on(tariffs):
    session = Session.new(tariffs, seed=2, players=dict.fromkeys(tariffs.names.side, "negotiator"))
    assert session.to_move is None
    assert session.decisions == ()
    assert session.play_on(limit=3) == 3
    session.play_on()
    assert session.is_over
    assert session.result is not None
    assert session.play_on() == 0


def test_a_live_game_is_the_game_of_a_sweep(moscow):
    """The same seed and number come to the same treaty, scores and flags."""
    session = Session.new(moscow, seed=11, number=3, players=dict.fromkeys(moscow.names.side, "negotiator"))
    session.play_on()
    results = new_results(1)
    policies = np.array([0, 0])
    play_games(moscow.rules, 11, 3, 1, policies, default_settings(), make_room(), results)
    assert session.result == name_result(moscow.names, results[0])


# Levels


def test_levels_draw_their_personas(tariffs):
    n_personas = len(tariffs.data.talks.personas)
    for level, personas in (
        ("secretary", range(n_personas - max(n_personas // 3, 1), n_personas)),
        ("envoy", range(n_personas)),
        ("plenipotentiary", range((n_personas + 1) // 2)),
    ):
        drawn = set()
        for seed in range(12):
            session = Session.new(tariffs, seed=seed, level=level)
            session.act("halmar", NamedAction("adjourn"))
            drawn.add(int(session._policies[1].mind.curve))
        assert drawn <= set(personas)
        assert len(drawn) == len(personas)


def test_a_plenipotentiary_has_a_narrower_mandate_where_there_is_room(tariffs):
    start = Session.new(tariffs, seed=1).observe("halmar").clauses
    harder = Session.new(tariffs, seed=1, level="plenipotentiary")
    wish = {clause.id: len(clause.levels) - 1 for clause in tariffs.data.clauses}
    narrowed = 0
    for clause in tariffs.data.clauses:
        place = {level.id: row for row, level in enumerate(clause.levels)}
        before, after = start[clause.id].mandate, harder.observe("halmar").clauses[clause.id].mandate
        step = place[after] - place[before]
        has_room = place[before] < min(place[clause.opening["halmar"]], wish[clause.id])
        assert step == (1 if has_room and not clause.secret else 0)
        narrowed += step
    assert narrowed > 0
    assert set(harder.setup.mandates) == {"halmar"}
    theirs = Session.new(tariffs, seed=1, level="plenipotentiary", players={"corvane": "human"})
    assert theirs.observe("halmar").clauses == start


# Turns


def test_a_game_goes_to_its_end(against, move):
    session = against()
    weeks, phases = set(), set()
    for step in range(100):
        if session.is_over:
            break
        assert session.to_move == "halmar"
        weeks.add(session.week)
        phases.add(session.phase)
        seen = len(session.records("halmar"))
        new = session.act("halmar", move(session, "halmar", step))
        assert session.records("halmar")[seen:] == new != []
    assert session.is_over
    assert session.to_move is None
    assert session.phase == "over"
    assert max(weeks) > 1
    assert {"table", "cable"} <= phases
    result = session.result
    assert result.outcome in {one.id for one in session.scenario.data.outcomes}
    assert (result.signed is None) == (result.treaty is None)
    assert session.records("halmar")[-1].what in ("summer_step", "talks_ended")


def test_a_bare_word_is_no_action(hot_seat):
    session = hot_seat()
    with pytest.raises(InputRefused, match=r"must be a NamedAction .* NamedAction\('adjourn'\)"):
        session.act(session.to_move, "adjourn")


def test_only_the_side_to_move_may_act(hot_seat):
    session = hot_seat()
    waiting = next(side for side in session.sides if side != session.to_move)
    before = session.digest()
    assert session.judge(waiting, NamedAction("adjourn")).reason == "not_now"
    with pytest.raises(NotAllowed, match="not now"):
        session.act(waiting, NamedAction("adjourn"))
    assert session.digest() == before
    with pytest.raises(InputRefused, match="no side"):
        session.act("nobody", NamedAction("adjourn"))


def test_a_human_does_not_act_for_a_policy(tariffs):
    session = Session.new(tariffs, seed=1, players=dict.fromkeys(tariffs.names.side, "negotiator"))
    with pytest.raises(NotAllowed):
        session.act("corvane", NamedAction("adjourn"))


def test_a_refused_action_changes_nothing(against):
    session = against()
    before = session.digest(), session.records(None)
    for action in (
        NamedAction("silence"),
        NamedAction("stay"),
        NamedAction("propose", package="one_sheet"),
        NamedAction("draft"),
        NamedAction("draft", document="customs_returns", clause="salt_duty"),
        NamedAction("threaten", clause="mail_steamer"),
    ):
        refusal = session.judge("halmar", action)
        if refusal is not None:
            with pytest.raises(NotAllowed) as caught:
                session.act("halmar", action)
            assert caught.value.refusal == refusal
            assert refusal.key == f"refusal.{refusal.reason}"
            assert refusal.reason in rules_of_legality.REASON_NAMES
    assert (session.digest(), session.records(None)) == before


def test_a_refusal_names_the_clause_that_it_is_about(hot_seat):
    session = hot_seat()
    first, second = session.to_move, next(side for side in session.sides if side != session.to_move)
    idle(session)
    session.act(second, NamedAction("draft", seals={"salt_duty": "half"}))
    while session.to_move != first or session.phase != "table":
        idle(session)
    clause = session.observe(first).clauses["salt_duty"]
    levels = [level.id for level in session.scenario.data.clauses[0].levels]
    ours, theirs = levels.index(clause.ours), levels.index(clause.theirs)
    beyond = levels[theirs + (1 if theirs > ours else -1)]
    refusal = session.judge(first, NamedAction("draft", seals={"salt_duty": beyond}))
    assert (refusal.reason, refusal.details) == ("past_their_seal", {"clause": "salt_duty"})


def test_contradictory_seals_cannot_be_accepted(moscow):
    """The refusal names both clauses."""
    first, second = moscow.names.side
    session = Session.new(moscow, seed=1, players=dict.fromkeys((first, second), "human"))
    rule = moscow.data.consistency[0]
    assert session.observe(second).clauses[rule.clause].ours in rule.levels
    while session.to_move != second:
        idle(session)
    session.act(second, NamedAction("draft", seals={rule.excludes: rule.excluded_levels[0]}))
    while session.to_move != first or session.phase != "table":
        idle(session)
    refusal = session.judge(first, NamedAction("accept"))
    assert refusal.reason == "contradictory"
    assert refusal.details == {"clause": rule.clause, "other": rule.excludes}
    assert session.legal(first)["accept"].reason == "contradictory"


def idle(session):
    """Let whoever is to move do nothing."""
    session.act(
        session.to_move,
        NamedAction({"table": "adjourn", "answer": "stay", "cable": "silence"}[session.phase]),
    )


def test_legal_tells_what_the_referee_would_say(against, move):
    """A kind is allowed if, and only if, some action of that kind passes."""
    session = against("random", seed=9)
    for step in range(60):
        if session.is_over:
            break
        for kind, refusal in session.legal("halmar").items():
            passes = any(
                session.judge("halmar", action) is None for action in all_of(session, "halmar", kind)
            )
            assert (refusal is None) == passes, (kind, refusal)
        session.act("halmar", move(session, "halmar", step))
    assert all(refusal.reason == "talks_are_over" for refusal in session.legal("halmar").values())
    assert session.judge("halmar", NamedAction("adjourn")).reason == "talks_are_over"


def all_of(session, side, kind):
    data = session.scenario.data
    clauses = [clause.id for clause in data.clauses]
    other = next(one for one in data.sides if one.id != side)
    match kind:
        case "draft":
            return [
                NamedAction(kind, seals={clause.id: level.id})
                for clause in data.clauses
                for level in clause.levels
            ]
        case "inquire" | "threaten":
            return [NamedAction(kind, clause=clause) for clause in clauses]
        case "mandate":
            return [NamedAction(kind, clauses=(clause,)) for clause in clauses]
        case "propose" | "accept_package":
            return [NamedAction(kind, package=package.id) for package in data.packages]
        case "probe":
            return [NamedAction(kind, type=type_.id) for type_ in other.types]
    return [NamedAction(kind)]


def test_who_does_not_move_is_told_to_wait(hot_seat):
    session = hot_seat()
    waiting = next(side for side in session.sides if side != session.to_move)
    assert {refusal.reason for refusal in session.legal(waiting).values()} == {"not_now"}


def test_reasons_are_kept_with_their_decisions(against):
    session = against()
    session.act("halmar", NamedAction("adjourn"), reason="we wait \ud800" + "x" * 5000)
    kept = next(decision.reason for decision in session.decisions if decision.reason)
    assert kept.startswith("we wait ?")
    assert len(kept) == 2000


# The view


def test_the_policies_may_be_let_decide_later(against, move):
    at_once, later = against(), against()
    step = 0
    while not at_once.is_over:
        side = at_once.to_move
        action = move(at_once, side, step)
        seen = at_once.act(side, action)
        seen_later = later.act(side, action, go_on=False)
        assert later.decisions[-1].action == action
        assert seen_later == seen[: len(seen_later)]
        later.play_on()
        assert later.digest() == at_once.digest()
        step += 1
    assert later.result == at_once.result


def test_a_decision_is_taken_back_before_the_policies_have_decided(against, move):
    session = against()
    before = session.digest()
    session.act(session.to_move, move(session, session.to_move), go_on=False)
    session.undo()
    session.play_on()
    assert session.digest() == before


def test_a_view_agrees_with_itself_and_with_the_scenario(against, played):
    session = played(against(), 5)
    view = session.observe("halmar")
    assert view.own_value == pytest.approx(
        sum(one.points[one.ours] for one in view.clauses.values()), abs=0.001
    )
    assert view.offer_value == pytest.approx(
        sum(one.points[one.theirs] for one in view.clauses.values()), abs=0.001
    )
    assert set(view.initialled) == {one.id for one in view.clauses.values() if one.ours == one.theirs}
    assert set(view.markers) == {"herring", "goodwill"}
    assert session.observe("corvane").markers.keys() == {"herring"}
    assert view.date == tariff_day(session, view.week)
    assert view.markers["herring"].trend is not None
    assert view.type in {type_.id for type_ in session.scenario.data.sides[0].types}
    assert all(0 <= chance <= 1 for chance in view.odds.values())
    assert "pressure" not in view.odds


def tariff_day(session, week):
    talks = session.scenario.data.talks
    return talks.first_day.fromordinal(talks.first_day.toordinal() + (week - 1) * talks.days_per_week)


def test_a_view_changes_nothing(against, played):
    session = played(against(), 4)
    before = session.digest()
    assert session.observe("halmar") == session.observe("halmar")
    assert session.observe("corvane") == session.observe("corvane")
    assert session.digest() == before


def test_a_reading_is_a_belief_that_learns(against, played):
    session = against()
    start = session.observe("halmar").reading
    assert sum(start.types.values()) == pytest.approx(1)
    assert max(start.types.values()) - min(start.types.values()) < 0.001
    assert start.nearness in ("near", "apart", "far")
    assert start.guards in session.observe("halmar").clauses
    type_ = next(iter(start.types))
    session.act("halmar", NamedAction("adjourn"))
    session.act("halmar", NamedAction("probe", type=type_))
    heard = session.observe("halmar")
    sounded, answer = heard.sounding
    assert sounded == type_
    assert (heard.reading.types[type_] > 1 / len(start.types)) == answer
    assert session.observe("corvane").reading is None


# Undo


def snapshot(session):
    return (
        session.digest(),
        session._log.tobytes(),
        session.to_move,
        session.phase,
        {side: session.observe(side) for side in session.sides},
        [reader.mind.tobytes() for reader in session._readers.values()],
        [policy.mind.tobytes() for policy in session._policies.values()],
        session.decisions,
    )


def test_undo_to_the_start_and_redo_to_the_end_gives_the_same_states(against, move):
    session = against()
    states = [snapshot(session)]
    for step in range(8):
        session.act("halmar", move(session, "halmar", step), reason=f"reason {step}")
        states.append(snapshot(session))
    for expected in reversed(states[:-1]):
        session.undo("halmar")
        assert snapshot(session) == expected
    assert session.may_undo("halmar").reason == "nothing_to_undo"
    for expected in states[1:]:
        session.redo()
        assert snapshot(session) == expected
    assert session.may_redo().reason == "nothing_to_redo"


def test_a_new_decision_after_an_undo_goes_its_own_way_and_chance_stays(against, move, played):
    session = played(against(), 4)
    weather = session.observe("halmar").markers["herring"]
    session.undo()
    session.undo()
    session.act("halmar", NamedAction("adjourn"))
    assert session.may_redo() is not None
    with pytest.raises(NotAllowed):
        session.redo()
    session.act("halmar", NamedAction("silence"))
    assert session.observe("halmar").markers["herring"].value == weather.value


def test_undo_from_the_end(against, played):
    session = played(against(), 100)
    assert session.is_over
    session.undo()
    assert not session.is_over
    assert session.result is None
    session.redo()
    assert session.is_over


def test_an_envoy_takes_back_one_decision_a_week(against):
    session = against(level="envoy")
    session.act("halmar", NamedAction("adjourn"))
    session.undo("halmar")
    session.act("halmar", NamedAction("adjourn"))
    assert session.may_undo("halmar").reason == "undo_spent"
    with pytest.raises(NotAllowed, match="undo spent"):
        session.undo("halmar")
    session.act("halmar", NamedAction("silence"))
    assert session.week == 2
    assert session.may_undo("halmar").reason == "undo_spent"
    session.act("halmar", NamedAction("adjourn"))
    session.undo("halmar")
    assert session.undone_weeks["halmar"] == (1, 2)


def test_a_plenipotentiary_takes_back_nothing(against):
    session = against(level="plenipotentiary")
    assert session.may_undo("halmar").reason == "nothing_to_undo"
    session.act("halmar", NamedAction("adjourn"))
    assert session.may_undo("halmar").reason == "undo_not_at_level"


def test_in_hot_seat_nobody_takes_back_the_others_decision(hot_seat):
    session = hot_seat()
    first = session.to_move
    session.act(first, NamedAction("adjourn"))
    second = session.to_move
    assert session.may_undo(first) is None
    assert session.may_undo(second).reason == "nothing_to_undo"
    session.act(second, NamedAction("adjourn"))
    assert session.may_undo(first).reason == "other_side_has_decided"
    with pytest.raises(NotAllowed):
        session.undo(first)
    session.undo(second)
    assert session.to_move == second
    assert session.may_undo(first) is None


def test_there_is_nothing_to_undo_for_a_policy(against, played):
    session = played(against(), 3)
    assert session.may_undo("corvane").reason == "nothing_to_undo"


# Policies that fail, and policies in plain Python


class Raises:
    def __init__(self, rules):
        self.asked = 0

    def decide(self, observation, nonce):
        message = "secret of the other side"
        raise RuntimeError(message)


class Nothing(Raises):
    def decide(self, observation, nonce):
        return None


class NotANumber(Raises):
    def decide(self, observation, nonce):
        return float("nan")


class Illegal(Raises):
    def decide(self, observation, nonce):
        action = blank(state.ACTION)
        action.kind = rb.THREATEN
        action.target = 10**9
        return action


class Meddles(Raises):
    """Writes into all that it was shown, then does nothing."""

    def decide(self, observation, nonce):
        for name in observation.dtype.names:
            observation[name] = 7


@pytest.mark.parametrize(
    ("policy", "fault"),
    [
        (Raises, "raised"),
        (Nothing, "no_action"),
        (NotANumber, "no_action"),
        (Illegal, "illegal"),
        (Meddles, "no_action"),
    ],
)
def test_a_policy_that_fails_gets_the_safe_move(monkeypatch, against, played, tmp_path, policy, fault):
    monkeypatch.setitem(registry.PYTHON, "broken", policy)
    session = played(against("broken"), 100)
    assert session.is_over
    theirs = [decision for decision in session.decisions if decision.side == "corvane"]
    assert {decision.action.kind for decision in theirs} <= {"adjourn", "silence", "stay"}
    assert {decision.fault for decision in theirs} == {fault}
    told = [record for record in session.records("halmar") if record.what == "move_replaced"]
    assert told
    assert {record.details["fault"] for record in told} == {fault}
    assert "secret of the other side" not in str(session.records(None))
    path = tmp_path / "game.json"
    session.save(path)
    assert Session.load(path, session.scenario).digest() == session.digest()


def test_a_policy_in_plain_python_plays(monkeypatch, against, played):
    class Waits:
        def __init__(self, rules):
            self.inner = CompiledPolicy(rules, registry.COMPILED["waiter"])

        def decide(self, observation, nonce):
            return self.inner.decide(observation, nonce)

    monkeypatch.setitem(registry.PYTHON, "waits", Waits)
    mine, compiled = played(against("waits"), 100), played(against("waiter"), 100)
    assert mine.digest() == compiled.digest()
    assert all(decision.fault is None for decision in mine.decisions)


@pytest.mark.parametrize("policy", sorted(registry.COMPILED))
def test_every_policy_plays_without_a_fault(against, played, policy):
    session = played(against(policy, seed=3), 100)
    assert session.is_over
    assert [decision.fault for decision in session.decisions if decision.fault] == []


# Records and the result


def test_records_are_named_dated_and_for_their_readers(moscow):
    first, second = moscow.names.side
    session = Session.new(moscow, seed=4, players=dict.fromkeys(moscow.names.side, "negotiator"))
    session.play_on()
    all_of_it = session.records(None)
    for side in (first, second):
        seen = session.records(side)
        assert [record for record in seen if side not in record.seen_by] == []
        assert len(seen) < len(all_of_it)
        assert session.records(side, since=3) == seen[3:]
    assert [record.date for record in all_of_it if record.what == "summer_step"]
    assert all_of_it[0].date >= moscow.data.talks.first_day
    signed = [record for record in all_of_it if record.what == "treaty_signed"]
    for record in signed:
        reader = second if record.side == first else first
        told = next(one for one in session.records(reader) if one.what == "treaty_signed")
        assert dict(told.details) == {}
        assert record.date == session.result.signed


def test_a_result_names_everything(moscow):
    session = Session.new(moscow, seed=4, players=dict.fromkeys(moscow.names.side, "negotiator"))
    session.play_on()
    result = session.result
    for seat, side in enumerate(moscow.data.sides):
        columns = [column.id for column in side.columns]
        assert list(result.paper_columns[side.id]) == list(result.fact_columns[side.id]) == columns
        for column in result.paper_columns[side.id].values():
            assert 0 <= column <= 100
        assert 0 <= result.fact[side.id] <= 100
        assert float(session._result.paper[seat]) / rb.UNIT == result.paper[side.id]
    assert set(result.flags) <= set(moscow.names.flag)
    assert result.to_json()["signed"] == (result.signed and result.signed.isoformat())


def test_no_treaty_has_no_levels(against):
    session = against("stubborn")
    while not session.is_over:
        idle(session)
    assert session.result.treaty is None
    assert not session.result.stands
    assert session.result.reason in ("ran_out", "overtaken", "broke_off")


def test_a_dispatch_is_dated_in_the_week_in_which_it_came(moscow):
    """Its own day if that is in the week, else the nearest; what closes a later week bears its last day."""
    decoder, talks = Decoder(moscow.names), moscow.data.talks
    place = next(n for n, dispatch in enumerate(moscow.data.dispatches) if dispatch.id == "walk_out_threat")
    own = moscow.data.dispatches[place].date
    days = []
    for week in range(talks.weeks):
        log = state.new_log()
        log[0, 0] = 1
        log[1, [0, 1, 3, 6]] = week, state.DISPATCH_CAME, place, 3
        days.append(decoder.records(log, None)[0].date)
    assert [day.isoformat() for day in days[:4]] == [
        "1920-05-13",
        "1920-05-20",
        own.isoformat(),
        "1920-06-03",
    ]

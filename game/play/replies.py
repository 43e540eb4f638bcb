"""The other delegation's answer, in words that follow from its numbers and tell none of them."""

from dataclasses import dataclass
from typing import Any, Final

from game.engine import state
from game.engine.value import grade_of_step, toward_other, weight_of, worth
from game.play.actions import NamedAction
from game.play.session import Exchange, Session
from game.players.bargaining.packages import is_worth_taking
from game.players.mind import MIND
from game.players.negotiator import next_demand, take_stock, wake, wants_to_accept
from game.records import Ints, blank
from game.scenario.basics import Text
from game.scenario.names import Names
from game.scenario.rulebook import Rules

LOSSES_NAMED: Final = 3
FAR: Final = 4
"""They call themselves far where they lack this many times what is 'never' on a single clause."""
DISMISSED_BELOW: Final = 5_000
"""A document that takes less than this off a loss (ten-thousandths of a point) is dismissed."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say: the occasion, and what fills the slot of its sentence."""

    occasion: str
    clause: str | None = None
    document: str | None = None


def reply(session: Session, side: str, lang: str) -> list[str]:
    """Give the answer of the delegation opposite to a side's last move at the table.

    Args:
        session: The game.
        side: Who moved.
        lang: "en" or "lt".

    Returns:
        Sentences; none where a human plays the other side, or it has nothing to say.
    """
    exchange = session.exchange_of(side)
    if exchange is None:
        return []
    names = session.scenario.names
    week = int(exchange.before.week)
    speaker = names.scenario.sides[int(exchange.after.seat)].id
    told: set[str] = set()
    return [
        _filled(names, remark, text, lang)
        for remark in _remarks(session, exchange)
        if (text := _variant(names, speaker, remark, week, told))
    ]


def _variant(names: Names, speaker: str, remark: Remark, week: int, told: set[str]) -> Text | None:
    """Pick a sentence by week and clause; the next one where it was `told` in this answer already."""
    variants = names.scenario.replies.get(speaker, {}).get(remark.occasion, [])
    if not variants:
        return None
    start = week + (0 if remark.clause is None else names.clause[remark.clause])
    ahead = [variants[(start + step) % len(variants)] for step in range(len(variants))]
    text = next((fresh for fresh in ahead if fresh.en not in told), ahead[0])
    told.add(text.en)
    return text


def _filled(names: Names, remark: Remark, text: Text, lang: str) -> str:
    sentence: str = getattr(text, lang)
    if remark.clause is not None:
        clause = names.scenario.clauses[names.clause[remark.clause]]
        sentence = sentence.replace("{clause}", getattr(clause.name, lang))
    if remark.document is not None:
        document = names.scenario.documents[names.document[remark.document]]
        sentence = sentence.replace("{document}", getattr(document.name, lang))
    return sentence


def _remarks(session: Session, exchange: Exchange) -> list[Remark]:
    speaker = _Speaker(session.scenario.names, session.scenario.rules, exchange)
    action = exchange.action
    match action.kind:
        case "draft":
            return [*_on_document(session, speaker, action), *speaker.on_gain(), *speaker.on_offer()]
        case "inquire":
            return speaker.on_question(str(action.clause))
        case "threaten":
            was_called = int(exchange.after.phase) == state.ANSWER
            return [Remark("threat_called" if was_called else "threat_believed", action.clause)]
        case "adjourn":
            return [Remark("unmoved"), *speaker.on_offer()]
        case "propose":
            return speaker.on_package(str(action.package))
        case "accept" | "accept_package":
            return [Remark("thanks")]
    return []


def _on_document(session: Session, speaker: "_Speaker", action: NamedAction) -> list[Remark]:
    """Answer a document by the one that has countered it since, or dismiss it if it took little off."""
    if action.document is None:
        return []
    for record in session.records(None):
        if record.what == "document_read" and record.details.get("countered") == action.document:
            return [Remark("document_answered", document=str(record.details["document"]))]
    if speaker.relief(action.clause) < DISMISSED_BELOW:
        return [Remark("document_dismissed", document=action.document)]
    return []


class _Speaker:
    """The delegation that answers: what it saw, and what it will make of that at its next move."""

    def __init__(self, names: Names, rules: Rules, exchange: Exchange) -> None:
        self.names = names
        self.rules = rules
        self.before = exchange.before
        self.after = exchange.after
        self.seat = int(exchange.after.seat)
        self.mind: Any = blank(MIND) if exchange.mind is None else state.copy_of(exchange.mind)
        if not self.mind.is_awake:
            wake(rules, exchange.after, self.mind, 0)
        take_stock(rules, exchange.after, self.mind)

    def _worth(self, levels: Ints) -> int:
        """Value of a draft to the speaker, ten-thousandths of a point."""
        return int(worth(self.rules, self.mind.own, self.mind.own_total, levels))

    def _points(self, raw: int) -> int:
        """Ten-thousandths of a point."""
        return raw * 100 // max(int(self.mind.own_total), 1)

    def on_gain(self) -> list[Remark]:
        """Be pleased with the clause on which the move gave most."""
        offer_before, offer = self.before.seals[1 - self.seat], self.after.seals[1 - self.seat]
        gains = {
            clause.id: int(self.mind.own[place, offer[place]] - self.mind.own[place, offer_before[place]])
            for place, clause in enumerate(self.names.scenario.clauses)
        }
        best = max(gains, key=gains.__getitem__)
        return [Remark("pleased", best)] if gains[best] > 0 else []

    def on_offer(self) -> list[Remark]:
        """Say what still hurts in the seals opposite, and how far they are from what is asked for."""
        if wants_to_accept(self.rules, self.after, self.mind):
            return [Remark("will_sign")]
        remarks = [self._complaint(clause) for clause in self._losses()[:LOSSES_NAMED]]
        offer = self.after.seals[1 - self.seat]
        lacking = int(self.mind.demand) - self._worth(offer)
        never = int(self.rules.grave_from[1])
        if lacking <= never:
            remarks.append(Remark("near"))
        elif lacking > FAR * never:
            remarks.append(Remark("far"))
        return remarks

    def _complaint(self, clause: str) -> Remark:
        grade = self._grade(clause)
        return Remark("hurt_small" if grade == "no_difficulty" else f"hurt_{grade}", clause)

    def _losses(self) -> list[str]:
        """Clauses on which taking their seal would cost anything, the dearest first."""
        ours, theirs = self.after.seals[self.seat], self.after.seals[1 - self.seat]
        losses = {
            clause.id: int(self.mind.own[place, ours[place]] - self.mind.own[place, theirs[place]])
            for place, clause in enumerate(self.names.scenario.clauses)
        }
        return sorted(
            (clause for clause, loss in losses.items() if loss > 0), key=lambda clause: -losses[clause]
        )

    def _grade(self, clause: str) -> str:
        """How grave one step more would be, by the measure of the answers to a question."""
        place, own_type = self.names.clause[clause], int(self.after.type[self.seat])
        return state.GRADE_NAMES[grade_of_step(self.rules, self.after, self.seat, own_type, place)]

    def on_question(self, clause: str) -> list[Remark]:
        """Say how grave a step would be, and whether there is room for it or the other side must come."""
        grade = self._grade(clause)
        if grade == "no_difficulty":
            return [Remark("could_move_no_difficulty", clause)]
        has_room = grade != "never" and self._can_afford_step(self.names.clause[clause])
        return [Remark(f"could_move_{grade}" if has_room else f"needs_{grade}", clause)]

    def _can_afford_step(self, place: int) -> bool:
        """Whether its seals, one step further on a clause, would still meet its demand."""
        levels = self.after.seals[self.seat].copy()
        levels[place] += int(toward_other(self.rules, self.seat, place))
        return self._worth(levels) >= int(self.mind.demand)

    def on_package(self, package: str) -> list[Remark]:
        """Say whether a package will be taken at the next move, by the bargainer's own measure."""
        place, least = self.names.package[package], next_demand(self.rules, self.after, self.mind)
        will_take = is_worth_taking(self.rules, self.after, self.mind, place, least)
        return [Remark("will_sign" if will_take else "refuses_package")]

    def relief(self, clause: str | None) -> int:
        """How much the move's document took off what a clause's levels cost, ten-thousandths of a point."""
        if clause is None:
            return 0
        place = self.names.clause[clause]
        gained = self.after.shade[self.seat, place] - self.before.shade[self.seat, place]
        best_level = int(gained.argmax())
        weight = int(weight_of(self.rules, self.after, self.seat, int(self.after.type[self.seat]), place))
        return self._points(weight * int(gained[best_level]))

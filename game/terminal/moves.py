"""Choosing what to do: numbered moves and cables, with what each costs and risks."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.play.actions import NamedAction
from game.play.session import Session
from game.telling.choosing import (
    ASKED_AT_ONCE,
    WITH_REASON,
    Choice,
    choices,
    clauses_for,
    offers,
    requests,
    types_to_sound,
)
from game.telling.moments import MomentSheet, moment_of
from game.terminal.desk import Desk, Option, find
from game.terminal.drafting import Drafting
from game.terminal.screens import Screens


@dataclass(frozen=True, slots=True)
class Chosen:
    """A decision, and why.

    Attributes:
        action: What is decided.
        reason: What the player wrote as the reason.
        picked: Id of the reason that the player picked at a marked moment.
    """

    action: NamedAction
    reason: str | None
    picked: str | None


class Chooser:
    """Lets one human side choose its actions.

    Args:
        session: The game.
        screens: Where things are shown.
        desk: Where questions are answered.
    """

    def __init__(self, session: Session, screens: Screens, desk: Desk) -> None:
        self.session = session
        self.screens = screens
        self.words = screens.words
        self.desk = desk
        self.paper = desk.paper
        self.explained: set[tuple[str, str]] = set()

    def choose(self, side: str) -> Chosen:
        """Let the side decide.

        Args:
            side: Whose decision it is.

        Returns:
            A legal action, and the reason for it.
        """
        while True:
            kind = self._kind(side)
            action = self._of_kind(side, kind)
            if action is None:
                continue
            refusal = self.session.judge(side, action)
            if refusal is None:
                return Chosen(action, *self._reason(side, kind))
            self.paper.say(self.words.refusal(refusal))

    def _kind(self, side: str) -> str:
        listed = choices(self.session, self.words, side)
        open_ones = [choice for choice in listed if choice.is_open]
        kinds = [choice.kind for choice in open_ones]
        self.paper.heading(self.words.say(f"choose.{self.session.phase}"))
        options = [self._option(side, choice) for choice in open_ones]
        default = kinds.index("silence") if "silence" in kinds else None
        self.desk.show(options, default=default, may_go_back=False)
        for choice in listed:
            if choice.barred is not None:
                text = self.words.say("choose.barred", move=choice.name, reason=choice.barred)
                self.paper.item("-", text, indent=1, style="dim")
        while True:
            answer = self.desk.ask()
            if not answer and default is not None:
                return kinds[default]
            place = find(answer, [(option.label, *option.words) for option in options])
            if place is not None:
                return kinds[place]
            self.paper.say(self.words.say("choose_again", n=len(options)))

    def _option(self, side: str, choice: Choice) -> Option:
        """Explain a move the first time that it is offered, and say what it would mean each time."""
        is_new = (side, choice.kind) not in self.explained
        self.explained.add((side, choice.kind))
        notes = (choice.about, choice.cost) if is_new else ()
        return Option(choice.name, (*notes, *filter(None, (choice.fact,))), (choice.kind,))

    def _of_kind(self, side: str, kind: str) -> NamedAction | None:
        match kind:
            case "draft":
                return Drafting(self.session, self.screens, self.desk, side).draft()
            case "inquire":
                return self._about_clause(side, kind)
            case "threaten":
                action = self._about_clause(side, kind)
                return action if action is not None and self._sure("sure.threaten") else None
            case "accept":
                self.screens.table(self.session.observe(side))
                return NamedAction(kind) if self._sure("sure.accept") else None
            case "propose" | "accept_package":
                return self._package(side, kind)
            case "leave":
                return NamedAction(kind) if self._sure("sure.leave") else None
            case "mandate":
                return self._mandate(side)
            case "probe":
                return self._probe(side)
        return NamedAction(kind)

    def _sure(self, key: str) -> bool:
        self.paper.say(self.words.say(key))
        options = [Option(self.words.say("yes")), Option(self.words.say("no"))]
        return self.desk.choose(options) == 0

    def _reason(self, side: str, kind: str) -> tuple[str | None, str | None]:
        """Ask for the reason, where there is cause to; give what was written, or what was picked."""
        moment = moment_of(self.session, self.words, side, kind)
        if moment is not None:
            return self._reason_at(moment)
        if kind not in WITH_REASON:
            return None, None
        self.paper.say(self.words.say("reason.why"))
        return self.desk.ask_freely() or None, None

    def _reason_at(self, moment: MomentSheet) -> tuple[str | None, str | None]:
        """Let the player pick one of a moment's reasons, write another, or say nothing."""
        self.paper.heading(moment.title)
        self.paper.say(moment.question)
        for number, (_, text) in enumerate(moment.reasons, 1):
            self.paper.item(f"{number}.", text, indent=1)
        self.paper.say(self.words.say("reason.pick"))
        while True:
            answer = self.desk.ask_freely()
            if not answer.isdecimal():
                return answer or None, None
            place = find(answer, [(reason,) for reason, _ in moment.reasons])
            if place is not None:
                return None, moment.reasons[place][0]
            self.paper.say(self.words.say("reason.again", n=len(moment.reasons)))

    def _about_clause(self, side: str, kind: str) -> NamedAction | None:
        clause = self._pick(clauses_for(self.session, self.words, side, kind), f"pick.{kind}")
        return None if clause is None else NamedAction(kind, clause=clause)

    def _pick(self, clauses: Sequence[str], key: str) -> str | None:
        """Let the player name a clause by the number that it has in the table."""
        self.paper.heading(self.words.say(key))
        for clause in clauses:
            self.paper.item(f"{self.words.number(clause):2}.", self.words.clause(clause), indent=1)
        self.paper.item(" 0.", self.words.say("go_back"), indent=1)
        while True:
            answer = self.desk.ask()
            if answer in ("", "0"):
                return None
            named = self.named_clause(answer)
            if named in clauses:
                return named
            self.paper.say(self.words.say("pick.again"))

    def named_clause(self, answer: str) -> str | None:
        """Find the clause that a player means."""
        clauses = self.words.open_clauses
        place = find(answer, [(self.words.clause(clause), clause) for clause in clauses])
        return None if place is None else clauses[place]

    def _package(self, side: str, kind: str) -> NamedAction | None:
        packages = offers(self.session, self.words, side, kind)
        package = packages[0]
        if len(packages) > 1:
            place = self.desk.choose([Option(one.name) for one in packages], may_go_back=True)
            if place is None:
                return None
            package = packages[place]
        self.paper.heading(package.name)
        for text in (package.text, package.worth_line, package.at_home):
            self.paper.say(text)
        return NamedAction(kind, package=package.package) if self._sure(f"sure.{kind}") else None

    # Cables.

    def _mandate(self, side: str) -> NamedAction | None:
        listed = requests(self.session, self.words, side)
        self.paper.heading(self.words.say("pick.mandate", capital=self.words.capital(side)))
        for request in listed:
            name = self.words.clause(request.clause)
            self.paper.item(f"{self.words.number(request.clause):2}.", f"{name}: {request.line}", indent=1)
        self.paper.item(" 0.", self.words.say("go_back"), indent=1)
        clauses = [request.clause for request in listed]
        while True:
            answer = self.desk.ask()
            if answer in ("", "0"):
                return None
            asked = self._named_clauses(answer, clauses)
            if asked is not None:
                return NamedAction("mandate", clauses=asked)
            self.paper.say(self.words.say("pick.again_two"))

    def _named_clauses(self, answer: str, clauses: Sequence[str]) -> tuple[str, ...] | None:
        single = self.named_clause(answer)
        words = [answer] if single is not None else answer.replace(",", " ").split()
        named = [self.named_clause(word) for word in words]
        asked = tuple(dict.fromkeys(clause for clause in named if clause is not None and clause in clauses))
        is_clear = len(asked) == len(named) and 1 <= len(asked) <= ASKED_AT_ONCE
        return asked if is_clear else None

    def _probe(self, side: str) -> NamedAction | None:
        types = types_to_sound(self.words, side)
        self.paper.heading(self.words.say("pick.probe"))
        options = [
            Option(self.words.of(type_.question), (self.words.of(type_.name),), (type_.id,))
            for type_ in types
        ]
        place = self.desk.choose(options, may_go_back=True)
        return None if place is None else NamedAction("probe", type=types[place].id)

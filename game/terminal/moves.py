"""Choosing what to do: numbered moves and cables, with what each costs and risks."""

from collections.abc import Mapping, Sequence
from typing import Final

from game.play.actions import NamedAction
from game.play.refusal import Refusal
from game.play.session import Session
from game.play.view import View
from game.terminal.desk import Desk, Option, find
from game.terminal.drafting import Drafting
from game.terminal.screens import Screens

ASKED_AT_ONCE: Final = 2
WITH_REASON: Final = frozenset(("threaten", "accept", "accept_package", "leave"))
"""Moves for which a player is asked the reason."""
NOT_WORTH_TELLING: Final = frozenset(("package_not_open", "package_spent"))
"""Reasons why a move is not even named: it is heard of once it can be made."""


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

    def choose(self, side: str) -> tuple[NamedAction, str | None]:
        """Let the side decide.

        Args:
            side: Whose decision it is.

        Returns:
            A legal action, and the reason given for it, if any.
        """
        while True:
            kind = self._kind(side)
            action = self._of_kind(side, kind)
            if action is None:
                continue
            refusal = self.session.judge(side, action)
            if refusal is None:
                return action, self._reason() if kind in WITH_REASON else None
            self.paper.say(self.words.refusal(refusal))

    def _kind(self, side: str) -> str:
        view = self.session.observe(side)
        legal = self.session.legal(side)
        kinds = [kind for kind in legal if legal[kind] is None]
        self.paper.heading(self.words.say(f"choose.{self.session.phase}"))
        options = [self._option(view, kind) for kind in kinds]
        default = kinds.index("silence") if "silence" in kinds else None
        self.desk.show(options, default=default, may_go_back=False)
        for kind, refusal in legal.items():
            if refusal is not None and refusal.reason not in NOT_WORTH_TELLING:
                self._bar(side, kind, refusal)
        while True:
            answer = self.desk.ask()
            if not answer and default is not None:
                return kinds[default]
            place = find(answer, [(option.label, *option.words) for option in options])
            if place is not None:
                return kinds[place]
            self.paper.say(self.words.say("choose_again", n=len(options)))

    def _bar(self, side: str, kind: str, refusal: Refusal) -> None:
        """Say why a kind of move cannot be made."""
        if kind == "accept":  # only the whole action says which clauses are in the way
            refusal = self.session.judge(side, NamedAction(kind)) or refusal
        name = self.words.of(self.words.scenario.moves[kind].name)
        text = self.words.say("choose.barred", move=name, reason=self.words.refusal(refusal))
        self.paper.item("-", text, indent=1, style="dim")

    def _option(self, view: View, kind: str) -> Option:
        move = self.words.scenario.moves[kind]
        notes = []
        if (view.side, kind) not in self.explained:
            notes = [self.words.of(move.about), self.words.say("choose.cost", cost=self.words.of(move.cost))]
            self.explained.add((view.side, kind))
        fact = self._fact(view, kind)
        if fact:
            notes.append(fact)
        return Option(self.words.of(move.name), tuple(notes), (kind,))

    def _fact(self, view: View, kind: str) -> str:
        """Say in numbers what a move would mean now, where the side can know it."""
        if kind in view.odds:
            return self.words.say(f"choose.odds_{kind}", n=round(100 * view.odds[kind]))
        if kind == "probe":
            return self.words.say(
                "choose.odds_probe", n=round(100 * float(self.words.scenario.talks.probe_accuracy))
            )
        if kind == "accept":
            worth = self.words.say(
                "choose.accept",
                offer=self.words.points(view.offer_value),
                floor=self.words.points(view.floor),
            )
            terms = {clause: seen.theirs for clause, seen in view.clauses.items()}
            return f"{worth} {self._at_home(view.side, terms)}"
        return ""

    def _at_home(self, side: str, levels: Mapping[str, str]) -> str:
        """Say how far below the instructions a signature would be, and what the capital would make of it."""
        prospect = self.session.prospect(side, levels)
        steps = prospect.steps
        said = self.words.say("choose.steps", n=steps) if steps else self.words.say("choose.within")
        return f"{said} {self.words.ratification(side, prospect)}".strip()

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

    def _reason(self) -> str | None:
        self.paper.say(self.words.say("reason"))
        return self.desk.ask() or None

    def _about_clause(self, side: str, kind: str) -> NamedAction | None:
        clauses = [
            clause
            for clause in self.words.open_clauses
            if self.session.judge(side, NamedAction(kind, clause=clause)) is None
        ]
        clause = self._pick(clauses, f"pick.{kind}")
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
        packages = [
            package
            for package in self.words.scenario.packages
            if self.session.judge(side, NamedAction(kind, package=package.id)) is None
        ]
        package = packages[0]
        if len(packages) > 1:
            place = self.desk.choose([Option(self.words.of(one.name)) for one in packages], may_go_back=True)
            if place is None:
                return None
            package = packages[place]
        self.paper.heading(self.words.of(package.name))
        self.paper.say(self.words.of(package.text))
        view = self.session.observe(side)
        levels = {clause: package.levels.get(clause, seen.ours) for clause, seen in view.clauses.items()}
        worth = sum(view.clauses[clause].points[level] for clause, level in levels.items())
        self.paper.say(
            self.words.say(
                "package.worth", worth=self.words.points(worth), floor=self.words.points(view.floor)
            )
        )
        self.paper.say(self._at_home(side, levels))
        return NamedAction(kind, package=package.id) if self._sure(f"sure.{kind}") else None

    # Cables.

    def _mandate(self, side: str) -> NamedAction | None:
        view = self.session.observe(side)
        clauses = [
            clause
            for clause in self.words.open_clauses
            if self.session.judge(side, NamedAction("mandate", clauses=(clause,))) is None
        ]
        self.paper.heading(self.words.say("pick.mandate", capital=self.screens.capital(side)))
        for clause in clauses:
            level = self._next_level(view, clause)
            cap = self.words.clause_of(clause).levels[self.words.place(clause, level)].capital_cap.get(side)
            is_capped = cap is not None and cap < view.odds["mandate"]
            wider = self.words.say(
                "pick.wider_capped" if is_capped else "pick.wider",
                now=self.words.level(clause, view.clauses[clause].mandate),
                wider=self.words.level(clause, level),
                n=round(100 * float(cap or 0)),
            )
            self.paper.item(
                f"{self.words.number(clause):2}.", f"{self.words.clause(clause)}: {wider}", indent=1
            )
        self.paper.item(" 0.", self.words.say("go_back"), indent=1)
        while True:
            answer = self.desk.ask()
            if answer in ("", "0"):
                return None
            asked = self._named_clauses(answer, clauses)
            if asked is not None:
                return NamedAction("mandate", clauses=asked)
            self.paper.say(self.words.say("pick.again_two"))

    def _next_level(self, view: View, clause: str) -> str:
        levels = self.words.clause_of(clause).levels
        step = -1 if self.words.names.side[view.side] == 0 else 1
        return levels[self.words.place(clause, view.clauses[clause].mandate) + step].id

    def _named_clauses(self, answer: str, clauses: Sequence[str]) -> tuple[str, ...] | None:
        single = self.named_clause(answer)
        words = [answer] if single is not None else answer.replace(",", " ").split()
        named = [self.named_clause(word) for word in words]
        asked = tuple(dict.fromkeys(clause for clause in named if clause is not None and clause in clauses))
        is_clear = len(asked) == len(named) and 1 <= len(asked) <= ASKED_AT_ONCE
        return asked if is_clear else None

    def _probe(self, side: str) -> NamedAction | None:
        types = self.words.side_of(self.words.other(side)).types
        self.paper.heading(self.words.say("pick.probe"))
        options = [
            Option(self.words.of(type_.question), (self.words.of(type_.name),), (type_.id,))
            for type_ in types
        ]
        place = self.desk.choose(options, may_go_back=True)
        return None if place is None else NamedAction("probe", type=types[place].id)

"""Choosing and preparing a move or a cable: what it costs and risks stands beside it before it is made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from game.play.actions import NamedAction
from game.telling.choosing import (
    ASKED_AT_ONCE,
    TO_BE_SURE_OF,
    WITH_REASON,
    Choice,
    choices,
    clauses_for,
    offers,
    requests,
    types_to_sound,
)
from game.telling.documents import clauses_for_document, own_documents
from game.telling.drafts import Change, draft_sheet
from game.telling.moments import MomentSheet, moment_of
from game.ui.screens.sheets import dialog_sheet
from game.ui.sitting import Sitting
from game.ui.widgets import Button, Column, Field, Panel, Row, Text, Widget

KEYS: Final = {
    "draft": "d",
    "inquire": "a",
    "threaten": "t",
    "adjourn": "j",
    "accept": "s",
    "propose": "e",
    "accept_package": "e",
    "leave": "l",
    "stay": "b",
    "mandate": "a",
    "pledge": "p",
    "pressure": "p",
    "probe": "o",
    "silence": "n",
}
"""The key of each kind; kinds of one phase have different ones."""
ABOUT_CLAUSE: Final = frozenset(("inquire", "threaten"))
REASON_LENGTH: Final = 200
NEARLY_FULL: Final = 40
"""Letters below which it is said how many more a reason may have."""

Send = Callable[[NamedAction, str | None, str | None], Any]
"""Makes a move: the action, the reason as it was written, and the id of the reason that was picked."""


class Preparation:
    """The move that a player is preparing: nothing of it has happened yet.

    Args:
        sitting: The game.
        side: Whose move.
        send: Makes the move; gives the next screen.
    """

    def __init__(self, sitting: Sitting, side: str, send: Send) -> None:
        self.sitting = sitting
        self.side = side
        self.send = send
        self.kind: str | None = None
        self.draft = NamedAction("draft")
        self.picked: tuple[str, ...] = ()
        self.reason = ""
        self.moment: MomentSheet | None = None
        self.reason_picked: str | None = None
        self.refusal = ""

    @property
    def phase(self) -> str:
        """The phase in which the player decides."""
        return self.sitting.session.phase

    def clear(self) -> None:
        """Prepare nothing."""
        self.kind = None
        self.draft = NamedAction("draft")
        self.picked = ()
        self.reason = ""
        self.refusal = ""
        self.forget_moment()

    def choose(self, kind: str) -> None:
        """Begin to prepare a kind of move."""
        self.clear()
        self.kind = kind

    # What a press on the tracks does.

    def takes_stops(self) -> bool:
        """Whether a press on a stop means anything now."""
        return self.phase == "table" or self.kind == "mandate"

    def press_stop(self, clause: str, level: str) -> None:
        """Move a seal of the draft, or pick the clause for what is being prepared."""
        if self.kind in (None, "draft") and self.phase == "table":
            self.kind = "draft"
            self._move_seal(clause, level)
        elif self.kind is not None:
            self.pick(clause)

    def _move_seal(self, clause: str, level: str) -> None:
        seals = {one: at for one, at in self.draft.seals.items() if one != clause}
        if (
            level != self.sitting.view(self.side).clauses[clause].ours
            and self.draft.seals.get(clause) != level
        ):
            seals[clause] = level
        self._try(replace(self.draft, seals=seals))

    def _try(self, draft: NamedAction) -> None:
        """Take a change of the draft on, if the rules allow it; an empty draft may become a good one yet."""
        refusal = self.sitting.session.judge(self.side, draft)
        if refusal is not None and refusal.reason != "no_seal_moved":
            self.refusal = self.sitting.words.refusal(refusal)
            return
        self.refusal = ""
        self.draft = draft

    def pick(self, item: str) -> None:
        """Pick a clause, a package or a type; of clauses for the capital, up to two."""
        self.refusal = ""
        if self.kind in ABOUT_CLAUSE or self.kind == "mandate":
            allowed = clauses_for(self.sitting.session, self.sitting.words, self.side, self.kind)
            if item not in allowed:
                self.refusal = self._why_not(item)
                return
        if self.kind != "mandate":
            self.picked = (item,)
        elif item in self.picked:
            self.picked = tuple(one for one in self.picked if one != item)
        else:
            self.picked = (*self.picked, item)[-ASKED_AT_ONCE:]

    def _why_not(self, clause: str) -> str:
        action = self._about(clause)
        refusal = self.sitting.session.judge(self.side, action)
        return "" if refusal is None else self.sitting.words.refusal(refusal)

    def _about(self, clause: str) -> NamedAction:
        if self.kind == "mandate":
            return NamedAction("mandate", clauses=(clause,))
        return NamedAction(str(self.kind), clause=clause)

    # What would be sent.

    def action(self) -> NamedAction | None:
        """Give the action as it has been prepared; None while something is missing."""
        kind = self.kind
        match kind:
            case None:
                return None
            case "draft":
                return self.draft
            case "inquire" | "threaten":
                return NamedAction(kind, clause=self.picked[0]) if self.picked else None
            case "mandate":
                return NamedAction(kind, clauses=self.picked) if self.picked else None
            case "probe":
                return NamedAction(kind, type=self.picked[0]) if self.picked else None
            case "propose" | "accept_package":
                found = offers(self.sitting.session, self.sitting.words, self.side, kind)
                package = self.picked[0] if self.picked else found[0].package if found else None
                return None if package is None else NamedAction(kind, package=package)
        return NamedAction(kind)

    def commit(self) -> Any:
        """Make the move; at a marked moment, ask first why."""
        action = self.action()
        if action is None:
            return None
        refusal = self.sitting.session.judge(self.side, action)
        if refusal is not None:
            self.refusal = self.sitting.words.refusal(refusal)
            return None
        if self.moment is None:
            self.moment = self._moment_to_come(action.kind)
            if self.moment is not None:
                return None
        reason, picked = self.reason.strip() or None, self.reason_picked
        self.clear()
        return self.send(action, reason, picked)

    # A marked moment.

    def forget_moment(self) -> None:
        """Go back from the question why to the move."""
        self.moment = None
        self.reason_picked = None

    def moment_dialog(self) -> Widget:
        """Build the question why, with reasons to pick from and a line for another; it may be passed over."""
        words, stage, moment = self.sitting.words, self.sitting.stage, self.moment
        if moment is None:
            message = "no moment is being asked about"
            raise ValueError(message)
        reasons = [
            Button(
                id=f"reason {id_}",
                group="reasons",
                label=text,
                kind="choice",
                align="left",
                key=str(number),
                is_selected=id_ == self.reason_picked,
                on_press=partial(self._pick_reason, id_),
            )
            for number, (id_, text) in enumerate(moment.reasons, 1)
        ]
        about = Text(text=words.say("moves.moment_about"), style="small_italic", tone="faded")
        items = [Text(text=moment.question), *reasons, self._reason("moves.reason_own"), about]
        back = Button(id="moment back", label=words.say("moves.back"), on_press=self.forget_moment)
        send = Button(
            id="moment send",
            label=words.say(f"moves.commit_{self.kind}"),
            kind="main",
            commits=True,
            on_press=self.commit,
        )
        foot = Row(items=[Text(text="", grow=1), back, send], gap=8)
        return dialog_sheet(stage, moment.title, items, foot)

    def _pick_reason(self, reason: str) -> None:
        """Pick a reason, or pick it no longer."""
        self.reason_picked = None if self.reason_picked == reason else reason

    def first_focus(self) -> str:
        """Give the id of what the keyboard should reach first: the first pick, the commitment, or a move."""
        if self.kind is None:
            return next((f"move {one.kind}" for one in self._choices() if one.is_open), "")
        if self.kind == "draft" and not self.draft.seals:
            return self._first_stop()
        if self.action() is None:
            return next((f"pick {item}" for item in self._items()), "")
        return "commit"

    def _first_stop(self) -> str:
        """Give the id of the own seal's place on the first clause that is open."""
        clauses = self.sitting.view(self.side).clauses
        open_ones = [one for one in self.sitting.words.open_clauses if not clauses[one].is_initialled]
        return f"stop {open_ones[0]} {clauses[open_ones[0]].ours}" if open_ones else ""

    def _items(self) -> tuple[str, ...]:
        """Give the ids of what can be picked."""
        if self.kind in ABOUT_CLAUSE or self.kind == "mandate":
            return clauses_for(self.sitting.session, self.sitting.words, self.side, self.kind)
        if self.kind == "probe":
            return tuple(type_.id for type_ in types_to_sound(self.sitting.words, self.side))
        return ()

    # The panel.

    def build(self) -> tuple[Widget, Sequence[Widget]]:
        """Build what the player chooses from, or what is being prepared; and what always stands below it."""
        choice = next((one for one in self._choices() if one.kind == self.kind), None)
        if choice is None or not choice.is_open:
            self.clear()
            return self._menu(), ()
        return Column(items=[*self._head(choice), *self._body(choice)], gap=9), self._foot(choice)

    def _choices(self) -> Sequence[Choice]:
        return choices(self.sitting.session, self.sitting.words, self.side)

    def _menu(self) -> Widget:
        words = self.sitting.words
        buttons = [self._choice(choice) for choice in self._choices()]
        title = Text(text=words.say(f"choose.{self.phase}"), style="heading", tone="red")
        hint = [Text(text=words.say("moves.by_tracks"), style="small_italic", tone="faded")]
        return Column(items=[title, *buttons, *(hint if self.phase == "table" else [])], gap=7)

    def _choice(self, choice: Choice) -> Widget:
        note = choice.brief
        if choice.odds is not None and choice.is_open:
            note = self.sitting.words.say("moves.odds", brief=choice.brief, n=choice.odds).strip()
        return Button(
            id=f"move {choice.kind}",
            group="moves",
            label=choice.name,
            note=note,
            key=KEYS[choice.kind],
            align="left",
            is_enabled=choice.is_open,
            tip=choice.barred or f"{choice.about} {choice.cost}",
            on_press=partial(self.choose, choice.kind),
        )

    def _head(self, choice: Choice) -> list[Widget]:
        title = Text(text=choice.name, style="heading", tone="red")
        if choice.kind == "draft" and self.draft.seals:
            return [title]
        about = Text(text=choice.about, style="small")
        cost = Text(text=choice.cost, style="small_italic", tone="red")
        fact = [Text(text=choice.fact, style="small")] if choice.fact else []
        return [title, about, cost, *fact]

    def _body(self, choice: Choice) -> list[Widget]:
        match choice.kind:
            case "draft":
                return self._draft()
            case "inquire" | "threaten":
                allowed = clauses_for(self.sitting.session, self.sitting.words, self.side, choice.kind)
                names = [(clause, self.sitting.words.clause(clause), "") for clause in allowed]
                return self._picks(self.sitting.words.say(f"pick.{choice.kind}"), names)
            case "mandate":
                asked = requests(self.sitting.session, self.sitting.words, self.side)
                names = [(one.clause, self.sitting.words.clause(one.clause), one.line) for one in asked]
                side = self.sitting.words.side_of(self.side)
                capital = self.sitting.words.of(side.capital)
                return self._picks(self.sitting.words.say("pick.mandate", capital=capital), names)
            case "probe":
                types = types_to_sound(self.sitting.words, self.side)
                of = self.sitting.words.of
                names = [(type_.id, of(type_.question), of(type_.name)) for type_ in types]
                return self._picks(self.sitting.words.say("pick.probe"), names)
            case "propose" | "accept_package":
                return self._packages(choice.kind)
        return []

    def _picks(self, title: str, names: Sequence[tuple[str, str, str]]) -> list[Widget]:
        buttons = [
            Button(
                id=f"pick {id_}",
                group="picks",
                label=name,
                note=note,
                align="left",
                kind="choice",
                is_selected=id_ in self.picked,
                on_press=partial(self.pick, id_),
            )
            for id_, name, note in names
        ]
        return [Text(text=title, style="label_bold"), *buttons]

    def _packages(self, kind: str) -> list[Widget]:
        found: list[Widget] = []
        for offer in offers(self.sitting.session, self.sitting.words, self.side, kind):
            found += [
                Text(text=offer.text, style="label"),
                Text(text=offer.worth_line, style="small"),
                Text(text=offer.at_home, style="small"),
            ]
        return found

    # The draft.

    def _draft(self) -> list[Widget]:
        words = self.sitting.words
        sheet = draft_sheet(self.sitting.session, words, self.side, self.draft)
        changes = [self._change(change) for change in sheet.changes]
        empty = [Text(text=words.say("moves.draft_empty", n=self._most()), style="label")]
        standing = [
            Text(text=sheet.worth_line, style="small"),
            Text(text=sheet.at_home, style="small"),
            Text(text=words.say("moves.may_sign"), style="small_italic"),
        ]
        return [*(changes or empty), *(standing if changes else []), *self._documents()]

    def _most(self) -> int:
        return int(self.sitting.session.scenario.data.talks.seals_per_draft)

    def _change(self, change: Change) -> Widget:
        remove = Button(
            id=f"drop {change.clause}",
            label="×",
            kind="quiet",
            tip=self.sitting.words.say("moves.take_out"),
            on_press=partial(self._move_seal, change.clause, change.after),
        )
        tone = "red" if {"withdraws", "retreats", "below"} & set(change.marks) else "gold"
        line = Text(text=change.line, style="small", grow=1)
        return Panel(kind="slip", tone=tone, pad=7, items=[Row(items=[line, remove], align="top", gap=4)])

    def _documents(self) -> list[Widget]:
        words, view = self.sitting.words, self.sitting.view(self.side)
        unused = [
            document
            for document in own_documents(words, self.side)
            if view.documents[document.id].state == "unused"
        ]
        if not unused:
            return []
        buttons: list[Widget] = []
        for document in unused:
            is_chosen = self.draft.document == document.id
            buttons.append(
                Button(
                    id=f"document {document.id}",
                    group="draft documents",
                    label=words.of(document.name),
                    kind="choice",
                    align="left",
                    is_selected=is_chosen,
                    tip=words.of(document.text),
                    on_press=partial(self._lay, document.id),
                )
            )
            if is_chosen:
                buttons += self._bearings(document.id)
        return [Text(text=words.say("moves.document"), style="label_bold"), *buttons]

    def _bearings(self, document: str) -> list[Widget]:
        """Let the player say on which clause a document is to bear."""
        words = self.sitting.words
        clauses = self._open_clauses(document)
        if len(clauses) < 2:  # noqa: PLR2004 - with one there is nothing to choose
            return []
        return [
            Button(
                id=f"bearing {clause}",
                group="bearings",
                label=words.say("moves.bearing", clause=words.clause(clause)),
                kind="choice",
                is_selected=self.draft.clause == clause,
                on_press=partial(self._bear_on, clause),
            )
            for clause in clauses
        ]

    def _bear_on(self, clause: str) -> None:
        self._try(replace(self.draft, clause=clause))

    def _open_clauses(self, document: str) -> tuple[str, ...]:
        words = self.sitting.words
        return clauses_for_document(words, self.sitting.view(self.side), words.document_of(document))

    def _lay(self, document: str) -> None:
        """Lay a document with the draft, or take it back."""
        if self.draft.document == document:
            self._try(replace(self.draft, document=None, clause=None))
            return
        clauses = self._open_clauses(document)
        self._try(replace(self.draft, document=document, clause=clauses[0] if clauses else None))

    # The foot.

    def _foot(self, choice: Choice) -> list[Widget]:
        words = self.sitting.words
        above: list[Widget] = []
        if self.refusal:
            above.append(Text(text=self.refusal, style="label_bold", tone="red"))
        if choice.kind in TO_BE_SURE_OF:
            above.append(Text(text=words.say(f"sure.{choice.kind}"), style="label_bold"))
        if choice.kind in WITH_REASON and self._moment_to_come(choice.kind) is None:
            above.append(self._reason("moves.reason"))
        back = Button(id="back", label=words.say("moves.back"), on_press=self.clear)
        return [*above, Row(items=[self._commit(choice), back], gap=8)]

    def _moment_to_come(self, kind: str) -> MomentSheet | None:
        return moment_of(self.sitting.session, self.sitting.words, self.side, kind)

    def _reason(self, key: str) -> Widget:
        words, left = self.sitting.words, REASON_LENGTH - len(self.reason)
        field = Field(
            id="reason",
            label=words.say(key),
            value=self.reason,
            most=REASON_LENGTH,
            on_change=self._set_reason,
            on_enter=self.commit,
        )
        if left >= NEARLY_FULL:
            return field
        return Column(items=[field, Text(text=words.say("moves.letters_left", n=left), style="small")], gap=2)

    def _commit(self, choice: Choice) -> Widget:
        words, action = self.sitting.words, self.action()
        refusal = None if action is None else self.sitting.session.judge(self.side, action)
        why_not = words.say("moves.missing") if refusal is None else words.refusal(refusal)
        is_ready = action is not None and refusal is None
        return Button(
            id="commit",
            label=words.say(f"moves.commit_{choice.kind}"),
            kind="main",
            is_enabled=is_ready,
            commits=True,
            tip="" if is_ready else why_not,
            on_press=self.commit,
            grow=1,
        )

    def _set_reason(self, reason: str) -> None:
        self.reason = reason

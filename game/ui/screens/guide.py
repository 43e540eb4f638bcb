"""The first week, hint by hint: a strip on the table that says what to do, and points at it."""

from typing import Final

from game.ui.screens.moves import Preparation
from game.ui.sitting import CABLES, Sitting
from game.ui.widgets import Button, Column, Panel, Row, Text, Widget, walk

KEY: Final = "w"
POINTS_AT: Final = {
    "map": (("map",), "tab map"),
    "instructions": (("tool instructions",), "tab more"),
    "clause": (("treaty",), "tab treaty"),
    "draft": (("treaty", "moves panel"), "tab treaty"),
    "document": (("moves panel",), "tab moves"),
    "cable": (("moves panel",), "tab moves"),
    "answer": (("letters panel",), "tab letters"),
    "week": (("map",), "tab map"),
}
"""By id, what of the table each place of a hint means, and what leads there if none of it is on the page."""
ONE_LINE: Final = 800
"""Units at which a hint and its buttons stand side by side."""
BEFORE_THE_CABLE: Final = frozenset(("map", "instructions", "clause", "draft", "document"))
WEEK: Final = 2
"""Decisions of a player's week: one at the table, one in the cable room."""


def has_done(sitting: Sitting, side: str, place: str) -> None:
    """Go on past a hint, if a side's player has just done what it says and it has not been shown before."""
    seat = sitting.seats.get(side)
    places = [hint.at for hint in sitting.session.scenario.data.story.first_week]
    if seat is not None and seat.hint is not None and place in places[seat.hint :]:
        seat.hint = places.index(place) + 1


class Guide:
    """The hints of one seat; which of them it has come to is kept in the sitting.

    Args:
        sitting: The game.
        side: Whose table.
        preparation: The move that is being prepared there.
    """

    def __init__(self, sitting: Sitting, side: str, preparation: Preparation) -> None:
        self.sitting = sitting
        self.side = side
        self.preparation = preparation
        self.hints = sitting.session.scenario.data.story.first_week

    @property
    def place(self) -> int | None:
        """Which hint it has come to; None while none is shown."""
        seat = self.sitting.seats.get(self.side)
        place = None if seat is None else seat.hint
        return place if place is not None and place < len(self.hints) else None

    @property
    def can_be_called(self) -> bool:
        """Whether a player may ask for the hints now: in the first week, while none is shown."""
        return self.place is None and self.sitting.session.week == 1

    def begin(self) -> None:
        """Begin with the first hint."""
        self._turn_to(0)

    def on(self, page: Column) -> Column:
        """Put the hint that it has come to below the head of the table, and mark what it speaks of."""
        if not self.sitting.stage.is_busy:
            self._go_on()
        if self.place is not None:
            head, *rest = page.items
            page.items = [head, self._strip(self.place), *rest]
            self._mark(page, self.hints[self.place].at)
        return page

    def _strip(self, place: int) -> Widget:
        words = self.sitting.words
        is_last = place == len(self.hints) - 1
        label = words.say("guide.done" if is_last else "guide.next")
        buttons = [
            Button(id="hint next", group="hint", label=label, key=KEY, on_press=self.turn),
            Button(
                id="hint skip", group="hint", label=words.say("guide.skip"), kind="quiet", on_press=self.skip
            ),
        ]
        count = words.say("guide.count", number=place + 1, all=len(self.hints))
        number = Text(text=count, style="label_bold", tone="red")
        text = Text(text=words.of(self.hints[place].text), style="label", grow=1)
        ways = buttons[:1] if is_last else buttons
        if self.sitting.stage.width >= ONE_LINE:
            items: list[Widget] = [Row(items=[number, text, *ways], gap=12, align="center")]
        else:
            number.grow, text.grow = 1, 0
            items = [Row(items=[number, *ways], gap=8, align="center"), text]
        return Panel(kind="slip", tone="red", pad=8, gap=4, items=items)

    def _mark(self, page: Widget, at: str) -> None:
        ids, way_there = POINTS_AT[at]
        by_id = {one.id: one for one in walk(page) if one.id}
        for id_ in [id_ for id_ in ids if id_ in by_id] or [way_there]:
            if id_ in by_id:
                by_id[id_].is_marked = True

    def turn(self) -> None:
        """Turn to the next hint."""
        if self.place is not None:
            self._turn_to(self.place + 1)

    def skip(self) -> None:
        """Show no more hints."""
        self._turn_to(None)

    def _turn_to(self, place: int | None) -> None:
        seat = self.sitting.seats.get(self.side)
        if seat is not None:
            seat.hint = place

    def _go_on(self) -> None:
        """Pass over the hints that have been followed already."""
        while self.place is not None and self._is_followed(self.hints[self.place].at):
            self.turn()

    def _is_followed(self, at: str) -> bool:
        done = [one.action.kind for one in self.sitting.session.decisions if one.side == self.side]
        draft = self.preparation.draft
        match at:
            case "map" | "instructions" | "clause" | "draft" if draft.seals:
                return True
            case "document" if draft.document is not None:
                return True
            case "cable":
                return bool(CABLES & set(done))
            case "answer" | "week":
                return len(done) > WEEK
        return at in BEFORE_THE_CABLE and bool(done)

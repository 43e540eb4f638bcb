"""Setting up a game: who sits where, how hard it is, what is changed of history."""

from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Final

from game.errors import GameError
from game.play.session import GROUP_LENGTH, Session
from game.play.setup import BOTH, LEVELS, SEED_LIMIT
from game.play.timer import MINUTES
from game.scenario.schema import Side
from game.telling.capital import capitals_line
from game.telling.words import Words, say_on
from game.ui.archive import sit_down
from game.ui.emblems import Emblem, emblem_of, paint_flag
from game.ui.screen import Screen
from game.ui.screens.sheet import EDGE, heading
from game.ui.seating import WATCH, seated
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Field, Flow, Panel, Picture, Row, Rule, Scroll, Text, Widget

WIDE: Final = 900
"""Units at which what a class needs, and the variants, stand beside the rest."""
CLASS_SHARE: Final = 0.44
"""Of the width that these take there."""
ROOM_FOR_TWO: Final = 560
"""Units of width at which two fields stand side by side."""
FLAG: Final = (84, 54)
SEED_DIGITS: Final = len(str(SEED_LIMIT - 1))
NO_VARIANT: Final = ""
LENGTHS: Final = ("whole", "lesson")


class NewGameScreen(Screen):
    """Where a game is set up.

    Args:
        stage: What screens share.
        is_lesson: Whether the short game is chosen at first.
        players: "both" for two players, "watch" for none; else the player chooses a side.
    """

    name: ClassVar[str] = "new_game"

    def __init__(self, stage: Stage, is_lesson: bool = False, players: str = "") -> None:
        super().__init__(stage)
        self.players = players
        self.is_lesson = is_lesson
        self.side = stage.library.scenario().data.sides[0].id
        self.level = LEVELS[0]
        self.variants: tuple[str, ...] = ()
        self.capitals: tuple[str, ...] = ()
        self.seed = ""
        self.group = ""
        self.trouble = ""
        self.is_laying = False

    # The page.

    def build(self) -> Widget:
        """Build the page: the choices in two sheets side by side, or in one."""
        who_and_how, rest = self._who_and_how(), [*self._class(), Rule(), *self._variants()]
        if self.stage.width >= WIDE:
            left = Panel(items=[self._scroll("who", who_and_how)], pad=20, grow=1 - CLASS_SHARE)
            right = Panel(items=[self._scroll("variants", rest)], pad=20, grow=CLASS_SHARE)
            body: Widget = Row(items=[left, right], gap=16, grow=1)
        else:
            items = [*who_and_how, *rest]
            body = Panel(items=[self._scroll("choices", items)], pad=16, grow=1)
        return Column(items=[self._head(), body, self._foot()], gap=12, pad=EDGE)

    def _scroll(self, name: str, items: list[Widget]) -> Widget:
        return Scroll(id=name, grow=1, least=170, item=Column(items=items, gap=7, pad=4))

    def _head(self) -> Widget:
        return Text(text=self.stage.say(f"new_game.title_{self.players or 'one'}"), style="title", tone="red")

    def _foot(self) -> Widget:
        say = self.stage.say
        back = Button(id="back", label=say("back"), key="esc", on_press=self.back)
        begin = Button(
            id="begin",
            label=say("new_game.begin"),
            kind="main",
            key="f5",
            width=220,
            is_enabled=not self.is_laying,
            commits=True,
            on_press=self._begin,
        )
        note = say("laying") if self.is_laying else self.trouble
        tone = "ink" if self.is_laying else "red"
        middle = Text(text=note, style="italic", tone=tone, align="right", grow=1)
        return Row(items=[back, middle, begin], gap=14, align="center")

    # Who and how.

    def _who_and_how(self) -> list[Widget]:
        return [*self._sides(), *self._levels(), *self._lengths()]

    def _fields(self) -> list[Widget]:
        """Let the group call itself something, where there are players, and the game's number be given."""
        say = self.stage.say
        group = Field(
            id="group",
            label=say_on("window", "group.name", self.stage.lang),
            value=self.group,
            most=GROUP_LENGTH,
            tip=say("new_game.group_about"),
            on_change=self._set_group,
            on_enter=self._begin,
            grow=1,
        )
        seed = Field(
            id="seed",
            label=say("new_game.seed"),
            value=self.seed,
            most=SEED_DIGITS,
            tip=say("new_game.seed_about"),
            on_change=self._set_seed,
            on_enter=self._begin,
            grow=1,
        )
        fields = [seed] if self.players == WATCH else [group, seed]
        room = self.stage.width * (CLASS_SHARE if self.stage.width >= WIDE else 1)
        return [Row(items=fields, gap=14)] if room >= ROOM_FOR_TWO else [*fields]

    def _set_group(self, typed: str) -> None:
        self.group = typed

    def _sides(self) -> list[Widget]:
        say, scenario = self.stage.say, self.stage.library.scenario().data
        emblems = [emblem_of(side, seat) for seat, side in enumerate(scenario.sides)]
        if self.players:
            flags = [self._flag(emblem) for emblem in emblems]
            about = Text(text=say(f"new_game.about_{self.players}"), grow=1)
            return [Row(items=[*flags, about], gap=14, align="center")]
        rows = [self._side(side, emblem) for side, emblem in zip(scenario.sides, emblems, strict=True)]
        return [heading(say("new_game.side")), *rows]

    def _flag(self, emblem: Emblem) -> Widget:
        return Picture(label="", width=FLAG[0], height=FLAG[1], paint=partial(paint_flag, emblem))

    def _side(self, side: Side, emblem: Emblem) -> Widget:
        lang = self.stage.lang
        choose = Button(
            id=f"side {side.id}",
            group="sides",
            label=getattr(side.name, lang),
            note=_aim(getattr(side.role, lang)),
            kind="choice",
            align="left",
            grow=1,
            is_selected=side.id == self.side,
            on_press=partial(self._take_side, side.id),
        )
        return Row(items=[self._flag(emblem), choose], gap=12, align="center")

    def _levels(self) -> list[Widget]:
        if self.players == WATCH:
            return []
        lang = self.stage.lang
        levels: list[Widget] = [
            Button(
                id=f"level {level}",
                group="levels",
                label=say_on("window", f"level.{level}", lang),
                note=self._about_level(level),
                kind="choice",
                align="left",
                is_selected=level == self.level,
                on_press=partial(self._take_level, level),
            )
            for level in LEVELS
        ]
        return [heading(say_on("window", "setup.level", lang)), *levels]

    def _about_level(self, level: str) -> str:
        """Say what a level means; two players have no use for what it makes of the opponent."""
        if self.players == BOTH:
            return self.stage.say(f"new_game.both_{level}")
        return say_on("window", f"level.about_{level}", self.stage.lang)

    def _lengths(self) -> list[Widget]:
        say, scenario = self.stage.say, self.stage.library.scenario().data
        if scenario.short is None:
            return []
        whole = say("new_game.whole_about", n=scenario.talks.weeks)
        notes = (whole, getattr(scenario.short.title, self.stage.lang))
        lengths: list[Widget] = [
            Button(
                id=LENGTHS[is_lesson],
                group="lengths",
                label=say(f"new_game.{LENGTHS[is_lesson]}"),
                note=notes[is_lesson],
                kind="choice",
                align="left",
                is_selected=is_lesson == self.is_lesson,
                on_press=partial(self._take_length, is_lesson),
            )
            for is_lesson in (False, True)
        ]
        return [heading(say("new_game.length")), *lengths]

    # The class.

    def _class(self) -> list[Widget]:
        return [*self._capitals(), *self._minutes(), *self._fields()]

    def _capitals(self) -> list[Widget]:
        """Let people play the capitals, of one side or of both."""
        if self.players == WATCH:
            return []
        say, words = self.stage.say, Words(self.stage.library.scenario(), self.stage.lang, own="window")
        sides = tuple(words.names.side)
        named: dict[tuple[str, ...], str] = {
            (side,): say("new_game.capital", who=capitals_line(words, side)) for side in sides
        }
        choices: dict[tuple[str, ...], str] = {
            (): say("new_game.chance"), **named, sides: say("new_game.both_capitals")
        }  # fmt: skip
        notes: dict[tuple[str, ...], str] = {
            (): say("new_game.chance_about"),
            sides[:1]: say("new_game.capital_about"),
        }
        buttons: list[Widget] = [
            Button(
                id=f"capitals {' '.join(chosen)}",
                group="capitals",
                label=label,
                note=notes.get(chosen, ""),
                kind="choice",
                align="left",
                is_selected=chosen == self.capitals,
                on_press=partial(self._take_capitals, chosen),
            )
            for chosen, label in choices.items()
        ]
        return [heading(say("new_game.capitals")), *buttons]

    def _minutes(self) -> list[Widget]:
        """Let a round have a timer."""
        if self.players == WATCH:
            return []
        say = self.stage.say
        buttons: list[Widget] = [
            Button(
                id=f"minutes {minutes}",
                group="minutes",
                label=say("new_game.minutes", n=minutes) if minutes else say("new_game.no_timer"),
                kind="choice",
                is_selected=minutes == self.stage.settings.minutes,
                on_press=partial(self._take_minutes, minutes),
            )
            for minutes in MINUTES
        ]
        about = Text(text=say("new_game.timer_about"), style="small_italic", tone="faded")
        return [heading(say("new_game.timer")), Flow(items=buttons), about]

    # Variants.

    def _variants(self) -> list[Widget]:
        say, lang = self.stage.say, self.stage.lang
        none = self._variant(NO_VARIANT, say("new_game.no_variant"), say("new_game.no_variant_about"), None)
        found = [
            self._variant(
                name, getattr(one.data.title, lang), getattr(one.data.changes, lang), one.data.distance
            )
            for name, one in self.stage.library.variants().items()
        ]
        return [
            heading(say("new_game.variant")),
            Text(text=say("new_game.distance"), style="small_italic", tone="faded"),
            none,
            *found,
        ]

    def _variant(self, name: str, title: str, changes: str, distance: int | None) -> Widget:
        return Button(
            id=f"variant {name}",
            group="variants",
            label=title,
            note=changes,
            kind="choice",
            align="left",
            dots=distance,
            is_selected=name in self.variants if name else not self.variants,
            on_press=partial(self._take_variant, name),
        )

    # Choosing.

    def choose(
        self,
        *,
        level: str | None,
        variants: tuple[str, ...],
        seed: int | None,
        group: str = "",
        capitals: tuple[str, ...] = (),
    ) -> None:
        """Take what the command has asked for; several variants, too."""
        self.group = group
        self.level = level or self.level
        self.variants = variants
        self.capitals = capitals
        self.seed = "" if seed is None else str(seed)

    def _take_side(self, side: str) -> None:
        self.side = side

    def _take_level(self, level: str) -> None:
        self.level = level

    def _take_variant(self, name: str) -> None:
        self.variants = (name,) if name else ()

    def _take_capitals(self, capitals: tuple[str, ...]) -> None:
        self.capitals = capitals

    def _take_minutes(self, minutes: int) -> None:
        self.stage.change(replace(self.stage.settings, minutes=minutes))

    def _take_length(self, is_lesson: bool) -> None:
        self.is_lesson = is_lesson

    def _set_seed(self, typed: str) -> None:
        self.seed = "".join(filter(str.isdecimal, typed))

    def first_focus(self) -> str:
        """Begin at the side, or at what can be chosen instead."""
        return "begin" if self.players else f"side {self.side}"

    def back(self) -> Screen | None:
        """Go back to the first page."""
        self.stage.cancel()
        title: Screen = self.stage.routes.title()
        return title

    # Beginning.

    def _begin(self) -> None:
        if self.is_laying:
            return
        self.trouble = ""
        self.is_laying = True
        self.stage.begin(self._lay, self._sit)

    def _lay(self) -> Session | GameError:
        """Load what was chosen, and start it."""
        try:
            loaded = self.stage.library.scenario(short=self.is_lesson, variants=self.variants)
            seed = int(self.seed) if self.seed else None
            session = Session.new(
                loaded,
                seed=seed,
                players=seated(loaded, self.players or self.side),
                level=self.level,
                capitals=self.capitals,
            )
            session.name_group(self.group)
            return session
        except GameError as error:
            return error

    def _sit(self, laid: Session | GameError) -> Any:
        self.is_laying = False
        if isinstance(laid, Session):
            return sit_down(self.stage, laid)
        self.trouble = self.stage.say("new_game.impossible")
        return None


def _aim(role: str) -> str:
    """Give the sentence of a role that says what to bring home: its second."""
    sentences = role.split(". ")
    return sentences[min(1, len(sentences) - 1)].rstrip(".") + "."

"""What the game is, what in it is record and what is model, its sources and its licences."""

from typing import ClassVar, Final

from game.telling.ending import sources_of
from game.telling.words import Words
from game.ui.screen import Screen
from game.ui.screens.sheet import heading, sheet_page
from game.ui.stage import Stage
from game.ui.widgets import Column, Row, Text, Widget

MADE_OF: Final = (
    ("PT Serif", "face", "OFL 1.1"),
    ("Playfair Display", "face", "OFL 1.1"),
    ("IBM Plex Mono", "face", "OFL 1.1"),
    ("Python", "language", "PSF"),
    ("pygame-ce, SDL", "library", "LGPL 2.1, zlib"),
    ("NumPy", "library", "BSD"),
    ("Numba", "library", "BSD"),
    ("fontpkg, pydantic, PyYAML", "library", "MIT"),
    ("Typer, Rich", "library", "MIT"),
    ("DuckDB", "library", "MIT"),
)
"""Name, what it is, licence of everything that is used."""


class AboutScreen(Screen):
    """What the game is, and where it is from.

    Args:
        stage: What screens share.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "about"

    def __init__(self, stage: Stage, parent: Screen) -> None:
        super().__init__(stage)
        self.parent = parent

    def build(self) -> Widget:
        """Build the page."""
        say, loaded = self.stage.say, self.stage.library.scenario()
        words = Words(loaded, self.stage.lang, own="window")
        story = loaded.data.story
        items = [
            heading(say("about.what")),
            Text(text=say("about.what_text")),
            Text(text=words.of(story.intro)),
            heading(say("about.record")),
            Text(text=words.of(story.sources_note)),
            heading(say("about.sources")),
            *self._sources(words),
            heading(say("about.mistakes")),
            Text(text=say("about.mistakes_text", file=loaded.path.name)),
            heading(say("about.licence")),
            Text(text=say("about.licence_text")),
            Text(text=say("about.made_of")),
            *self._made_of(),
        ]
        return sheet_page(self.stage, say("about.title"), items, back=self.back)

    def _sources(self, words: Words) -> list[Widget]:
        found: list[Widget] = []
        for source in sources_of(words):
            works = [Text(text=work, style="label") for work in source.works]
            found.append(Column(items=[Text(text=source.name, style="label_bold"), *works], gap=1))
        return found

    def _made_of(self) -> list[Widget]:
        return [
            Row(
                items=[
                    Text(text=name, style="label_bold", width=180),
                    Text(text=self.stage.say(f"about.{kind}"), style="label", grow=1),
                    Text(text=licence, style="label", grow=1),
                ],
                gap=10,
            )
            for name, kind, licence in MADE_OF
        ]

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent

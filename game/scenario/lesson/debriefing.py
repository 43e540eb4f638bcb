"""The words of the debrief that are the scenario's own."""

from pydantic import Field

from game.scenario.basics import Section, Text


class Discussion(Section):
    """Questions about one matter, to be talked about."""

    theme: Text = Field(description="What they are about, as a heading.")
    questions: list[Text] = Field(
        min_length=1, max_length=6, description="Open questions; each can be answered in more ways than one."
    )


class Term(Section):
    """A word that readers may not know."""

    word: Text = Field(description="The word, as texts of the scenario use it.")
    meaning: Text = Field(description="What it means, in a sentence.")


class Debriefing(Section):
    """What the debrief asks and tells beyond what it finds in the games."""

    opening: Text = Field(description="What the page is, in a sentence or two, below its title.")
    discussion: list[Discussion] = Field(
        default=[], max_length=8, description="What to talk about at the end, in order."
    )
    assumptions: list[Text] = Field(
        default=[],
        max_length=12,
        description="What the scenario's model takes for granted and readers may dispute.",
    )
    terms: list[Term] = Field(default=[], max_length=30, description="Words that need a word.")

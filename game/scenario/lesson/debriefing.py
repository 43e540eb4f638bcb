"""The words of the debrief that are the scenario's own."""

from pydantic import Field

from game.scenario.basics import Section, Text


class Debriefing(Section):
    """What the debrief asks and tells beyond what it finds in the games."""

    opening: Text = Field(description="What the page is, in a sentence or two, below its title.")

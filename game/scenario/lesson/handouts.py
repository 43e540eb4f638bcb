"""The words of the printed sheets."""

from pydantic import Field

from game.scenario.basics import Section, Text


class Handouts(Section):
    """What the sheets for a class say beyond what stands in the scenario."""

    opening: Text = Field(description="What the sheets are, in a sentence or two.")

"""The words of the printed sheets."""

from typing import Annotated

from pydantic import Field

from game.scenario.basics import Section, Text
from game.scenario.schema import Part


class Graded(Section):
    """A text at two reading levels."""

    basic: Text = Field(description="For 12 to 14 years: short sentences, about half the words.")
    advanced: Text = Field(description="For 16 to 18 years.")


class Handouts(Section):
    """What the sheets for a class say beyond what stands in the scenario."""

    opening: Text = Field(description="What the sheets are, in a sentence or two.")
    rules: Annotated[list[Part], Field(min_length=1)] = Field(
        description="The rules for the youngest; for others the scenario's own are printed."
    )

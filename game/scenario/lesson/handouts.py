"""The words of the printed sheets."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.basics import Id, Section, Text
from game.scenario.schema import Part

Chair = Literal["head", "jurist", "geographer", "liaison"]
"""The parts of a delegation, each of which one pupil holds alone."""


class Graded(Section):
    """A text at two reading levels."""

    basic: Text = Field(description="For 12 to 14 years: short sentences, about half the words.")
    advanced: Text = Field(description="For 16 to 18 years.")


class Seat(Section):
    """One pupil's part in a delegation."""

    delegate: Id | None = Field(
        default=None,
        description="Id of the delegate of the scenario who is played; none where no name is on record.",
    )
    person: Graded = Field(description="Who that was, and what is known and not known of the person.")
    alone: Annotated[list[Graded], Field(min_length=1)] = Field(
        description="What this pupil alone knows and must bring in. A secret of the delegation."
    )
    drama: Text = Field(description="Words to begin with, written for the lesson and marked as drama.")


class Delegation(Section):
    """A side of the scenario, as a team of four plays it."""

    aim: Graded = Field(description="What it wants, without its instructions: all four read it.")
    seats: dict[Chair, Seat] = Field(description="Chair: who sits there. All four.")


class Capital(Section):
    """A part of the third group, which answers cables and votes."""

    id: Id = Field(description="Names the sheet.")
    title: Text = Field(description="Whom this part of the group plays.")
    people: list[Id] = Field(default=[], description="Ids of people of the scenario's `capitals`.")
    who: Graded = Field(description="Who they are and what they fear and hope for.")
    answers: Annotated[list[Graded], Field(min_length=1)] = Field(
        description="What they are asked, and how they answer."
    )
    mandate_of: Id | None = Field(
        default=None, description="Id of the side whose instructions stand on the sheet: those who gave them."
    )
    votes: list[Graded] = Field(default=[], description="How they vote on the treaty, if they do.")
    blocs: list["Bloc"] = Field(default=[], description="Groups of the house that votes.")


class Bloc(Section):
    """A group of the house that ratifies."""

    name: Text = Field(description="What it is called.")
    seats: Annotated[int, Field(ge=1)] = Field(description="How many it has.")


class Card(Section):
    """A document in short sentences."""

    says: Text = Field(description="What it says.")
    weakness: Text = Field(description="What can be held against it.")


class HardWord(Section):
    """A word of the sheets that a young reader may not know."""

    word: Text
    meaning: Text


class Tongue(Section):
    """A language in which places have names."""

    id: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = Field(
        description="Its code by ISO 639, such as 'pl'; `places` name places by it."
    )
    name: Text = Field(description="The heading of its column.")
    from_right: bool = Field(default=False, description="Whether it is written from right to left.")


class Handouts(Section):
    """What the sheets for a class say beyond what stands in the scenario."""

    opening: Text = Field(description="What the sheets are, in a sentence or two.")
    rules: Annotated[list[Part], Field(min_length=1)] = Field(description="The rules for the youngest.")
    full_rules: list[Part] = Field(
        default=[], description="The rules for others; without any, the scenario's own are printed."
    )
    hard_words: list[HardWord] = Field(
        default=[], description="Words that are explained to the youngest beside the clauses."
    )
    delegations: dict[Id, Delegation] = Field(description="Side id: the team. All sides.")
    capitals: list[Capital] = Field(description="The third group.")
    stakes: dict[Id, Text] = Field(description="Clause id: what is at stake, in a sentence. All clauses.")
    documents: dict[Id, Card] = Field(description="Document id: the same in short sentences. All documents.")
    news: dict[Id, Text] = Field(
        default={},
        description="Dispatch id: the same in a sentence or two; one without is printed as it stands.",
    )
    tongues: list[Tongue] = Field(default=[], description="Languages of the table of places, in order.")
    places: list[dict[str, str]] = Field(
        default=[], description="Each place: language's code, its name there. A name may be missing."
    )
    places_note: Text = Field(description="Where the names come from.")

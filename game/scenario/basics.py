"""What every file of the game is made of: sections, names and texts in every language.

They stand apart from `schema.py` because what the product is called is read long before any scenario.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _not_blank(value: str) -> str:
    if not value.strip():
        message = "must not be blank"
        raise ValueError(message)
    return value


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=40)]
Sentence = Annotated[str, Field(max_length=1500), AfterValidator(_not_blank)]


class Section(BaseModel):
    """Every part of a scenario: strict, closed and not to be changed once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Text(Section):
    """A text that a player sees, in every language of the game."""

    en: Sentence = Field(description="The text in English.")
    lt: Sentence = Field(
        description="The text in the other language of the game, with the same slots in braces."
    )

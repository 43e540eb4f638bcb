"""What the product is called, in which languages it speaks and which scenario it opens with."""

from functools import cache
from typing import Annotated

from pydantic import Field

from game.resources import asset_folder
from game.scenario.basics import Id, Section, Sentence, Text
from game.scenario.checking import validated
from game.scenario.reader import read_yaml


class Language(Section):
    """A language that a player may choose."""

    id: Id
    name: Sentence = Field(description="The language's own name for itself.")


class Product(Section):
    """The file `assets/product.yaml`."""

    title: Text
    default_scenario: Id = Field(description="Name of the scenario that opens where none is named.")
    languages: Annotated[list[Language], Field(min_length=1)] = Field(description="The first is the default.")


@cache
def product() -> Product:
    """Read what the product is.

    Returns:
        The shipped file, read once.

    Raises:
        InputRefused: It is missing or damaged, so the installation is not whole.
    """
    return validated(read_yaml(asset_folder() / "product.yaml", "a product file"), Product)

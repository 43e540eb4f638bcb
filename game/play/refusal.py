"""Why something may not be done, in a form that becomes a sentence in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.errors import InputRefused

NOTHING_TO_UNDO: Final = "nothing_to_undo"
NOTHING_TO_REDO: Final = "nothing_to_redo"
UNDO_NOT_AT_LEVEL: Final = "undo_not_at_level"
UNDO_SPENT: Final = "undo_spent"
OTHER_SIDE_HAS_DECIDED: Final = "other_side_has_decided"
TALKS_ARE_OVER: Final = "talks_are_over"
CAPITAL_DECIDES: Final = "capital_decides"
NOTHING_TO_RULE: Final = "nothing_to_rule"
OWN_REASONS: Final = (
    NOTHING_TO_UNDO, NOTHING_TO_REDO, UNDO_NOT_AT_LEVEL, UNDO_SPENT, OTHER_SIDE_HAS_DECIDED, TALKS_ARE_OVER,
    CAPITAL_DECIDES, NOTHING_TO_RULE,
)  # fmt: skip
"""Reasons of refusal that the session adds to those of `legal.REASON_NAMES`."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done.

    Attributes:
        reason: One of `legal.REASON_NAMES` or `OWN_REASONS`.
        details: Names that the sentence may tell: `clause`, `other`.
    """

    reason: str
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Key of the sentence that says so."""
        return f"refusal.{self.reason}"


class NotAllowed(InputRefused):
    """What was asked of a session may not be done.

    Attributes:
        refusal: Why.
    """

    def __init__(self, what: str, refusal: Refusal) -> None:
        super().__init__(f"{what} is not allowed here: {refusal.reason.replace('_', ' ')}.")
        self.refusal = refusal

"""All decisions of a class as a table for spreadsheets: a row a decision, as CSV (RFC 4180).

The file begins with a byte order mark, so that spreadsheets read it as UTF-8. What players wrote, and all
else that is text, is kept from being taken for a formula: where a cell begins with one of `FORMULA_STARTS`,
an apostrophe stands before it. To read the text back, take away an apostrophe that stands before such a
character. Numbers are written as numbers, with a point and without quotes, and get no apostrophe.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from game.debrief.reckoning.choices import Choice
from game.debrief.whole_class.entries import Entry, Roll
from game.pages.strangers import fit_reason
from game.play.actions import NamedAction
from game.play.playback import Taken
from game.telling.history import actions_of, week_in_history
from game.telling.words import Words

COLUMNS: Final = (
    "number", "file", "group", "scenario", "variants", "short", "side", "player", "week", "date", "phase",
    "move", "target", "seals", "document", "moment", "reason_picked", "reason_typed", "value_before",
    "value_after", "best_alternative", "best_gain", "historical_move", "score_paper", "score_fact",
)  # fmt: skip
"""Headings. Sides, moves, clauses and levels are the scenario's ids, the same in every language."""
FORMULA_STARTS: Final = "=+-@\t\r\n＝＋－＠"
BYTE_ORDER_MARK: Final = "\ufeff"

Cell: TypeAlias = str | int | float | None
Worths: TypeAlias = Mapping[int, Mapping[int, Choice]]
"""Number of the entry, number of the turn: what the decision was worth."""


def csv_of(words: Words, roll: Roll, worths: Worths) -> str:
    """Write the table.

    Args:
        words: How reasons that were picked are said.
        roll: What the class handed in; where it is anonymous, names and typed reasons are left out. Copies
            have no rows.
        worths: What decisions were worth, as far as that has been judged.

    Returns:
        The file, with its byte order mark.
    """
    room = io.StringIO()
    writer = csv.writer(room, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    table = _Table(words, is_anonymous=roll.is_anonymous)
    for entry in roll.counted:
        for row in table.rows(entry, worths.get(entry.number, {})):
            writer.writerow([written(row[column]) for column in COLUMNS])
    return BYTE_ORDER_MARK + room.getvalue()


def written(cell: Cell) -> str | int | float:
    """Make a cell fit for a spreadsheet: no text can be taken for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip(" ")[:1] in FORMULA_STARTS and cell.strip() else cell
    return round(cell, 2)


class _Table:
    def __init__(self, words: Words, *, is_anonymous: bool) -> None:
        self._words = words
        self._is_anonymous = is_anonymous
        self._picked = {
            (moment.id, side, reason.id): words.of(reason.text)
            for moment in words.scenario.moments
            for side, question in moment.questions.items()
            for reason in question.reasons
        }
        self._recorded: dict[tuple[int, str, str], str] = {}

    def rows(self, entry: Entry, choices: Mapping[int, Choice]) -> Iterable[dict[str, Cell]]:
        """Give a row for each decision of an entry; none for a code."""
        for turn, taken in enumerate(() if entry.game is None else entry.game.played.taken, 1):
            yield self._row(entry, taken, choices.get(turn))

    def _row(self, entry: Entry, taken: Taken, choice: Choice | None) -> dict[str, Cell]:
        decision, game = taken.decision, entry.game
        if game is None:
            return {}
        action, side = decision.action, decision.side
        talks = game.scenario.data.talks
        day = talks.first_day.toordinal() + (decision.week - 1) * talks.days_per_week
        typed = "" if self._is_anonymous else fit_reason(decision.reason or "")
        best = None if choice is None else choice.best
        return {
            "number": entry.number,
            "file": entry.file,
            "group": entry.name,
            "scenario": game.scenario.name,
            "variants": " ".join(game.saved.variants),
            "short": int(game.scenario.is_short),
            "side": side,
            "player": game.saved.players[side],
            "week": decision.week,
            "date": talks.first_day.fromordinal(day).isoformat(),
            "phase": taken.phase,
            "move": action.kind,
            "target": target_of(action),
            "seals": seals_of(action),
            "document": action.document,
            "moment": decision.moment,
            "reason_picked": self._picked.get((decision.moment or "", side, decision.picked or "")),
            "reason_typed": typed,
            "value_before": None if choice is None else choice.before,
            "value_after": None if choice is None else choice.after,
            "best_alternative": None if best is None else told(best.action),
            "best_gain": None if best is None else best.gain.mean,
            "historical_move": self._historical(
                decision.week, side, taken.phase, is_short=game.scenario.is_short
            ),
            "score_paper": None if entry.paper is None else entry.paper[side],
            "score_fact": None if entry.fact is None else entry.fact[side],
        }

    def _historical(self, week: int, side: str, phase: str, *, is_short: bool) -> str:
        """Say what the delegation of the record did in a week of the whole game."""
        if is_short or phase not in ("table", "cable"):
            return ""
        key = (week, side, phase)
        if key not in self._recorded:
            moves = [row.moves[side] for row in week_in_history(self._words, week) if side in row.moves]
            actions = [action for move in moves for action in actions_of(move)]
            is_cable = phase == "cable"
            cables = {move.cable for move in moves}
            kept = [action for action in actions if (action.kind in cables) == is_cable]
            self._recorded[key] = "; ".join(told(action) for action in kept)
        return self._recorded[key]


def target_of(action: NamedAction) -> str:
    """Say what a move is about, apart from seals and documents, by ids."""
    parts: Sequence[str | None] = (action.clause, *action.clauses, action.package, action.type)
    return " ".join(part for part in parts if part)


def seals_of(action: NamedAction) -> str:
    """Say which seals a draft moves, by ids."""
    return " ".join(f"{clause}={level}" for clause, level in action.seals.items())


def told(action: NamedAction) -> str:
    """Say a whole move in ids."""
    parts = (action.kind, seals_of(action), action.document, target_of(action))
    return " ".join(part for part in parts if part)

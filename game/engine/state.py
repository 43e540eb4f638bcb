"""The game record: all that one game is, as integers; and the actions and records around it.

An *action* is what a seat asks for. A *record* is what happened; records go to a log that is opt-in, so
that look-ahead and sweeps pay nothing for it.
"""

from typing import Annotated, Any, Final

import numpy as np

from game.engine.compiled import compiled
from game.records import Ints, record_dtype
from game.scenario.rulebook import (
    CLAUSES,
    DISPATCHES,
    DOCUMENTS,
    FLAGS,
    GROUPS,
    LEVELS,
    MARKERS,
    PACKAGES,
    SIDES,
)

RULES_VERSION: Final = 1
"""Goes up whenever the same decisions may lead elsewhere than before."""

# Phases: whose decision the game waits for.
TABLE: Final = 0
ANSWER: Final = 1  # whose threat was called: leave or stay
CABLE: Final = 2
SUMMER: Final = 3  # the talks have ended; the summer is still to come
OVER: Final = 4

# How the talks ended.
RUNNING: Final = 0
SIGNED: Final = 1
BROKE_OFF: Final = 2
RAN_OUT: Final = 3
OVERTAKEN: Final = 4
UNRATIFIED: Final = 5
REASON_NAMES: Final = ("running", "signed", "broke_off", "ran_out", "overtaken", "unratified")


class Situation:
    """What the game and each observation have in common; linear forms and conditions look at nothing else."""

    week: int
    marker: Annotated[Ints, (MARKERS,)]  # hundredths
    flag: Annotated[Ints, (FLAGS,)]
    type: Annotated[Ints, (SIDES,)]  # of a side one cannot know: UNKNOWN
    seals: Annotated[Ints, (SIDES, CLAUSES)]
    shade: Annotated[Ints, (SIDES, CLAUSES, LEVELS)]  # ten-thousandths that documents added
    is_shaded: Annotated[Ints, (SIDES, CLAUSES)]  # whether a document has moved this side's mind on it
    document_state: Annotated[Ints, (DOCUMENTS,)]  # UNUSED, USED, COUNTERED
    package_week: Annotated[Ints, (PACKAGES,)]  # week + 1 in which it was handed over, or 0
    threat_used: Annotated[Ints, (SIDES,)]
    idle: Annotated[Ints, (SIDES,)]  # weeks in a row without a draft
    question: Annotated[Ints, (SIDES,)]  # clause + 1 that this side last asked about
    answer: Annotated[Ints, (SIDES,)]  # how grave the other side called it: NO_DIFFICULTY .. NEVER
    treaty: Annotated[Ints, (CLAUSES,)]  # the levels signed; without meaning before that
    public_value: Annotated[Ints, (SIDES,)]  # of the treaty, ten-thousandths of a point
    whole_value: Annotated[Ints, (SIDES,)]  # likewise, secret clauses included
    steps: Annotated[Ints, (SIDES,)]  # public steps below the mandate
    group_share: Annotated[Ints, (SIDES, GROUPS)]  # of what the side could have had, ten-thousandths
    clause_share: Annotated[Ints, (SIDES, CLAUSES)]  # ten-thousandths


class Game(Situation):
    """One game."""

    seed: int
    number: int
    is_unread: int  # whether dispatches that change nothing stay away, since nobody reads of them
    phase: int
    seat: int  # whose decision it is
    moves_made: int  # decisions taken in this phase of the week
    reason: int
    signed_week: int
    signed_by: int
    track: int  # a running hash of the public moves
    noise: Annotated[Ints, (MARKERS,)]  # deviation from the baseline, hundredths
    impulse: Annotated[Ints, (MARKERS,)]  # what will join the noise with the next week's drift, hundredths
    push: Annotated[Ints, (MARKERS,)]  # what play has added, hundredths
    floor_shift: Annotated[Ints, (SIDES,)]  # ten-thousandths of a point
    mandate: Annotated[Ints, (SIDES, CLAUSES)]
    dispatch_week: Annotated[Ints, (DISPATCHES,)]  # week + 1 of its arrival, or 0
    document_gain: Annotated[Ints, (DOCUMENTS, 3)]  # clause, level, shade that it gave
    has_drafted: Annotated[Ints, (SIDES,)]  # this week
    has_initialled: Annotated[Ints, (SIDES,)]  # this week
    cable: Annotated[Ints, (SIDES, 3)]  # kind and two targets, until both are in
    asked: Annotated[Ints, (SIDES, 2)]  # clauses + 1 that the capital is weighing
    sounding: Annotated[Ints, (SIDES, 2)]  # type + 1 last sounded out, and the answer
    # Rulings: UNRULED, RULED_YES or RULED_NO. They stand last; see `RULING_WORDS`.
    ruled_answer: Annotated[Ints, (SIDES,)]  # of the capital, to what it was asked
    ruled_pledge: Annotated[Ints, (SIDES,)]  # on a pledge that is sought this week
    ruled_steps: int  # steps of the summer, as bits
    ruled_yes: int  # those of them that go their first way, as bits


GAME: Final = record_dtype(Game)

RULING_WORDS: Final = 2 * SIDES + 2
"""The last words of a game; all nought while nobody has ruled on what is still to come."""

UNRULED: Final = 0  # left to chance
RULED_YES: Final = 1
RULED_NO: Final = 2

UNKNOWN: Final = -1
"""The type of a side that one may not know; compared, never used as an index."""

NO_DIFFICULTY: Final = 0
SMALL: Final = 1
GRAVE: Final = 2
NEVER: Final = 3
GRADE_NAMES: Final = ("no_difficulty", "small", "grave", "never")

UNUSED: Final = 0
USED: Final = 1
COUNTERED: Final = 2


class Action:
    """What a seat asks for: kind, target, and for a draft the whole row of seals it wants."""

    kind: int
    target: int  # clause, package or type, by kind
    second: int  # second clause for the capital + 1, or 0
    document: int  # document + 1, or 0
    levels: Annotated[Ints, (CLAUSES,)]


ACTION: Final = record_dtype(Action)

# Log rows: (week, what, seat, a, b, c, seen by). The log's first row counts the others.
LOG_COLUMNS: Final = 7
NO_LOG: Final = np.zeros((0, LOG_COLUMNS), np.int64)
EVERYONE: Final = 3

DISPATCH_CAME: Final = 1  # a: dispatch
SEAL_MOVED: Final = 2  # a: clause, b: from, c: to
CLAUSE_INITIALLED: Final = 3  # a: clause, b: level
CLAUSE_REOPENED: Final = 4  # a: clause
DOCUMENT_READ: Final = 5  # a: document, b: clause + 1 that it bore on, c: document + 1 that it countered
QUESTION_ASKED: Final = 6  # a: clause, b: how grave the other side called it
THREAT_MADE: Final = 7  # a: clause
THREAT_BELIEVED: Final = 8  # a: clause
THREAT_CALLED: Final = 9
SEAT_LEFT: Final = 10
SEAT_STAYED: Final = 11
TABLE_ADJOURNED: Final = 12
PACKAGE_HANDED: Final = 13  # a: package
PACKAGE_TAKEN: Final = 14  # a: package
TREATY_SIGNED: Final = 15
CAPITAL_ASKED: Final = 16  # a: clause, b: second clause + 1
CAPITAL_ANSWERED: Final = 17  # a: clause, b: whether it agreed
PLEDGE_SOUGHT: Final = 18  # a: whether it came
STAFF_PRESSED: Final = 19  # a: whether it moved
SOUNDING_TAKEN: Final = 20  # a: type, b: the answer
KEPT_SILENT: Final = 21
TALKS_ENDED: Final = 22  # a: reason
SUMMER_STEP: Final = 23  # a: step, b: whether, c: its chance


@compiled
def note(log: Ints, game: Game, what: int, seat: int, a: int, b: int, c: int, seen_by: int) -> None:
    """Write a record into the log, if there is one and it has room."""
    if log.shape[0] == 0:
        return
    row = log[0, 0] + 1
    if row >= log.shape[0]:
        return
    log[0, 0] = row
    log[row, 0] = game.week
    log[row, 1] = what
    log[row, 2] = seat
    log[row, 3] = a
    log[row, 4] = b
    log[row, 5] = c
    log[row, 6] = seen_by


STRIDE: Final = 4
"""Words that are worked on together. Rows that are worked on so have room for whole strides."""


@compiled
def copy_words(source: Ints, target: Ints, count: int) -> None:
    """Copy the first words of a row, and what follows them up to a whole stride.

    Read before any is written, the words of a stride fit into one instruction.
    """
    for place in range(0, count, STRIDE):
        a, b, c, d = source[place], source[place + 1], source[place + 2], source[place + 3]
        target[place], target[place + 1], target[place + 2], target[place + 3] = a, b, c, d


@compiled
def either(is_first: int, first: int, second: int) -> int:
    """One of two words: the first where `is_first` is 1, the second where it is 0; without a jump."""
    return second ^ ((first ^ second) & -is_first)


@compiled
def choose_words(is_first: Ints, first: Ints, second: Ints, target: Ints, count: int) -> None:
    """Copy words as `copy_words` does, each from one of two rows, see `either`."""
    for place in range(0, count, STRIDE):
        a = either(is_first[place], first[place], second[place])
        b = either(is_first[place + 1], first[place + 1], second[place + 1])
        c = either(is_first[place + 2], first[place + 2], second[place + 2])
        d = either(is_first[place + 3], first[place + 3], second[place + 3])
        target[place], target[place + 1], target[place + 2], target[place + 3] = a, b, c, d


@compiled
def differ(row: Ints, other: Ints, count: int) -> bool:
    """Whether the first words of two rows, up to a whole stride, differ anywhere."""
    a, b, c, d = 0, 0, 0, 0
    for place in range(0, count, STRIDE):
        a |= row[place] ^ other[place]
        b |= row[place + 1] ^ other[place + 1]
        c |= row[place + 2] ^ other[place + 2]
        d |= row[place + 3] ^ other[place + 3]
    return a | b | c | d != 0


@compiled
def add_times(factor: int, source: Ints, target: Ints, count: int) -> None:
    """Add so many times the first words of a row to those of another, up to a whole stride."""
    for place in range(0, count, STRIDE):
        target[place] += factor * source[place]
        target[place + 1] += factor * source[place + 1]
        target[place + 2] += factor * source[place + 2]
        target[place + 3] += factor * source[place + 3]


def new_log(room: int = 2048) -> Ints:
    """Make an empty log for that many records."""
    return np.zeros((room + 1, LOG_COLUMNS), np.int64)


def copy_of(game: Any) -> Any:
    """Return an independent copy of a record."""
    twin = np.zeros(1, game.dtype)
    twin[0] = game
    return twin[0]

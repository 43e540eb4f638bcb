"""The rulebook: everything that the rules of a game need of a scenario, as one record of integers.

`tables.py` fills it; the engine and the compiled policies read it. All strings end there: sides,
clauses, levels, markers, flags, dispatches and documents are indices here.

Units: markers and weights in hundredths; values, forms and coefficients in ten-thousandths; chances
in 1/65536; days from the first day of the talks.

Letters in shapes: S sides, C clauses, L levels, M markers, F flags, W weeks, T types, D documents.
"""

from typing import Annotated, Final

from game.records import Ints, record_dtype

SIDES: Final = 2
CLAUSES: Final = 40
LEVELS: Final = 6
MARKERS: Final = 16
FLAGS: Final = 64
WEEKS: Final = 40
TYPES: Final = 6
DISPATCHES: Final = 96
DOCUMENTS: Final = 32
PACKAGES: Final = 4
SUMMER_STEPS: Final = 48
COLUMNS: Final = 6
OPEN_TERMS: Final = 12  # of a fact column: terms that the summer may change
OUTCOMES: Final = 8
GROUPS: Final = 16
CONSISTENCY_RULES: Final = 16
FORMS: Final = 640
TERMS: Final = 640
CONDITIONS: Final = 256
EFFECTS: Final = 384
CONCESSION_CURVES: Final = 16
CLOCK_STEPS: Final = 101
LOGISTIC_STEPS: Final = 2401
DECAY_STEPS: Final = 801

UNIT: Final = 10_000
"""One, in forms, values and coefficients."""
MARKER_UNIT: Final = 100
"""One point of a marker or a weight."""
CERTAIN: Final = 65_536
"""The chance of what is sure."""

# Atoms: what a linear form or a condition may look at. Each is worth UNIT for one.
NOTHING: Final = 0
MARKER: Final = 1
MARKER_ABOVE: Final = 2
MARKER_BELOW: Final = 3
FLAG: Final = 4
CLAUSE_LEVEL: Final = 5
SEAL: Final = 6
TYPE: Final = 7
PUBLIC_VALUE: Final = 8
WHOLE_VALUE: Final = 9
STEPS_BELOW_MANDATE: Final = 10
GROUP_SHARE: Final = 11
CLAUSE_SHARE: Final = 12
WEEK_NUMBER: Final = 13

# Flags that the rules themselves set or read; a scenario's own come after them.
SIGNED_FLAG: Final = 0
VOID_FLAG: Final = 1  # set by the summer: the treaty signed does not stand
OWN_FLAGS: Final = ("signed", "void")

# Effects: what a dispatch, a move or a step of the summer may do.
ADD_TO_MARKER: Final = 1
PUSH_MARKER: Final = 2
SET_FLAG: Final = 3
SET_MANDATE: Final = 4
ADD_TO_FLOOR: Final = 5
END_TALKS: Final = 6

# Occasions on which a side's standing effects happen.
INITIALLED: Final = 0
RETREATED: Final = 1
WITHDREW: Final = 2
INQUIRED: Final = 3
THREATENED: Final = 4
CAME_BACK: Final = 5
ADJOURNED: Final = 6
IDLED: Final = 7
WIDENED: Final = 8
SIGNED_BEYOND_MANDATE: Final = 9
PLEDGED: Final = 10
PRESSED: Final = 11
YIELDED_TO_THREAT: Final = 12
SOUNDED: Final = 13
OCCASIONS: Final = 14

# Kinds of action. Table moves first, then the two answers to a called threat, then cables.
DRAFT: Final = 0
INQUIRE: Final = 1
THREATEN: Final = 2
ADJOURN: Final = 3
ACCEPT: Final = 4
PROPOSE: Final = 5
ACCEPT_PACKAGE: Final = 6
LEAVE: Final = 7
STAY: Final = 8
MANDATE: Final = 9
PLEDGE: Final = 10
PRESSURE: Final = 11
PROBE: Final = 12
SILENCE: Final = 13
ACTION_KINDS: Final = 14
ACTION_NAMES: Final = (
    "draft", "inquire", "threaten", "adjourn", "accept", "propose", "accept_package",
    "leave", "stay", "mandate", "pledge", "pressure", "probe", "silence",
)  # fmt: skip

UNCHANGED: Final = -1
"""A level, or a kind of action, on which the record is silent; compared, never used as an index."""
OPEN_CHANCE: Final = -1
"""In the place of a chance that depends on the game."""


class Rules:
    """One scenario's tables. See the module for units and letters."""

    # The course of the talks.
    n_weeks: int
    n_clauses: int
    n_groups: int
    n_markers: int
    n_flags: int
    n_dispatches: int
    n_documents: int
    n_packages: int
    n_summer: int
    n_scored: int  # of those, how many the score depends on
    n_outcomes: int
    n_consistency: int
    days_per_week: int
    signing_day: int  # days after the start of the week
    first_speaker: int  # seat that speaks first in weeks 1, 3, 5, ...
    seals_per_draft: int
    idle_weeks: int  # weeks without a draft before IDLED happens

    # Clauses.
    n_levels: Annotated[Ints, (CLAUSES,)]
    group: Annotated[Ints, (CLAUSES,)]
    is_secret: Annotated[Ints, (CLAUSES,)]
    is_threat_proof: Annotated[Ints, (CLAUSES,)]
    is_settled: Annotated[Ints, (CLAUSES,)]  # not on the table: both seals meet from the start, and stay
    opening: Annotated[Ints, (SIDES, CLAUSES)]
    is_moving: Annotated[Ints, (SIDES, CLAUSES)]  # whether its weight or one of its values is a form
    wish: Annotated[Ints, (SIDES, CLAUSES)]
    toward_other: Annotated[Ints, (SIDES, CLAUSES)]  # +1 or -1, the way a seal moves when its side concedes
    instructions: Annotated[Ints, (SIDES, CLAUSES)]  # the mandate at the start
    history: Annotated[Ints, (CLAUSES,)]
    initial_effects: Annotated[Ints, (CLAUSES, 2)]  # effects (start, count) once initialled
    weight: Annotated[Ints, (SIDES, CLAUSES)]  # hundredths; where constant
    weight_form: Annotated[Ints, (SIDES, CLAUSES)]  # form + 1, or 0 where constant
    value: Annotated[Ints, (SIDES, CLAUSES, LEVELS)]  # ten-thousandths; where constant
    value_form: Annotated[Ints, (SIDES, CLAUSES, LEVELS)]  # form + 1, or 0 where constant
    capital_cap: Annotated[Ints, (SIDES, CLAUSES, LEVELS)]  # highest chance of being allowed it
    excluded: Annotated[Ints, (CONSISTENCY_RULES, 4)]  # clause, level bits, clause, level bits

    # Sides, hidden types and floors.
    n_types: Annotated[Ints, (SIDES,)]
    type_factor: Annotated[Ints, (SIDES, TYPES, CLAUSES)]  # hundredths, on the weight
    typed_weight: Annotated[Ints, (SIDES, TYPES, CLAUSES)]  # hundredths, by that factor; where constant
    n_moving_weights: Annotated[Ints, (SIDES,)]
    moving_weight: Annotated[Ints, (SIDES, CLAUSES)]  # the clauses whose weight is a form
    n_moving_values: Annotated[Ints, (SIDES,)]
    moving_value: Annotated[Ints, (SIDES, CLAUSES * LEVELS, 2)]  # clause and level of values that are forms
    floor_form: Annotated[Ints, (SIDES,)]
    floor_shift: Annotated[Ints, (SIDES, 2)]  # lowest and highest, hundredths of a point
    penalty_per_step: Annotated[Ints, (SIDES,)]  # ten-thousandths of a point per step below mandate

    # Markers.
    marker_low: Annotated[Ints, (MARKERS,)]
    marker_high: Annotated[Ints, (MARKERS,)]
    marker_start: Annotated[Ints, (MARKERS,)]
    has_baseline: Annotated[Ints, (MARKERS,)]
    baseline: Annotated[Ints, (MARKERS, WEEKS)]
    shift: Annotated[Ints, (MARKERS, WEEKS)]  # how far a variant departs from the baseline
    noise_chance: Annotated[Ints, (MARKERS,)]  # of a step up, and again of a step down
    noise_step: Annotated[Ints, (MARKERS,)]
    noise_keep: Annotated[Ints, (MARKERS,)]  # ten-thousandths kept from week to week
    leader: Annotated[Ints, (MARKERS,)]  # marker + 1 whose deviation this one follows, or 0
    follows: Annotated[Ints, (MARKERS,)]  # ten-thousandths of that deviation
    n_based: int
    based: Annotated[Ints, (MARKERS,)]  # the markers that have a baseline
    n_followers: int
    follower: Annotated[Ints, (MARKERS,)]  # those of them that follow another
    marker_guess: Annotated[Ints, (WEEKS, MARKERS)]  # what anybody could reckon who sees no leader
    is_marker_seen: Annotated[Ints, (SIDES, MARKERS)]
    is_flag_seen: Annotated[Ints, (SIDES, FLAGS)]
    n_flags_seen: Annotated[Ints, (SIDES,)]
    flag_seen: Annotated[Ints, (SIDES, FLAGS)]  # the flags that it may see

    # Dispatches.
    dispatch_first: Annotated[Ints, (DISPATCHES,)]  # week
    dispatch_last: Annotated[Ints, (DISPATCHES,)]  # week, included
    dispatch_at_close: Annotated[Ints, (DISPATCHES,)]  # at the week's end, not at its start
    dispatch_chance: Annotated[Ints, (DISPATCHES,)]  # form
    dispatch_conditions: Annotated[Ints, (DISPATCHES, 2)]
    # How many may come at a week's start, and at its end: in all, and of those that change anything.
    n_due: Annotated[Ints, (WEEKS, 2, 2)]
    due: Annotated[Ints, (WEEKS, 2, 2, DISPATCHES)]  # which
    is_dispatch_seen: Annotated[Ints, (SIDES, DISPATCHES)]
    dispatch_effects: Annotated[Ints, (DISPATCHES, 2)]

    # Documents and packages.
    document_side: Annotated[Ints, (DOCUMENTS,)]
    document_on: Annotated[Ints, (DOCUMENTS, CLAUSES)]
    n_document_clauses: Annotated[Ints, (DOCUMENTS,)]
    document_clauses: Annotated[Ints, (DOCUMENTS, CLAUSES)]  # the clauses that it is on
    n_countered: Annotated[Ints, (DOCUMENTS,)]
    countered: Annotated[Ints, (DOCUMENTS, DOCUMENTS)]  # the documents that it answers
    document_strength: Annotated[Ints, (DOCUMENTS,)]  # form: part of the loss that it takes away
    countered_part: int  # ten-thousandths of that effect that stay once it is countered
    package_side: Annotated[Ints, (PACKAGES,)]
    package_first: Annotated[Ints, (PACKAGES,)]
    package_last: Annotated[Ints, (PACKAGES,)]
    package_open_weeks: Annotated[Ints, (PACKAGES,)]
    package_levels: Annotated[Ints, (PACKAGES, CLAUSES)]
    package_conditions: Annotated[Ints, (PACKAGES, 2)]

    # Moves.
    is_allowed: Annotated[Ints, (SIDES, ACTION_KINDS)]
    occasion_effects: Annotated[Ints, (OCCASIONS, SIDES, 2)]
    grave_from: Annotated[Ints, (2,)]  # loss from which a step is grave, and never: ten-thousandths
    threat_belief: Annotated[Ints, (SIDES,)]  # form; chance that this side's threat is believed
    threat_floor: int  # ten-thousandths of a point on the floor of who believes it
    mandate_chance: Annotated[Ints, (SIDES,)]  # form
    pledge_chance: Annotated[Ints, (SIDES,)]  # form
    pressure_chance: Annotated[Ints, (SIDES,)]  # form
    probe_accuracy: int  # chance that a sounding tells the truth

    # The summer and the score.
    summer_day: Annotated[Ints, (SUMMER_STEPS,)]
    summer_chance: Annotated[Ints, (SUMMER_STEPS,)]  # form
    chance_settled: Annotated[Ints, (SUMMER_STEPS,)]  # how many of that form's first terms no summer changes
    summer_conditions: Annotated[Ints, (SUMMER_STEPS, 2)]
    summer_settled: Annotated[Ints, (SUMMER_STEPS,)]  # how many of the first of these no summer changes
    n_awaited: Annotated[Ints, (SUMMER_STEPS,)]  # how many after those say that a flag is set, or is not
    summer_yes: Annotated[Ints, (SUMMER_STEPS, 2)]  # effects
    summer_no: Annotated[Ints, (SUMMER_STEPS, 2)]  # effects
    n_sure: int  # how many of the first scored steps chance does not decide
    scored_step: Annotated[Ints, (SUMMER_STEPS,)]  # the steps on which anything scored depends, in order
    summer_marker: Annotated[
        Ints, (MARKERS,)
    ]  # the markers that scored steps change, from the last step back
    n_summer_markers: Annotated[
        Ints, (SUMMER_STEPS,)
    ]  # how many of the first a scored step or a later one changes
    summer_flag: Annotated[Ints, (FLAGS,)]  # likewise
    n_summer_flags: Annotated[Ints, (SUMMER_STEPS,)]  # likewise
    outcome_is_treaty: Annotated[Ints, (OUTCOMES,)]
    outcome_conditions: Annotated[Ints, (OUTCOMES, 2)]
    n_columns: Annotated[Ints, (SIDES,)]
    column_weight: Annotated[Ints, (SIDES, COLUMNS)]
    # Forms, none of which leaves 0 to 100 points: without a treaty, with one.
    column_paper: Annotated[Ints, (SIDES, COLUMNS, 2)]
    column_fact: Annotated[Ints, (SIDES, COLUMNS, 2)]
    fact_last: Annotated[
        Ints, (SIDES, COLUMNS, 2)
    ]  # place of the last scored step that changes it, or UNCHANGED
    fact_order: Annotated[Ints, (2, SIDES * COLUMNS, 2)]  # seats and columns, those changed last first
    fact_settled: Annotated[Ints, (SIDES, COLUMNS, 2)]  # how many of a form's first terms no summer changes

    # The historical record.
    record_table: Annotated[Ints, (SIDES, WEEKS)]  # kind of action
    record_cable: Annotated[Ints, (SIDES, WEEKS)]  # kind of action
    record_target: Annotated[Ints, (SIDES, WEEKS, 3)]  # table target, two cable targets
    record_document: Annotated[Ints, (SIDES, WEEKS)]  # document + 1, or 0
    record_levels: Annotated[Ints, (SIDES, WEEKS, CLAUSES)]  # seals asked for, or UNCHANGED

    # Linear forms, conditions and effects.
    form_base: Annotated[Ints, (FORMS,)]
    form_low: Annotated[Ints, (FORMS,)]
    form_high: Annotated[Ints, (FORMS,)]
    form_is_logistic: Annotated[Ints, (FORMS,)]
    form_terms: Annotated[Ints, (FORMS, 2)]
    constant_chance: Annotated[Ints, (FORMS,)]  # of a form that has no terms, or OPEN_CHANCE
    term_coefficient: Annotated[Ints, (TERMS,)]
    term_atoms: Annotated[Ints, (TERMS, 2, 3)]  # two atoms, each kind, index, parameter
    is_second_open: Annotated[Ints, (TERMS,)]  # whether the summer changes the second atom, in fact columns
    condition_atom: Annotated[Ints, (CONDITIONS, 3)]
    condition_range: Annotated[Ints, (CONDITIONS, 2)]  # lowest and highest that holds
    effects: Annotated[Ints, (EFFECTS, 4)]  # kind, index, parameter, amount

    # The computer's bargainer.
    horizon: int  # hundredths of a week
    slow_week: int  # hundredths of a week
    generous: int  # ten-thousandths of a point
    near: int  # ten-thousandths of a point
    tied_hands: int  # ten-thousandths
    threat_from: int  # chance
    called_cost: int  # ten-thousandths of a point
    patience: int  # ten-thousandths
    worth_trying: int  # chance
    sure_enough: int  # belief in 1/65536
    pressing_weeks: Annotated[Ints, (2,)]

    # Tables from exact arithmetic.
    logistic: Annotated[Ints, (LOGISTIC_STEPS,)]  # chance for -12.00 .. 12.00
    decay: Annotated[Ints, (DECAY_STEPS,)]  # exp(-x) in 1/65536 for x = 0.00 .. 8.00
    n_curves: int
    concession: Annotated[Ints, (CONCESSION_CURVES, CLOCK_STEPS)]  # ten-thousandths still asked


RULES: Final = record_dtype(Rules)

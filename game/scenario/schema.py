"""What a scenario file may say: one model for each section, with units, bounds and meanings.

Names that refer to other sections (a clause in a condition, a marker in an effect) are checked in
`references.py`, numbers become tables in `tables.py`. The JSON Schema for editors is made from these
same models.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from game.scenario import rulebook as rb

SCHEMA_VERSION: Final = 1

ENDING_REASONS: Final = ("broke_off", "ran_out", "overtaken", "unratified")
"""Reasons for which talks end without a treaty, as the engine names them; each has its words."""


def _plain_number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        message = "must be a number"
        raise ValueError(message)  # noqa: TRY004 - pydantic turns a ValueError into its own error
    return Decimal(value)


def _iso_day(value: Any) -> dt.date:
    if not isinstance(value, str):
        message = "must be a day such as 1815-06-09"
        raise ValueError(message)  # noqa: TRY004 - pydantic turns a ValueError into its own error
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        message = "must be a day that exists, such as 1815-06-09"
        raise ValueError(message) from None


def _not_blank(value: str) -> str:
    if not value.strip():
        message = "must not be blank"
        raise ValueError(message)
    return value


Number = Annotated[
    Decimal,
    BeforeValidator(_plain_number),
    Field(ge=-1000, le=1000, decimal_places=4),
    WithJsonSchema({"type": "number", "minimum": -1000, "maximum": 1000}),
]
Chance = Annotated[
    Decimal,
    BeforeValidator(_plain_number),
    Field(ge=0, le=1, decimal_places=4),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]
Day = Annotated[
    dt.date,
    BeforeValidator(_iso_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Week = Annotated[int, Field(ge=1, le=rb.WEEKS)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=40)]
Tag = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_]*$", max_length=40)]
Sentence = Annotated[str, Field(max_length=1500), AfterValidator(_not_blank)]


class Section(BaseModel):
    """Every part of a scenario: strict, closed and not to be changed once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


OPEN_SOURCES: Final = ("general knowledge", "model")
"""Sources that need no entry: what was not looked up, and what is no history."""


class Text(Section):
    """A text that a player sees, in every language of the game."""

    en: Sentence
    lt: Sentence


class Source(Section):
    """A source by its tag, as it is named under what is taken from it."""

    name: Text = Field(description="Short, as the object of 'Source: ...'.")
    work: Annotated[str, Field(max_length=300)] = Field(description="Where it can be found.")


class Provenance(Section):
    """Where something comes from, and how far it can be trusted."""

    source: Annotated[list[str], Field(min_length=1, max_length=12)] = Field(
        description="Names from the section sources, or 'general knowledge', or 'model'."
    )
    confidence: Literal["high", "medium", "low", "disputed", "model"] = Field(
        description="The dossier's confidence; 'model' for what is not history at all."
    )
    kind: Literal["fact", "interpretation"] = "fact"
    disputed: Text | None = Field(default=None, description="Who says what, where sources disagree.")


class Atom(Section):
    """One quantity that a linear form or a condition looks at."""

    marker: Id | None = None
    above: Number | None = Field(default=None, description="Only the part of the marker above this.")
    below: Number | None = Field(default=None, description="Only the part of the marker below this.")
    flag: Id | None = None
    clause: Id | None = None
    level: Id | list[Id] | None = Field(default=None, description="With clause: one level or several.")
    seal: Id | None = Field(default=None, description="A side: its seal on the clause, not the treaty.")
    type: Id | None = Field(default=None, description="A hidden type of a side.")
    value: Id | None = Field(default=None, description="A side: the whole treaty's value to it, points.")
    public_value: Id | None = Field(default=None, description="A side: the public clauses' value, points.")
    steps: Id | None = Field(default=None, description="A side: public steps below its mandate.")
    share: Id | None = Field(default=None, description="A clause or group: share of it that `side` got.")
    side: Id | None = None
    week: Literal[True] | None = Field(default=None, description="The number of the week, from one.")

    @model_validator(mode="after")
    def _looks_at_one_thing(self) -> Self:
        subjects = ("marker", "flag", "clause", "type", "value", "public_value", "steps", "share", "week")
        named = [name for name in subjects if getattr(self, name) is not None]
        if len(named) != 1:
            message = f"must name exactly one of {', '.join(subjects)}"
            raise ValueError(message)
        if (self.clause is not None) != (self.level is not None):
            message = "clause and level go together"
            raise ValueError(message)
        if (self.share is not None) != (self.side is not None):
            message = "share and side go together"
            raise ValueError(message)
        if self.marker is None and (self.above is not None or self.below is not None):
            message = "above and below go with marker"
            raise ValueError(message)
        return self


class Term(Section):
    """One summand: `by` times a quantity, or times the product of two."""

    by: Number
    of: Id | Atom = Field(description="A marker's or flag's id, or a quantity.")
    times: Id | Atom | None = None


class Form(Section):
    """`base + sum(by x of [x times])`, clamped; with `logistic`, a chance from log-odds."""

    base: Number = Decimal(0)
    terms: Annotated[list[Term], Field(max_length=16)] = []
    clamp: Annotated[list[Number], Field(min_length=2, max_length=2)] | None = None
    logistic: bool = False


FormOrNumber = Form | Number


class Condition(Atom):
    """A comparison. Without bounds: that the flag is set, the level reached, the type so."""

    is_: bool = Field(default=True, alias="is")
    at_least: Number | None = None
    at_most: Number | None = None


Conditions = Annotated[list[Condition], Field(max_length=8)]


class Effect(Section):
    """One change of the game."""

    marker: Id | None = None
    add: Number | None = Field(default=None, description="With marker or floor: for good.")
    push: Number | None = Field(default=None, description="With marker: off its baseline, fading.")
    flag: Id | None = None
    set: bool | None = None
    mandate: Id | None = Field(default=None, description="A side whose mandate on clause becomes level.")
    clause: Id | None = None
    level: Id | None = None
    floor: Id | None = Field(default=None, description="A side whose floor rises by `add` points.")
    end_talks: Literal[True] | None = None

    @model_validator(mode="after")
    def _does_one_thing(self) -> Self:
        shapes = (
            {"marker", "add"}, {"marker", "push"}, {"flag", "set"},
            {"mandate", "clause", "level"}, {"floor", "add"}, {"end_talks"},
        )  # fmt: skip
        if self.model_fields_set not in shapes:
            allowed = "; ".join(" + ".join(sorted(shape)) for shape in shapes)
            message = f"must be one of: {allowed}"
            raise ValueError(message)
        return self


Effects = Annotated[list[Effect], Field(max_length=8)]


class Delegate(Provenance):
    """A person of a delegation or a capital."""

    id: Id
    name: Text
    role: Text
    concern: Text


class HiddenType(Section):
    """What a delegation secretly cares for most; drawn evenly at the start of a game."""

    id: Id
    name: Text
    about: Text
    tell: Text = Field(description="How one may recognise it at the table.")
    question: Text = Field(description="The yes-or-no question that a sounding asks.")
    hint_yes: Text
    hint_no: Text
    factors: dict[Id, Number] = Field(description="Clause or group id: factor on its weight.")


class Column(Section):
    """One column of a side's score, 0 to 100 points."""

    id: Id
    name: Text
    paper: Text
    fact: Text
    weight: Annotated[Number, Field(ge=0)]
    paper_points: FormOrNumber
    fact_points: FormOrNumber
    paper_without: FormOrNumber = Field(description="Points on paper where there is no treaty.")
    fact_without: FormOrNumber = Field(description="Points in fact where there is no treaty.")


class Occasions(Section):
    """What happens each time a side does something."""

    initialled: Effects = Field(default=[], description="Its move initialled a clause; once a week.")
    retreated: Effects = []
    withdrew: Effects = Field(default=[], description="It reopened a clause that was initialled.")
    inquired: Effects = []
    threatened: Effects = []
    came_back: Effects = Field(default=[], description="Its threat was called and it stayed.")
    adjourned: Effects = []
    idled: Effects = Field(default=[], description="It moved no seal for `idle_weeks` weeks.")
    widened: Effects = Field(default=[], description="Its capital widened the mandate.")
    signed_beyond_mandate: Effects = []
    pledged: Effects = Field(default=[], description="The pledge that it sought came.")
    pressed: Effects = Field(default=[], description="The staff that it pressed moved.")
    yielded_to_threat: Effects = []
    sounded: Effects = Field(default=[], description="It sounded out the other side.")


class Side(Section):
    """One of the two sides."""

    id: Id
    name: Text
    people: Text = Field(description="The delegation as the subject of a sentence.")
    capital: Text
    role: Text = Field(description="Who you are and what you must bring home.")
    delegates: Annotated[list[Delegate], Field(min_length=1, max_length=12)]
    types: Annotated[list[HiddenType], Field(min_length=1, max_length=rb.TYPES)]
    floor: FormOrNumber = Field(description="Points that it can have without a treaty.")
    floor_shift: Annotated[list[Number], Field(min_length=2, max_length=2)]
    penalty_per_step: Annotated[Number, Field(ge=0)] = Field(
        description="Points off its own judgement for each public step beyond its mandate."
    )
    threat_belief: FormOrNumber = Field(description="Chance that its threat to leave is believed.")
    mandate_chance: FormOrNumber = Field(description="Chance that its capital widens the mandate.")
    pledge_chance: FormOrNumber = Decimal(0)
    pressure_chance: FormOrNumber = Decimal(0)
    table_moves: list[
        Literal["draft", "inquire", "threaten", "adjourn", "accept", "propose", "accept_package"]
    ]
    cables: list[Literal["mandate", "pledge", "pressure", "probe", "silence"]]
    occasions: Occasions = Occasions()
    ratification: Id | None = Field(
        default=None, description="Step of the summer in which its capital ratifies what was signed."
    )
    columns: Annotated[list[Column], Field(min_length=1, max_length=rb.COLUMNS)]


class Level(Provenance):
    """One level of a clause."""

    id: Id
    label: Text
    text: Text = Field(description="What the treaty would say.")
    values: dict[Id, FormOrNumber] = Field(description="Side id: value of the level to it, -1 to 1.")
    capital_cap: dict[Id, Chance] = Field(
        default={}, description="Side id: highest chance that its capital allows this level."
    )


class History(Provenance):
    """How the real talks ended on a clause."""

    level: Id
    article: Annotated[str, Field(max_length=40)] | None = None
    text: Text = Field(description="What the treaty said.")
    why: Text = Field(description="Why it came out so.")
    settled: Day | None = None


class Clause(Provenance):
    """One clause of the treaty: a track from one side's wish to the other's."""

    id: Id
    group: Id
    name: Text
    mention: Text = Field(description="The clause inside a sentence: 'on ...', 'dėl ...'.")
    stake: Text
    secret: bool = False
    threat_proof: bool = Field(default=False, description="No threat can move it.")
    weights: dict[Id, FormOrNumber] = Field(description="Side id: weight of the clause to it, points.")
    levels: Annotated[list[Level], Field(min_length=2, max_length=rb.LEVELS)] = Field(
        description="From the second side's wish to the first side's wish."
    )
    opening: dict[Id, Id] = Field(description="Side id: level of its first seal.")
    mandate: dict[Id, Id] = Field(description="Side id: the least (first side) or most (second) it may sign.")
    initialled: Effects = Field(default=[], description="Effects once both seals meet on it.")
    settled: bool = Field(default=False, description="Not on the table: both seals meet from the start.")
    history: History


class Excluded(Section):
    """Two clauses whose levels exclude each other."""

    clause: Id
    levels: list[Id]
    excludes: Id
    excluded_levels: list[Id]
    why: Text


class Drift(Section):
    """How a marker wanders off its baseline."""

    chance: Chance = Field(description="Of a step up, and again of a step down, each week.")
    step: Number
    keep: Chance = Field(description="Part of the deviation that stays from week to week.")


class Follow(Section):
    """A marker whose deviation another one follows."""

    marker: Id
    by: Number


class Marker(Section):
    """A number that the talks move and are moved by."""

    id: Id
    name: Text
    about: Text
    low: Text
    high: Text
    range: Annotated[list[Number], Field(min_length=2, max_length=2)]
    start: Number
    seen_by: list[Id] = Field(description="Sides that see it.")
    shown: bool = Field(default=True, description="Whether those who see it have it among their markers.")
    baseline: list[Number] | None = Field(default=None, description="One value a week.")
    shift: list[Number] | None = Field(default=None, description="A variant's departure from it, a week.")
    drift: Drift | None = None
    follows: Follow | None = None


class Flag(Section):
    """Something that has happened or has not."""

    id: Id
    label: Text
    sentence: Text
    seen_by: list[Id] = []
    epilogue: bool = Field(default=False, description="Whether `simulate` counts it.")


class Dispatch(Provenance):
    """News that may reach the delegations."""

    id: Id
    timeline: list[Id] = Field(default=[], description="Rows of the dossier's timeline that it tells.")
    date: Day
    window: Annotated[list[Day], Field(min_length=2, max_length=2)]
    voice: Id
    title: Text
    text: Text
    chance: FormOrNumber = Decimal(1)
    seen_by: list[Id] | None = Field(default=None, description="Sides that it reaches; both unless said.")
    at_close: bool = Field(default=False, description="Arrives after the week's moves, not before.")
    when: Conditions = []
    effects: Effects = []


class Document(Provenance):
    """An argument that a side can read into the minutes."""

    id: Id
    side: Id
    clauses: list[Id]
    counters: list[Id] = []
    strength: FormOrNumber = Field(description="Part of the other side's next loss that it takes away.")
    credibility: Literal["strong", "fair", "weak"]
    name: Text
    text: Text
    weakness: Text
    other_voices: Text | None = None


class Package(Provenance):
    """A whole treaty prepared by one side that the other may take and sign."""

    id: Id
    side: Id
    name: Text
    text: Text
    window: Annotated[list[Day], Field(min_length=2, max_length=2)]
    open_weeks: Annotated[int, Field(ge=1, le=10)]
    when: Conditions = []
    levels: dict[Id, Id]


class Move(Section):
    """The words for a kind of action."""

    name: Text
    about: Text
    cost: Text
    told: Text = Field(description="How the minutes tell it.")
    told_with_document: Text | None = None
    granted: Text | None = Field(default=None, description="How the minutes tell that it succeeded.")
    refused: Text | None = Field(default=None, description="How the minutes tell that it failed.")


class Way(Section):
    """One way that a step of the summer can go."""

    id: Id
    text: Text | None = Field(default=None, description="Without it, it happens in silence.")
    kind: Literal["fact", "interpretation"] = "fact"
    effects: Effects = []


class SummerStep(Provenance):
    """A question that the summer after the talks answers."""

    id: Id
    timeline: list[Id] = []
    date: Day
    title: Text
    when: Conditions = []
    chance: FormOrNumber = Field(description="Of the first way.")
    comes: Way
    otherwise: Way | None = Field(default=None, description="Without it, nothing is told.")
    historical: Id | None = Field(default=None, description="The way that history took.")


class Outcome(Section):
    """How the whole thing ended."""

    id: Id
    treaty: bool
    when: Conditions = []
    title: Text
    text: Text


class Ending(Section):
    """Words for a reason for which talks end."""

    title: Text
    text: Text


class RecordedMove(Section):
    """What a delegation of the record did in a week, as the game's moves have it."""

    table: (
        Literal["draft", "inquire", "threaten", "adjourn", "accept", "propose", "accept_package"] | None
    ) = None
    seals: dict[Id, Id] = {}
    document: Id | None = None
    clause: Id | None = Field(default=None, description="The clause asked about, threatened over, argued on.")
    package: Id | None = None
    cable: Literal["mandate", "pledge", "pressure", "probe", "silence"] | None = None
    about: Annotated[list[Id], Field(max_length=2)] = Field(
        default=[], description="Clauses that the capital is asked about."
    )
    type: Id | None = None


class RecordedWeek(Provenance):
    """What both delegations did in one week of the real talks."""

    first_day: Day
    told: dict[Id, Text] = Field(description="Side id: what that delegation did or stood for.")
    moves: dict[Id, RecordedMove] = {}


class Persona(Section):
    """A bargainer's temper; drawn evenly at the start of a game."""

    id: Id
    name: Text
    ease: Annotated[Number, Field(gt=0, le=16)] = Field(
        description="Exponent of the concession curve: under one stubborn, over one easy."
    )


class Bargaining(Section):
    """How the computer's bargainer goes about it, whatever its persona."""

    horizon: Annotated[Number, Field(ge=1)] = Field(
        description="Weeks on its clock after which only the floor is asked for."
    )
    slow_week: Chance = Field(description="Pace of its clock after a week in which it was given little.")
    generous: Number = Field(description="Points given to it in a week that make the clock go at full pace.")
    near: Number = Field(description="Points from its demand at which it asks the capital for more.")
    tied_hands: Chance = Field(
        description="Part of the charge for a step beyond the first mandate that stays once it is allowed."
    )
    threat_from: Chance = Field(description="Chance of being believed from which it may threaten.")
    called_cost: Number = Field(description="Points that it reckons a called threat to cost.")
    patience: Chance = Field(description="0: accepts what next week's demand would; 1: only this week's.")
    worth_trying: Chance = Field(description="Least chance that makes a pledge worth seeking.")
    sure_enough: Chance = Field(description="Belief in one type that makes more sounding out idle.")
    pressing_weeks: Annotated[list[Week], Field(min_length=2, max_length=2)] = Field(
        description="First and last week in which it presses its staff."
    )


class Inquiry(Section):
    """How grave the loss of a step must be for each grade of answer, in points."""

    grave: Number
    never: Number


class Talks(Section):
    """The frame of the talks."""

    first_day: Day
    weeks: Annotated[int, Field(ge=1, le=rb.WEEKS)]
    days_per_week: Annotated[int, Field(ge=1, le=31)] = 7
    signing_day: Annotated[int, Field(ge=0, le=30)] = Field(description="Days from a week's first day.")
    first_speaker: Id
    seals_per_draft: Annotated[int, Field(ge=1, le=rb.CLAUSES)]
    idle_weeks: Annotated[int, Field(ge=1, le=rb.WEEKS)]
    threat_floor: Number = Field(description="Points off the floor of who believes a threat.")
    probe_accuracy: Chance
    countered_part: Chance = Field(description="Part of a document's effect that stays once countered.")
    inquiry: Inquiry
    bargaining: Bargaining
    personas: Annotated[list[Persona], Field(min_length=1, max_length=rb.CONCESSION_CURVES)]


class Part(Section):
    """A titled paragraph."""

    title: Text
    text: Text


class Story(Section):
    """Texts around the game."""

    tagline: Text
    intro: Text
    rules: list[Part]
    first_week: list[Text]
    sources_note: Text


class Told(Provenance):
    """A paragraph of history told after the game."""

    id: Id
    title: Text
    text: Text


class Group(Section):
    """A family of clauses."""

    id: Id
    name: Text


class ShortGame(Section):
    """The lesson-sized game: what it changes, as a variant would."""

    title: Text
    set: dict[str, Any]


class Scenario(Section):
    """A negotiation: everything that the game knows of it."""

    schema_version: Annotated[int, Field(ge=1)]
    id: Id
    title: Text
    story: Story
    talks: Talks
    sides: Annotated[list[Side], Field(min_length=2, max_length=2)]
    capitals: list[Delegate] = []
    voices: dict[Id, Text] = Field(default={}, description="Who speaks in dispatches.")
    sources: dict[Tag, Source] = Field(default={}, description="Sources by the tags that facts carry.")
    groups: Annotated[list[Group], Field(min_length=1, max_length=rb.GROUPS)]
    clauses: Annotated[list[Clause], Field(min_length=1, max_length=rb.CLAUSES)]
    consistency: Annotated[list[Excluded], Field(max_length=rb.CONSISTENCY_RULES)] = []
    markers: Annotated[list[Marker], Field(max_length=rb.MARKERS)] = []
    flags: Annotated[list[Flag], Field(max_length=rb.FLAGS - len(rb.OWN_FLAGS))] = []
    dispatches: Annotated[list[Dispatch], Field(max_length=rb.DISPATCHES)] = []
    documents: Annotated[list[Document], Field(max_length=rb.DOCUMENTS)] = []
    packages: Annotated[list[Package], Field(max_length=rb.PACKAGES)] = []
    moves: dict[Id, Move]
    summer: Annotated[list[SummerStep], Field(max_length=rb.SUMMER_STEPS)] = []
    outcomes: Annotated[list[Outcome], Field(min_length=2, max_length=rb.OUTCOMES)]
    endings: dict[Id, Ending]
    record: list[RecordedWeek] = []
    aftermath: list[Told] = []
    replies: dict[Id, dict[Id, list[Text]]] = Field(
        default={}, description="Side id, occasion: sentences that its delegation may say."
    )
    short: ShortGame | None = None


class Plausibility(Section):
    """Six questions to a counterfactual (Tetlock and Belkin 1996; Lebow 2010)."""

    clear: Text
    steps: Text
    minimal: Text
    theory: Text
    regularities: Text
    testable: Text


class Variant(Section):
    """A small file of overrides: what if?"""

    schema_version: Annotated[int, Field(ge=1)]
    id: Id
    title: Text
    changes: Text
    distance: Annotated[int, Field(ge=1, le=5)] = Field(description="How far it departs from history.")
    why_so_far: Text
    plausibility: Plausibility
    set: dict[str, Any] = Field(description="Path into the scenario: the value that it gets.")
    set_in_short: dict[str, Any] | None = Field(
        default=None, description="What is set in the short game instead, where the weeks are others."
    )

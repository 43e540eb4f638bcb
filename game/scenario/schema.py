"""What a scenario file may say: one model for each section, with units, bounds and meanings.

Names that refer to other sections (a clause in a condition, a marker in an effect) are checked in
`references.py`, numbers become tables in `tables.py`. The JSON Schema for editors is made from these
same models, so a field's description is what an author reads on it: what it is, its unit, where it shows.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from game.scenario import rulebook as rb
from game.scenario.basics import Id, Section, Text

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
Tag = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_]*$", max_length=40)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
TableMove = Literal["draft", "inquire", "threaten", "adjourn", "accept", "propose", "accept_package"]


OPEN_SOURCES: Final = ("general knowledge", "model")
"""Sources that need no entry: what was not looked up, and what is no history."""


class Source(Section):
    """A source by its tag, as it is named under what is taken from it."""

    name: Text = Field(description="Short, as the object of 'Source: ...', under whatever is taken from it.")
    work: Annotated[str, Field(max_length=300)] = Field(
        description=(
            "Where it can be found: author, title, place, year. Listed among the sources after the game."
        )
    )


class Provenance(Section):
    """Where something comes from, and how far it can be trusted."""

    source: Annotated[list[str], Field(min_length=1, max_length=12)] = Field(
        description="Names from the section sources, or 'general knowledge', or 'model'."
    )
    confidence: Literal["high", "medium", "low", "disputed", "model"] = Field(
        description=(
            "How sure it is, as the sources allow; 'model' for what is not history at all. Shown with "
            "the source."
        )
    )
    kind: Literal["fact", "interpretation"] = Field(
        default="fact",
        description="'interpretation' for drama and judgement, which is said beside the source.",
    )
    disputed: Text | None = Field(default=None, description="Who says what, where sources disagree.")


class Atom(Section):
    """One quantity that a linear form or a condition looks at."""

    marker: Id | None = Field(default=None, description="A marker's id: its value, in its own points.")
    above: Number | None = Field(
        default=None, description="With marker: only the part of it above this, in its points."
    )
    below: Number | None = Field(
        default=None, description="With marker: how far it lies below this, in its points."
    )
    flag: Id | None = Field(
        default=None, description="A flag's id, or 'signed' or 'void': 1 where it is set, else 0."
    )
    clause: Id | None = Field(
        default=None,
        description=(
            "A clause's id: 1 where the signed treaty has `level` on it, else 0; 0 until one is signed."
        ),
    )
    level: Id | list[Id] | None = Field(
        default=None, description="With clause: a level's id, or several, of which one is enough."
    )
    seal: Id | None = Field(
        default=None, description="With clause: a side's id, whose seal is looked at and not the treaty."
    )
    type: Id | None = Field(
        default=None, description="A hidden type's id: 1 where the side that may have it has it, else 0."
    )
    value: Id | None = Field(
        default=None,
        description="A side's id: the signed treaty's value to it, at most 100 points; else 0.",
    )
    public_value: Id | None = Field(
        default=None, description="A side's id: the same over the public clauses alone."
    )
    steps: Id | None = Field(
        default=None, description="A side's id: public steps of the signed treaty below its mandate; else 0."
    )
    share: Id | None = Field(
        default=None,
        description=(
            "A clause's or group's id: how much of it `side` got by the treaty, by its own weights "
            "and values, 0 to 1 where no value is below 0; 0 until one is signed."
        ),
    )
    side: Id | None = Field(default=None, description="With share: the side's id.")
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

    by: Number = Field(
        description=(
            "What one whole of the quantity adds: in the form's unit, or in log-odds where it is logistic."
        )
    )
    of: Id | Atom = Field(description="A marker's or flag's id, or a quantity.")
    times: Id | Atom | None = Field(
        default=None, description="A second quantity, by which the first is multiplied."
    )


class Form(Section):
    """`base + sum(by x of [x times])`, clamped; with `logistic`, a chance from log-odds."""

    base: Number = Field(
        default=Decimal(0),
        description=(
            "What it comes to where all terms are 0: in points or parts of one, or in log-odds where "
            "it is logistic."
        ),
    )
    terms: Annotated[list[Term], Field(max_length=16)] = Field(
        default=[], description="What is added to the base."
    )
    clamp: Annotated[list[Number], Field(min_length=2, max_length=2)] | None = Field(
        default=None, description="Lowest and highest result; of a logistic form, lowest and highest chance."
    )
    logistic: bool = Field(
        default=False,
        description=(
            "Whether base and terms are log-odds, which become a chance. Only where a chance is asked for."
        ),
    )


FormOrNumber = Form | Number


class Condition(Atom):
    """A comparison. Without bounds: that the flag is set, the level reached, the type so."""

    is_: bool = Field(
        default=True,
        alias="is",
        description="Without bounds: true where the quantity must be so, false where it must not.",
    )
    at_least: Number | None = Field(default=None, description="The least that holds, itself included.")
    at_most: Number | None = Field(default=None, description="The most that holds, itself included.")


Conditions = Annotated[list[Condition], Field(max_length=8)]


class Effect(Section):
    """One change of the game."""

    marker: Id | None = Field(default=None, description="Id of the marker that moves, by `add` or `push`.")
    add: Number | None = Field(
        default=None, description="With marker: its points, for good and at once. With floor: points."
    )
    push: Number | None = Field(
        default=None,
        description=(
            "With marker: its points off its baseline, whole in the next week and then fading as its "
            "drift does."
        ),
    )
    flag: Id | None = Field(
        default=None,
        description="Id of the flag that is set or cleared, or 'void', which makes the treaty void.",
    )
    set: bool | None = Field(default=None, description="With flag: true to set it, false to clear it.")
    mandate: Id | None = Field(
        default=None, description="Id of the side whose mandate on `clause` becomes `level`."
    )
    clause: Id | None = Field(default=None, description="With mandate: the clause's id.")
    level: Id | None = Field(
        default=None, description="With mandate: id of the level that the side may sign from now on."
    )
    floor: Id | None = Field(default=None, description="Id of the side whose floor rises by `add` points.")
    end_talks: Literal[True] | None = Field(
        default=None, description="Ends the talks without a treaty, as overtaken. Only in a dispatch."
    )

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

    id: Id = Field(description="Name in paths of settings and variants.")
    name: Text = Field(
        description="The person's name. The briefing lists a side's delegates, with role and concern."
    )
    role: Text = Field(description="Office or calling.")
    concern: Text = Field(description="What this person wants, or looks after.")


class HiddenType(Section):
    """What a delegation secretly cares for most; drawn evenly at the start of a game."""

    id: Id = Field(
        description=(
            "What conditions (`type`), recorded soundings and results call it; of its own among both "
            "sides' types."
        )
    )
    name: Text = Field(
        description="Shown to its own delegation, and to the other as one of those it may face."
    )
    about: Text = Field(description="What it cares for: read in the briefing, and by both after the game.")
    tell: Text = Field(description="How one may recognise it at the table; shown to the other side.")
    question: Text = Field(description="The yes-or-no question that a sounding asks.")
    hint_yes: Text = Field(description="What the side that sounds out hears for a yes.")
    hint_no: Text = Field(description="What it hears for a no.")
    factors: dict[Id, Number] = Field(
        description=(
            "Clause or group id: factor on its weight, 0 to 100. A clause's and its group's factors "
            "multiply; 1 unless said."
        )
    )


class Column(Section):
    """One column of a side's score, 0 to 100 points."""

    id: Id = Field(description="What `--out` names it by, in `paper_SIDE_COLUMN` and `fact_SIDE_COLUMN`.")
    name: Text = Field(description="Head of its row among the scores.")
    paper: Text = Field(description="What is judged on paper, beneath the scores.")
    fact: Text = Field(description="What is judged in fact, beneath the scores.")
    weight: Annotated[Number, Field(ge=0)] = Field(
        description="Weight in the side's total, against those of its other columns."
    )
    paper_points: FormOrNumber = Field(
        description="Points on the last day of the talks, where there is a treaty; kept within 0 and 100."
    )
    fact_points: FormOrNumber = Field(
        description=(
            "Points after a summer, where the treaty stands; kept within 0 and 100. The score is the "
            "mean over all summers by their chances."
        )
    )
    paper_without: FormOrNumber = Field(description="Points on paper where there is no treaty.")
    fact_without: FormOrNumber = Field(
        description="Points in fact where there is no treaty, or it was made void."
    )


class Occasions(Section):
    """What happens each time a side does something."""

    initialled: Effects = Field(default=[], description="Its move initialled a clause; once a week.")
    retreated: Effects = Field(
        default=[], description="It moved a seal away from the other side on an open clause; for each seal."
    )
    withdrew: Effects = Field(
        default=[], description="It reopened a clause that was initialled; in place of those of a retreat."
    )
    inquired: Effects = Field(default=[], description="It asked what the other side needs on a clause.")
    threatened: Effects = Field(
        default=[], description="It threatened to leave, whether that is believed or not."
    )
    came_back: Effects = Field(default=[], description="Its threat was called and it stayed.")
    adjourned: Effects = Field(default=[], description="It adjourned in place of a move.")
    idled: Effects = Field(
        default=[],
        description=(
            "It moved no seal for `idle_weeks` weeks; at the close of the week, and again after as many."
        ),
    )
    widened: Effects = Field(default=[], description="Its capital widened the mandate; once an answer.")
    signed_beyond_mandate: Effects = Field(
        default=[], description="The treaty signed goes beyond its mandate, whichever side signed last."
    )
    pledged: Effects = Field(default=[], description="The pledge that it sought came.")
    pressed: Effects = Field(default=[], description="The staff that it pressed moved.")
    yielded_to_threat: Effects = Field(default=[], description="It believed the other side's threat.")
    sounded: Effects = Field(default=[], description="It sounded out the other side, whatever it heard.")


class Emblem(Section):
    """How a side is drawn: its seal of wax and its flag."""

    wax: Colour = Field(description="Colour of its seal, and of its line on a map.")
    sign: Literal["columns", "star", "letter"] = Field(
        description="What is pressed into the wax; a letter is the first of the English name."
    )
    stripes: Annotated[list[Colour], Field(min_length=1, max_length=5)] = Field(
        description="Colours of its flag, from the top."
    )
    letters: Annotated[str, Field(max_length=8)] = Field(
        default="", description="What stands in the flag's corner."
    )


class Side(Section):
    """One of the two sides."""

    id: Id = Field(description="What the command (`--side`, `--player`), references and results call it.")
    name: Text = Field(description="The country, as the subject of a sentence; {side} in texts.")
    people: Text = Field(description="The delegation as the subject of a sentence.")
    capital: Text = Field(description="The seat of its government; {capital} in texts.")
    emblem: Emblem | None = Field(default=None, description="How it is drawn; without it, plainly.")
    role: Text = Field(description="Who you are and what you must bring home; opens the briefing.")
    delegates: Annotated[list[Delegate], Field(min_length=1, max_length=12)] = Field(
        description="Who leads and who sits with them, in the order of the briefing."
    )
    types: Annotated[list[HiddenType], Field(min_length=1, max_length=rb.TYPES)] = Field(
        description="What the delegation may secretly care for; one is drawn evenly at the start."
    )
    floor: FormOrNumber = Field(
        description="Points that it can have without a treaty; kept within 0 and 100."
    )
    floor_shift: Annotated[list[Number], Field(min_length=2, max_length=2)] = Field(
        description=(
            "Lowest and highest number of points that chance adds to the floor, drawn evenly at the start."
        )
    )
    penalty_per_step: Annotated[Number, Field(ge=0)] = Field(
        description=(
            "Points that a computer's bargainer takes off a draft for each public step beyond its mandate."
        )
    )
    threat_belief: FormOrNumber = Field(
        description="Chance that its threat to leave is believed, reckoned before the effects of threatening."
    )
    mandate_chance: FormOrNumber = Field(
        description="Chance that its capital widens the mandate, reckoned when it answers."
    )
    pledge_chance: FormOrNumber = Field(
        default=Decimal(0), description="Chance that the pledge it seeks comes."
    )
    pressure_chance: FormOrNumber = Field(
        default=Decimal(0), description="Chance that the staff it presses moves."
    )
    table_moves: list[TableMove] = Field(
        description="Kinds of move that it has at the table; 'adjourn' must be among them."
    )
    cables: list[Literal["mandate", "pledge", "pressure", "probe", "silence"]] = Field(
        description="Kinds of cable that it may send; 'silence' must be among them."
    )
    occasions: Occasions = Field(default=Occasions(), description="What happens each time it does something.")
    ratification: Id | None = Field(
        default=None,
        description=(
            "Id of the step of the summer in which its capital ratifies; the player is told its "
            "chance before signing."
        ),
    )
    columns: Annotated[list[Column], Field(min_length=1, max_length=rb.COLUMNS)] = Field(
        description="What its score is made of."
    )


class Level(Provenance):
    """One level of a clause."""

    id: Id = Field(description="What references, saves and results call it; of its own on its clause.")
    label: Text = Field(description="A few words, for the table of clauses and the minutes.")
    text: Text = Field(description="What the treaty would say; shown with the clause.")
    values: dict[Id, FormOrNumber] = Field(
        description=(
            "Side id: value of the level to it, -1 to 1, whatever the clause weighs. One that depends "
            "on something must have a clamp."
        )
    )
    capital_cap: dict[Id, Chance] = Field(
        default={},
        description=(
            "Side id: highest chance, 0 to 1, that its capital allows this level, whatever "
            "`mandate_chance` says; 1 unless said."
        ),
    )


class History(Provenance):
    """How the real talks ended on a clause."""

    level: Id = Field(description="Id of the level on which the real talks ended.")
    article: Annotated[str, Field(max_length=40)] | None = Field(
        default=None, description="Number of the article in the real treaty."
    )
    text: Text = Field(description="What the treaty said; told after the game.")
    why: Text = Field(description="Why it came out so; told after the game.")
    settled: Day | None = Field(
        default=None,
        description="Day on which it was settled, where that is known. A note for authors: not shown.",
    )


class Clause(Provenance):
    """One clause of the treaty: a track from one side's wish to the other's."""

    id: Id = Field(description="What references, saves and results call it; no group may have the same.")
    group: Id = Field(description="Id of the group that it belongs to, for factors and shares.")
    name: Text = Field(description="As tables and the minutes have it; {clause} in texts.")
    mention: Text = Field(
        description=(
            "The clause inside a sentence, with its preposition: 'on ...', 'dėl ...'. The terminal "
            "does not use it yet."
        )
    )
    stake: Text = Field(description="What it means to both sides; shown with the clause.")
    secret: bool = Field(
        default=False,
        description=(
            "Whether it would stand in a secret note: it counts in a treaty's value, but not in its "
            "public value or among steps below the mandate."
        ),
    )
    threat_proof: bool = Field(default=False, description="No threat can be made over it.")
    weights: dict[Id, FormOrNumber] = Field(
        description=(
            "Side id: weight of the clause to it, 0 to 1000, against those of all clauses. One that "
            "depends on something is reckoned anew whenever it is used."
        )
    )
    levels: Annotated[list[Level], Field(min_length=2, max_length=rb.LEVELS)] = Field(
        description="From the second side's wish to the first side's wish."
    )
    opening: dict[Id, Id] = Field(description="Side id: level of its first seal.")
    mandate: dict[Id, Id] = Field(
        description=(
            "Side id: level that it may sign at the start: the least (first side) or most (second side)."
        )
    )
    initialled: Effects = Field(default=[], description="Effects each time both seals meet on it.")
    settled: bool = Field(
        default=False,
        description="Not on the table: both seals meet from the start, and its mandates are that level.",
    )
    history: History = Field(description="How it ended in the real talks.")


class Excluded(Section):
    """Two clauses whose levels exclude each other."""

    clause: Id = Field(description="Id of the one clause.")
    levels: list[Id] = Field(
        description="Ids of its levels that do not go with the other clause's `excluded_levels`."
    )
    excludes: Id = Field(description="Id of the other clause.")
    excluded_levels: list[Id] = Field(description="Ids of its levels.")
    why: Text = Field(description="Why not; shown with either clause.")


class Drift(Section):
    """How a marker wanders off its baseline."""

    chance: Chance = Field(description="Of a step up, and again of a step down, each week; at most 0.5.")
    step: Number = Field(description="Size of a step, in the marker's points.")
    keep: Chance = Field(
        description="Part of the deviation that stays from week to week, 0 to 1; pushes fade by it too."
    )


class Follow(Section):
    """A marker whose deviation another one follows."""

    marker: Id = Field(description="Id of the marker that leads; it must have a baseline.")
    by: Number = Field(
        description="Part of the leader's deviation from its baseline that is added to this marker."
    )


class Marker(Section):
    """A number that the talks move and are moved by."""

    id: Id = Field(description="What quantities and effects call it; no flag may have the same.")
    name: Text = Field(description="As the list of markers has it.")
    about: Text = Field(description="What it measures and what moves it; shown with the week's news.")
    low: Text = Field(description="Said of it in the lowest third of its range.")
    high: Text = Field(description="Said of it in the highest third of its range.")
    range: Annotated[list[Number], Field(min_length=2, max_length=2)] = Field(
        description="Its lowest and highest value. It never leaves them."
    )
    start: Number = Field(
        description=(
            "Its value before the first week. Where it has no baseline, a side that does not see it "
            "reckons with this."
        )
    )
    seen_by: list[Id] = Field(
        description=(
            "Ids of the sides that see it. What a side judges by itself may look only at such markers."
        )
    )
    shown: bool = Field(default=True, description="Whether those who see it have it among their markers.")
    baseline: list[Number] | None = Field(
        default=None,
        description=(
            "Its value in each week, if nothing else moved it: one a week. Without one it moves only "
            "by effects."
        ),
    )
    shift: list[Number] | None = Field(
        default=None, description="A variant's departure from the baseline, in its points: one a week."
    )
    drift: Drift | None = Field(
        default=None, description="How it wanders off its baseline by chance; without it, it does not."
    )
    follows: Follow | None = Field(default=None, description="Another marker whose deviation it shares.")


class Flag(Section):
    """Something that has happened or has not."""

    id: Id = Field(description="What quantities and effects call it; `simulate --out` has it in `flag_FLAG`.")
    label: Text = Field(description="What has happened, in a few words. The terminal does not show it yet.")
    sentence: Text = Field(
        description="What has happened, in a sentence or two. The terminal does not show it yet."
    )
    seen_by: list[Id] = Field(default=[], description="Ids of the sides that see it during the talks.")
    epilogue: bool = Field(default=False, description="Whether `simulate` counts it, under `epilogue`.")


class Dispatch(Provenance):
    """News that may reach the delegations."""

    id: Id = Field(description="Name in settings, variants and saves.")
    timeline: list[Id] = Field(
        default=[], description="Rows of the dossier's timeline that it tells. A note for authors: not shown."
    )
    date: Day = Field(
        description="Day that it bears; in another week the nearest day, or at its close the last."
    )
    window: Annotated[list[Day], Field(min_length=2, max_length=2)] = Field(
        description=(
            "First and last day; it may come in any week in which one of these or a day between them falls."
        )
    )
    voice: Id = Field(description="Id of who speaks, from the section voices.")
    title: Text = Field(description="Its headline, in the news and the minutes.")
    text: Text = Field(description="What it says.")
    chance: FormOrNumber = Field(
        default=Decimal(1),
        description="Chance that it comes, drawn anew in each week of its window until it has come.",
    )
    seen_by: list[Id] | None = Field(default=None, description="Sides that it reaches; both unless said.")
    at_close: bool = Field(
        default=False, description="Arrives after the week's cables, not before its moves."
    )
    when: Conditions = Field(default=[], description="What must hold for it to come.")
    effects: Effects = Field(default=[], description="What happens when it comes, whoever sees it.")


class Document(Provenance):
    """An argument that a side can read into the minutes."""

    id: Id = Field(description="What `counters`, recorded moves and saves call it.")
    side: Id = Field(description="Id of the side that may read it, once a game.")
    clauses: list[Id] = Field(description="Ids of the clauses on which it can bear; one of them each time.")
    counters: list[Id] = Field(
        default=[],
        description=(
            "Ids of documents of the other side of which it takes away most, if they were read before."
        ),
    )
    strength: FormOrNumber = Field(
        description=(
            "Part of the other side's next loss on the clause that it takes away, 0 to 1, reckoned "
            "when it is read."
        )
    )
    credibility: Literal["strong", "fair", "weak"] = Field(
        description="How far it carries, in a word; shown, and without a bearing on `strength`."
    )
    name: Text = Field(description="As lists and the minutes have it; {document} in texts.")
    text: Text = Field(description="What it says.")
    weakness: Text = Field(description="What can be held against it; shown with it.")
    other_voices: Text | None = Field(
        default=None, description="What others say of the matter; shown with it."
    )


class Package(Provenance):
    """A whole treaty prepared by one side that the other may take and sign."""

    id: Id = Field(description="What recorded moves and saves call it.")
    side: Id = Field(description="Id of the side that may hand it over, once.")
    name: Text = Field(description="As the choice of packages has it.")
    text: Text = Field(description="What it offers; told when it is handed over.")
    window: Annotated[list[Day], Field(min_length=2, max_length=2)] = Field(
        description=(
            "First and last day; it may be handed over in any week in which one of these or a day "
            "between them falls."
        )
    )
    open_weeks: Annotated[int, Field(ge=1, le=10)] = Field(
        description="Weeks in which it can be taken, that of its handing over included."
    )
    when: Conditions = Field(
        default=[],
        description="What must hold for it to be handed over. It may look only at what its side sees.",
    )
    levels: dict[Id, Id] = Field(description="Clause id: level that the treaty has on it. All clauses.")


class Move(Section):
    """The words for a kind of action."""

    name: Text = Field(description="As the choice of moves has it.")
    brief: Text | None = Field(
        default=None, description="What it does or costs in a few words; stands under its name in the window."
    )
    about: Text = Field(description="What it does; shown when it can first be chosen.")
    cost: Text = Field(description="What it costs or risks; shown when it can first be chosen.")
    told: Text = Field(
        description=(
            "How the minutes tell it. Slots: {side}; with 'draft' and 'mandate' {clauses}, with "
            "'inquire' and 'threaten' {clause}."
        )
    )
    granted: Text | None = Field(
        default=None,
        description=(
            "How the minutes tell that it succeeded: 'pledge', 'pressure', and 'mandate' with "
            "{capital} and {clauses}."
        ),
    )
    refused: Text | None = Field(
        default=None, description="How the minutes tell that it failed; slots as in `granted`."
    )


class Way(Section):
    """One way that a step of the summer can go."""

    id: Id = Field(description="What `historical` and records of the summer call it.")
    text: Text | None = Field(
        default=None, description="How it is told after the game. Without it, it happens in silence."
    )
    kind: Literal["fact", "interpretation"] = Field(
        default="fact",
        description="'interpretation' for what history does not know, which is said beside the source.",
    )
    effects: Effects = Field(default=[], description="What happens then; it holds for the steps after it.")


class SummerStep(Provenance):
    """A question that the summer after the talks answers."""

    id: Id = Field(description="What `ratification` of a side and records of the summer call it.")
    timeline: list[Id] = Field(
        default=[], description="Rows of the dossier's timeline that it tells. A note for authors: not shown."
    )
    date: Day = Field(
        description=(
            "Day that it bears; the summer is told in the order of these days, but happens in the "
            "order of the list."
        )
    )
    title: Text = Field(description="Headline of what comes.")
    when: Conditions = Field(default=[], description="What must hold for the question to arise at all.")
    chance: FormOrNumber = Field(description="Chance of the first way.")
    comes: Way = Field(description="The first way.")
    otherwise: Way | None = Field(
        default=None, description="The other way. Without it, nothing happens then and nothing is told."
    )
    historical: Id | None = Field(
        default=None,
        description="Id of the way that history took; where a summer goes the other way, that is said.",
    )


class Outcome(Section):
    """How the whole thing ended."""

    id: Id = Field(description="What `outcome_share` and results call it.")
    treaty: bool = Field(
        description=(
            "Whether it is for games with a treaty that stands after the summer, or for those without."
        )
    )
    when: Conditions = Field(
        default=[],
        description=(
            "What must hold after the summer. The first outcome of the list that fits is the game's; "
            "the last of each kind has no conditions."
        ),
    )
    title: Text = Field(description="Headline of the end.")
    text: Text = Field(description="What that means.")


class Ending(Section):
    """Words for a reason for which talks end."""

    title: Text = Field(description="How the talks ended, as a headline; in the minutes and after the game.")
    text: Text = Field(description="What that means, and how it was in history.")


class RecordedMove(Section):
    """What a delegation of the record did in a week, as the game's moves have it."""

    table: TableMove | None = Field(
        default=None, description="Kind of its move at the table; without it, the historical policy bargains."
    )
    seals: dict[Id, Id] = Field(
        default={}, description="With table 'draft': clause id, level id of each seal that moves."
    )
    document: Id | None = Field(
        default=None, description="With table 'draft': id of the document read along."
    )
    clause: Id | None = Field(
        default=None,
        description="Id of the clause asked about, threatened over, or on which the document bears.",
    )
    package: Id | None = Field(
        default=None, description="With table 'propose' or 'accept_package': the package's id."
    )
    cable: Literal["mandate", "pledge", "pressure", "probe", "silence"] | None = Field(
        default=None,
        description="Kind of its cable; without it, the historical policy chooses one as a bargainer.",
    )
    about: Annotated[list[Id], Field(max_length=2)] = Field(
        default=[],
        description="With cable 'mandate': ids of the one or two clauses that the capital is asked about.",
    )
    type: Id | None = Field(
        default=None, description="With cable 'probe': id of the type of the other side that is asked after."
    )


class RecordedWeek(Provenance):
    """What both delegations did in one week of the real talks."""

    first_day: Day = Field(description="First day of a week of the talks.")
    told: dict[Id, Text] = Field(
        description=(
            "Side id: what that delegation did or stood for; told after the game and by the command "
            "`history`."
        )
    )
    moves: dict[Id, RecordedMove] = Field(
        default={},
        description=(
            "Side id: the same as moves of the game, for the historical policy and for comparison "
            "after the game."
        ),
    )


class Persona(Section):
    """A bargainer's temper; drawn evenly at the start of a game."""

    id: Id = Field(description="Name in settings and variants.")
    name: Text = Field(description="Its temper in a word. The terminal does not show it.")
    ease: Annotated[Number, Field(gt=0, le=16)] = Field(
        description="Exponent of the concession curve: under one stubborn, over one easy."
    )


class Bargaining(Section):
    """How the computer's bargainer goes about it, whatever its persona."""

    horizon: Annotated[Number, Field(ge=1)] = Field(
        description="Weeks on its clock after which only the floor is asked for."
    )
    slow_week: Chance = Field(
        description=(
            "Weeks, 0 to 1, by which its clock goes on after a week in which it was given less than "
            "`generous`."
        )
    )
    generous: Number = Field(
        description="Points given to it in a week that make the clock go on by a whole week."
    )
    near: Number = Field(
        description=(
            "Points that the other side's seals may lack of its demand for it to ask the capital "
            "before it seeks a pledge; below 0, by which they must exceed it."
        )
    )
    tied_hands: Chance = Field(
        description=(
            "Part of the charge for a step beyond the first mandate, 0 to 1, that stays once it is allowed."
        )
    )
    threat_from: Chance = Field(description="Chance of being believed from which it may threaten.")
    called_cost: Number = Field(description="Points that it reckons a called threat to cost.")
    patience: Chance = Field(description="0: accepts what next week's demand would; 1: only this week's.")
    worth_trying: Chance = Field(description="Least chance that makes a pledge worth seeking.")
    sure_enough: Chance = Field(description="Belief in one type, 0 to 1, that makes more sounding out idle.")
    pressing_weeks: Annotated[list[Week], Field(min_length=2, max_length=2)] = Field(
        description="First and last week in which it presses its staff."
    )


class Inquiry(Section):
    """How grave the loss of a step must be for each grade of answer, in points."""

    grave: Number = Field(
        description="Points from which the loss of one step is called grave; less is a small matter."
    )
    never: Number = Field(description="Points from which it is called 'never'.")


class Talks(Section):
    """The frame of the talks."""

    first_day: Day = Field(description="First day of the first week.")
    weeks: Annotated[int, Field(ge=1, le=rb.WEEKS)] = Field(
        description="How many weeks the talks last at most. Lists of one number a week have as many."
    )
    days_per_week: Annotated[int, Field(ge=1, le=31)] = Field(
        default=7, description="Days from one week's first day to the next one's."
    )
    signing_day: Annotated[int, Field(ge=0, le=30)] = Field(
        description=(
            "Days from a week's first day to the day that a treaty signed in it bears; less than "
            "`days_per_week`."
        )
    )
    first_speaker: Id = Field(description="Id of the side that moves first in weeks 1, 3, 5 and so on.")
    seals_per_draft: Annotated[int, Field(ge=1, le=rb.CLAUSES)] = Field(
        description="How many seals one draft may move."
    )
    idle_weeks: Annotated[int, Field(ge=1, le=rb.WEEKS)] = Field(
        description="Weeks in a row without a seal moved after which a side bears its effects of idling."
    )
    threat_floor: Number = Field(description="Points off the floor of who believes a threat.")
    probe_accuracy: Chance = Field(
        description="Chance that a sounding tells the truth; the player is told it."
    )
    countered_part: Chance = Field(
        description="Part of a document's effect, 0 to 1, that stays once countered."
    )
    inquiry: Inquiry = Field(description="How grave a step must be for each grade of answer to a question.")
    bargaining: Bargaining = Field(description="How the computer's bargainer goes about it.")
    personas: Annotated[list[Persona], Field(min_length=1, max_length=rb.CONCESSION_CURVES)] = Field(
        description=(
            "Its tempers, from stubborn to easy; the level of difficulty says from which part of the "
            "list one is drawn."
        )
    )


class Part(Section):
    """A titled paragraph."""

    title: Text = Field(description="What it is about, in a few words.")
    text: Text = Field(description="The paragraph.")


HintPlace = Literal["map", "instructions", "clause", "draft", "document", "cable", "answer", "week"]


class Hint(Section):
    """A hint for a newcomer."""

    at: HintPlace = Field(
        description=(
            "What of the table it speaks of: the window points there, and goes on to the next hint once the "
            "player has done what can be done there."
        )
    )
    text: Text = Field(description="The hint.")


class Story(Section):
    """Texts around the game."""

    tagline: Text = Field(description="One sentence beneath the title.")
    intro: Text = Field(description="Where and when, who wants what; opens the game.")
    rules: list[Part] = Field(
        description="The rules for players, on one page; the command `help` shows them."
    )
    first_week: list[Hint] = Field(
        description=(
            "What a newcomer does in the first week, step by step, as the window says it. The terminal has "
            "words of its own for that."
        )
    )
    sources_note: Text = Field(
        description=(
            "What is record, what is model and what is drama; heads the list of sources after the game."
        )
    )


class Told(Provenance):
    """A paragraph of history told after the game."""

    id: Id = Field(description="Name in settings and variants.")
    title: Text = Field(description="What it is about, for the reader to choose from.")
    text: Text = Field(description="The paragraph.")


class Reason(Section):
    """A reason that a player may pick for a choice."""

    id: Id = Field(description="What saves and the debrief call it; of its own among those of its question.")
    text: Text = Field(
        description="The reason as the player would give it, in a sentence; fair to who picks another."
    )


class Question(Section):
    """What one side is asked at a marked moment."""

    question: Text = Field(description="Asked beside the move; the player may pass it over.")
    reasons: Annotated[list[Reason], Field(min_length=2, max_length=6)] = Field(
        description="Reasons to pick from; the player may write another."
    )


class Moment(Section):
    """A marked moment: a move at the table for which a player is asked the reason, once a side and game."""

    id: Id = Field(description="What saves and the debrief call it, and paths of settings and variants.")
    title: Text = Field(description="What it is about, in a few words; above the question and the reasons.")
    window: Annotated[list[Day], Field(min_length=2, max_length=2)] | None = Field(
        default=None,
        description=(
            "First and last day; it is a side's first move at the table in the weeks in which one of these "
            "or a day between them falls."
        ),
    )
    moves: list[TableMove] = Field(
        default=[],
        description=(
            "Kinds of move that are this moment in any week, unless it has been; they go before the window "
            "of another moment."
        ),
    )
    questions: dict[Id, Question] = Field(description="Side id: what it is asked. Both sides.")

    @model_validator(mode="after")
    def _comes_up(self) -> Self:
        if self.window is None and not self.moves:
            message = "must have a window or moves, else it never comes up"
            raise ValueError(message)
        return self


class Group(Section):
    """A family of clauses."""

    id: Id = Field(description="What clauses, factors and shares call it; no clause may have the same.")
    name: Text = Field(description="What its clauses have in common. The terminal does not show it yet.")


class ShortGame(Section):
    """The lesson-sized game: what it changes, as a variant would."""

    title: Text = Field(description="What is shorter about it; shown at its start.")
    set: dict[str, Any] = Field(
        description=(
            "Path into the scenario: the value that it gets, as in a variant. Applied before variants."
        )
    )


Status = Literal["granted", "open", "withheld"]
"""What a seal makes of a stretch of land: the first side's, left for later, or not the first side's."""

Longitude = Annotated[
    Decimal, BeforeValidator(_plain_number), Field(ge=-180, le=180), WithJsonSchema({"type": "number"})
]
Latitude = Annotated[
    Decimal, BeforeValidator(_plain_number), Field(ge=-85, le=85), WithJsonSchema({"type": "number"})
]


class Extent(Section):
    """The part of the world that a map must show, in degrees of WGS84."""

    west: Longitude = Field(description="Longitude of the western edge, east of Greenwich above 0.")
    south: Latitude = Field(description="Latitude of the southern edge, north of the equator above 0.")
    east: Longitude = Field(description="Longitude of the eastern edge.")
    north: Latitude = Field(description="Latitude of the northern edge.")

    @model_validator(mode="after")
    def _spans_an_area(self) -> Self:
        if self.west >= self.east or self.south >= self.north:
            message = "west must lie west of east, and south lie south of north"
            raise ValueError(message)
        return self


class MapArea(Section):
    """A stretch of land that a clause decides on."""

    clause: Id = Field(description="The clause whose level decides.")
    levels: dict[Id, Status] = Field(
        description=(
            "Level id: 'granted' where it makes the land the first side's, 'open' where it leaves that "
            "for later, 'withheld' where it does neither. All levels of the clause."
        )
    )


class MapLegend(Section):
    """What the legend of the map says beside each sign."""

    home: Text = Field(description="Land that is the first side's in any case.")
    granted: Text = Field(description="Land that both sides' seals make the first side's.")
    claimed: Text = Field(description="Land that the first side's seal alone makes its own.")
    offered: Text = Field(description="Land that the second side's seal alone makes the first side's.")
    open: Text = Field(description="Land that is left for later.")
    border: Text = Field(description="The border on which both sides' seals agree.")
    first: Text = Field(description="The border that the first side's seals describe.")
    second: Text = Field(description="The border that the second side's seals describe.")
    frontier: Text = Field(description="Frontiers that are not bargained over.")
    region: Text = Field(description="Boundaries of old provinces.")
    front: Text = Field(description="The front line.")
    note: Text = Field(description="A word on how exact the map is.")


class MapArmies(Section):
    """Who stands on either hand of the front, as it is written along the line."""

    advancing: Text = Field(
        description="The army on the left hand of the front, which the marker counts for."
    )
    facing: Text = Field(description="The army on its right hand, towards which the teeth point.")


class ScenarioMap(Section):
    """The map of the talks: which files it is drawn from, and what the clauses colour on it."""

    data: Id = Field(description="Lines, areas and towns: `maps/NAME.geojson` beside the scenario.")
    basemap: Id = Field(description="Coast, lakes and rivers: `maps/NAME.geojson` among the assets.")
    extent: Extent = Field(description="What is shown at least.")
    home: list[Id] = Field(description="Areas of the map that are the first side's in any case.")
    areas: dict[Id, MapArea] = Field(description="Area of the map: what decides on it.")
    front: Id | None = Field(
        default=None, description="The marker that moves the front line, if one is drawn."
    )
    armies: MapArmies | None = Field(default=None, description="Names of the armies, along the front.")
    corner: Literal["north_west", "north_east", "south_west", "south_east"] = Field(
        default="south_west", description="Where the legend stands."
    )
    legend: MapLegend = Field(description="The texts of the legend.")


class Scenario(Section):
    """A negotiation: everything that the game knows of it."""

    schema_version: Annotated[int, Field(ge=1)] = Field(description="Version of this format: 1.")
    id: Id = Field(description="The scenario, as its file is named; nothing may change it.")
    title: Text = Field(description="Shown at the start of a game.")
    story: Story = Field(description="What is told around the game: title, opening, rules, notes.")
    talks: Talks = Field(description="How long the talks last, what a draft may move, how computers bargain.")
    sides: Annotated[list[Side], Field(min_length=2, max_length=2)] = Field(
        description="The first wishes for each clause's last level, the second for its first level."
    )
    capitals: list[Delegate] = Field(
        default=[],
        description=(
            "People of either capital who do not sit at the table. The terminal does not show them yet."
        ),
    )
    voices: dict[Id, Text] = Field(
        default={}, description="Voice id: who speaks in dispatches, as shown above them."
    )
    sources: dict[Tag, Source] = Field(default={}, description="Sources by the tags that facts carry.")
    groups: Annotated[list[Group], Field(min_length=1, max_length=rb.GROUPS)] = Field(
        description="Families of clauses."
    )
    clauses: Annotated[list[Clause], Field(min_length=1, max_length=rb.CLAUSES)] = Field(
        description="What is bargained over, in the order in which players number it."
    )
    consistency: Annotated[list[Excluded], Field(max_length=rb.CONSISTENCY_RULES)] = Field(
        default=[],
        description="Levels of two clauses that do not go together: no such terms can be accepted.",
    )
    markers: Annotated[list[Marker], Field(max_length=rb.MARKERS)] = Field(
        default=[], description="Numbers that the talks move and are moved by."
    )
    flags: Annotated[list[Flag], Field(max_length=rb.FLAGS - len(rb.OWN_FLAGS))] = Field(
        default=[],
        description="What may have happened. The rules themselves have two more: 'signed' and 'void'.",
    )
    dispatches: Annotated[list[Dispatch], Field(max_length=rb.DISPATCHES)] = Field(
        default=[], description="News, in the order in which it is read in a week."
    )
    documents: Annotated[list[Document], Field(max_length=rb.DOCUMENTS)] = Field(
        default=[], description="Arguments, in the order in which players number their own."
    )
    packages: Annotated[list[Package], Field(max_length=rb.PACKAGES)] = Field(
        default=[], description="Whole treaties that a side may offer."
    )
    moves: dict[Id, Move] = Field(description="Kind of action: the words for it. All kinds.")
    summer: Annotated[list[SummerStep], Field(max_length=rb.SUMMER_STEPS)] = Field(
        default=[], description="What happens after the talks, in this order."
    )
    outcomes: Annotated[list[Outcome], Field(min_length=2, max_length=rb.OUTCOMES)] = Field(
        description="How the whole thing may end; the first that fits is the game's."
    )
    endings: dict[Id, Ending] = Field(
        description="Reason for which talks end without a treaty: the words for it. All reasons."
    )
    record: list[RecordedWeek] = Field(
        default=[], description="What the delegations did in the real talks, a week each."
    )
    aftermath: list[Told] = Field(default=[], description="What became of it all, to read after the game.")
    replies: dict[Id, dict[Id, list[Text]]] = Field(
        default={},
        description=(
            "Side id, occasion: sentences that its delegation may say to a move, of which week and "
            "clause choose one. Slots: {clause}, {document}."
        ),
    )
    moments: Annotated[list[Moment], Field(max_length=8)] = Field(
        default=[], description="Marked moments, at which players are asked the reason for a move."
    )
    map: ScenarioMap | None = Field(
        default=None, description="The map of the talks; without it the window shows none."
    )
    short: ShortGame | None = Field(
        default=None, description="The lesson-sized game, for `--short`; without it there is none."
    )


class Plausibility(Section):
    """Six questions to a counterfactual (Tetlock and Belkin 1996; Lebow 2010)."""

    clear: Text = Field(description="Whether it is clear how the change leads to the outcome.")
    steps: Text = Field(description="Whether every step between them is named.")
    minimal: Text = Field(description="Whether it changes as little of history as it can.")
    theory: Text = Field(description="Whether it agrees with theory.")
    regularities: Text = Field(description="Whether it agrees with what is known of such cases.")
    testable: Text = Field(description="What else would have to be true.")


class Variant(Section):
    """A small file of overrides: what if?"""

    schema_version: Annotated[int, Field(ge=1)] = Field(description="Version of this format: 1.")
    id: Id = Field(description="The variant, as its file is named.")
    title: Text = Field(description="Its name, in lists and at the start of a game.")
    changes: Text = Field(
        description="What it changes and what that means, in lists and at the start of a game."
    )
    distance: Annotated[int, Field(ge=1, le=5)] = Field(
        description="How far it departs from history, from 1 (hardly) to 5; shown in lists."
    )
    why_so_far: Text = Field(description="Why as far as that. The terminal does not show it.")
    plausibility: Plausibility = Field(
        description="Answers to six questions on its plausibility. The terminal does not show them."
    )
    set: dict[str, Any] = Field(description="Path into the scenario: the value that it gets.")
    set_in_short: dict[str, Any] | None = Field(
        default=None,
        description=(
            "What is set in the short game in place of the whole of `set`, where the weeks are others."
        ),
    )

"""The words of the teacher's sheets, and of the papers that pupils fill in before and after the game."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.basics import Id, Section, Text
from game.scenario.lesson.handouts import Graded
from game.scenario.schema import Provenance

Minute = Annotated[int, Field(ge=0, le=180)]
Texts = Annotated[list[Text], Field(min_length=1, max_length=12)]
MachineShare = Literal["projector", "pairs", "teacher"]
"""Who sits at a machine: the class before one picture, pupils in pairs, or the teacher alone."""
Seats = Literal["tables", "game", "side", "pairs"]
"""Games side by side, one game of the class, one side against the computer, or a game for every pair."""
Drawing = Literal["first_page", "table", "capital"]
"""Screens that the sheet about the machine has a drawing of."""


class Step(Section):
    """A stretch of a lesson."""

    minutes: Annotated[list[Minute], Field(min_length=2, max_length=2)] = Field(
        description="From which minute to which."
    )
    title: Text
    say: Text | None = Field(default=None, description="What the teacher says, word for word if he likes.")
    do: Texts = Field(description="What is done, clicked or handed out, in order.")


class Plan(Section):
    """A lesson, minute by minute."""

    id: Id
    title: Text
    about: Text = Field(description="What it is for, and what it leaves out.")
    needs: Texts = Field(description="What has to lie ready.")
    steps: Annotated[list[Step], Field(min_length=3, max_length=16)]


class PrintList(Section):
    """What is printed for a lesson."""

    title: Text
    seats: Seats = Field(description="How the class sits, from which the copies follow.")
    sheets: Annotated[list[str], Field(min_length=1, max_length=40)] = Field(
        description="Names of sheets, in the order in which they are used; a star stands for any letters."
    )


class OnTheMachine(Section):
    """A part of the sheet that tells how the machine is used."""

    title: Text
    drawing: Drawing | None = None
    lines: Texts


class Cable(Section):
    """A side's cable of a round, set beforehand."""

    kind: Id = Field(description="A kind of cable of the scenario's.")
    about: Annotated[list[Id], Field(max_length=2)] = Field(
        default=[], description="Clauses, for the kind that names some."
    )
    question: Id | None = Field(default=None, description="The hidden type that is asked about.")


class Round(Section):
    """What a class does with one round of the short game."""

    question: Text = Field(description="What the delegations are to talk about.")
    cables: dict[Id, Cable] = Field(description="By side: the cable that is sent without a debate.")
    watch: Text = Field(description="What the teacher watches for, or tells the class to look at.")


class Room(Section):
    """A way of sharing machines."""

    id: MachineShare
    title: Text
    about: Text
    before: Texts = Field(description="The day before.")
    start: Texts = Field(description="How the game is begun, screen by screen.")
    each_round: Texts = Field(description="What is done in each round.")


class ClassSize(Section):
    """How many pupils sit where."""

    pupils: Annotated[int, Field(ge=2, le=60)]
    groups: dict[MachineShare, Text]


class Trouble(Section):
    """What goes wrong, and what to do then."""

    trouble: Text
    remedy: Text


class Memo(Section):
    """A paper to be written."""

    title: Text
    task: Graded
    points: Annotated[list[Graded], Field(min_length=1, max_length=6)] = Field(
        description="What it has to say, with room for an answer each."
    )


class QuizQuestion(Section):
    """A question on the rules, with the answers to choose from."""

    question: Graded
    answers: Annotated[list[Graded], Field(min_length=2, max_length=4)]
    right: Annotated[int, Field(ge=0, le=3)] = Field(description="Which one; the first is 0.")
    why: Text = Field(description="For the teacher's sheet.")


class Observed(Section):
    """A quarter of the sheet of those who watch."""

    title: Text
    prompt: Graded


class Criterion(Section):
    """A line of the rubric: one standard, with room beside it for what falls short and what goes beyond."""

    title: Text
    standard: Text


class Found(Provenance):
    """What the sources say on something."""

    text: Text


class AnswerNotes(Section):
    """Notes on a question of the debrief."""

    question: Text
    pupils_say: Texts = Field(description="What is often said.")
    ask_back: Text = Field(description="What to ask then.")
    found: Annotated[list[Found], Field(min_length=1, max_length=6)]


class SensitiveMatter(Section):
    """What touches pupils, or is easily told unfairly."""

    title: Text
    care: Text = Field(description="What to mind, and how to speak of it.")
    found: Annotated[list[Found], Field(min_length=1, max_length=6)]


class Teaching(Section):
    """What the teacher's sheets say, and the papers before and after the game."""

    plans: Annotated[list[Plan], Field(min_length=1, max_length=6)]
    lists: Annotated[list[PrintList], Field(min_length=1, max_length=8)]
    machine: Annotated[list[OnTheMachine], Field(min_length=1, max_length=12)]
    rounds: Annotated[list[Round], Field(min_length=1, max_length=40)] = Field(
        description="One for each round of the short game."
    )
    rooms: Annotated[list[Room], Field(min_length=1, max_length=3)]
    sizes: Annotated[list[ClassSize], Field(min_length=1, max_length=12)]
    sizes_note: Text
    troubles: Annotated[list[Trouble], Field(min_length=1, max_length=20)]
    memo_before: Memo
    memo_after: Memo
    exit_card: Annotated[list[Graded], Field(min_length=1, max_length=3)]
    quiz: Annotated[list[QuizQuestion], Field(min_length=1, max_length=8)]
    observed: Annotated[list[Observed], Field(min_length=4, max_length=4)]
    rubric: Annotated[list[Criterion], Field(min_length=1, max_length=8)]
    rubric_note: Text
    answers: Annotated[list[AnswerNotes], Field(min_length=1, max_length=12)]
    sensitive: Annotated[list[SensitiveMatter], Field(min_length=1, max_length=12)]

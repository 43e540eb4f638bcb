"""People in a capital rule: a yes or a no, or a vote that is typed in."""

from typing import Final

from game.play.petition import VOTES_LIMIT, is_passed
from game.play.session import Session
from game.telling.capital import PetitionSheet, petition_sheet, ruling_line
from game.terminal.desk import Desk, Option
from game.terminal.screens import Screens

DIGITS: Final = len(str(VOTES_LIMIT - 1))
ANSWERS: Final = ("for", "against")


class Capital:
    """Lets people in a capital rule on what waits.

    Args:
        session: The game.
        screens: Where things are shown.
        desk: Where questions are answered.
    """

    def __init__(self, session: Session, screens: Screens, desk: Desk) -> None:
        self.session = session
        self.screens = screens
        self.words = screens.words
        self.desk = desk
        self.paper = desk.paper

    def draw_curtain(self) -> None:
        """Ask the delegations to look away."""
        self.paper.curtain()
        note = {name: self.words.say(f"capital.{name}") for name in ("curtain", "look_away")}
        self.paper.say(self.words.say("capital_curtain", **note))
        self.desk.read()

    def rule(self) -> None:
        """Show what is asked, and take the answer."""
        sheet = self._sheet()
        self.screens.petition(sheet)
        if sheet.is_voted:
            votes = self._votes()
            ruling = self.session.rule(is_passed(votes), votes)
        else:
            place = self.desk.choose([Option(sheet.yes), Option(sheet.no)])
            ruling = self.session.rule(place == 0)
        self.paper.say(ruling_line(self.words, ruling))

    def _sheet(self) -> PetitionSheet:
        petition = self.session.petition
        if petition is None:
            message = "no petition waits"
            raise ValueError(message)
        return petition_sheet(self.session, self.words, petition)

    def _votes(self) -> tuple[int, int]:
        """Let two numbers be typed: the votes for it and those against."""
        self.paper.heading(self.words.say("capital.vote"))
        while True:
            typed = self.desk.ask().replace(",", " ").replace(":", " ").split()
            votes = [int(word) for word in typed if word.isascii() and word.isdigit() and len(word) <= DIGITS]
            if len(typed) == len(votes) == len(ANSWERS):
                return votes[0], votes[1]
            self.paper.say(self.words.say("capital.no_count"))

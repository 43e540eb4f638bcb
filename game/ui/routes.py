# ruff: noqa: PLC0415 - a screen is imported when it is first shown, so that the window is there at once
"""Every way from one screen to another."""

from typing import TYPE_CHECKING

from game.ui.screen import Screen
from game.ui.stage import Stage

if TYPE_CHECKING:
    from game.play.petition import Petition
    from game.ui.sitting import Sitting


class Ways:
    """The ways of one window; see `stage.Routes`.

    Args:
        stage: What screens share.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    # Before a game.

    def title(self) -> Screen:
        """Give the first screen."""
        from game.ui.screens.title import TitleScreen

        return TitleScreen(self.stage)

    def new_game(self, *, is_lesson: bool = False, players: str = "") -> Screen:
        """Give the screen on which a game is set up; `players` may be "both" or "watch"."""
        from game.ui.screens.new_game import NewGameScreen

        return NewGameScreen(self.stage, is_lesson, players)

    def saved_games(self, parent: Screen) -> Screen:
        """Give the list of saved games."""
        from game.ui.screens.saved_games import SavedGamesScreen

        return SavedGamesScreen(self.stage, parent)

    def settings(self, parent: Screen) -> Screen:
        """Give the settings."""
        from game.ui.screens.settings import SettingsScreen

        return SettingsScreen(self.stage, parent)

    def rules(self, sitting: "Sitting | None", parent: Screen) -> Screen:
        """Give the rules on one page."""
        from game.ui.screens.rules import RulesScreen

        return RulesScreen(self.stage, sitting, parent)

    def about(self, parent: Screen) -> Screen:
        """Give what the game is, and its sources."""
        from game.ui.screens.about import AboutScreen

        return AboutScreen(self.stage, parent)

    # A game.

    def begin(self, sitting: "Sitting") -> Screen:
        """Give the first screen of a game: its end, watching it, a curtain, the briefing or the table."""
        from game.ui.screens.curtain import CurtainScreen
        from game.ui.screens.watch import WatchScreen

        if not sitting.session.humans:
            return WatchScreen(self.stage, sitting)
        if sitting.session.petition is not None:
            return self._capital(sitting, sitting.session.petition)
        if sitting.session.is_over:
            return self.ending(sitting)
        if sitting.is_hot_seat:
            return CurtainScreen(self.stage, sitting)
        return self.sit_down(sitting)

    def sit_down(self, sitting: "Sitting") -> Screen:
        """Give what a player sees who takes the seat: the briefing the first time, else the table."""
        from game.ui.screens.briefing import BriefingScreen

        is_briefed = sitting.seats[sitting.side].has_been_briefed
        return self.table(sitting) if is_briefed else BriefingScreen(self.stage, sitting)

    def table(self, sitting: "Sitting") -> Screen:
        """Give the table."""
        from game.ui.screens.table import TableScreen

        return TableScreen(self.stage, sitting)

    def after_move(self, sitting: "Sitting", parent: Screen) -> Screen:
        """Give what follows a move: the end, the curtain before the next player, or the same table."""
        from game.ui.screens.curtain import CurtainScreen
        from game.ui.screens.table import TableScreen

        if sitting.session.petition is not None:
            return self._capital(sitting, sitting.session.petition)
        if sitting.session.is_over:
            return self.ending(sitting)
        if sitting.is_hot_seat and isinstance(parent, TableScreen) and parent.side != sitting.side:
            return CurtainScreen(self.stage, sitting)
        return parent

    def after_ruling(self, sitting: "Sitting") -> Screen:
        """Give what follows a ruling: another capital, the end, or the curtain before a delegation."""
        from game.ui.screens.curtain import CurtainScreen

        if sitting.session.petition is not None:
            return self._capital(sitting, sitting.session.petition)
        return self.ending(sitting) if sitting.session.is_over else CurtainScreen(self.stage, sitting)

    def _capital(self, sitting: "Sitting", petition: "Petition") -> Screen:
        from game.ui.screens.capital import CapitalCurtainScreen

        return CapitalCurtainScreen(self.stage, sitting, petition)

    def curtain(self, sitting: "Sitting", behind: Screen) -> Screen:
        """Give the curtain that hides a screen from all but those who are to decide."""
        from game.ui.screens.capital import CapitalCurtainScreen
        from game.ui.screens.curtain import CurtainScreen

        petition = sitting.session.petition
        if petition is None:
            return CurtainScreen(self.stage, sitting, behind)
        return CapitalCurtainScreen(self.stage, sitting, petition, behind)

    def public(self, sitting: "Sitting", parent: Screen) -> Screen:
        """Give the page for all to see."""
        from game.ui.screens.public import PublicScreen

        return PublicScreen(self.stage, sitting, parent)

    def instructions(self, sitting: "Sitting", parent: Screen) -> Screen:
        """Give who the player is and the least that may be signed."""
        from game.ui.screens.instructions import InstructionsScreen

        return InstructionsScreen(self.stage, sitting, parent)

    def documents(self, sitting: "Sitting", parent: Screen) -> Screen:
        """Give the documents."""
        from game.ui.screens.documents import DocumentsScreen

        return DocumentsScreen(self.stage, sitting, parent)

    def cables(self, sitting: "Sitting", parent: Screen) -> Screen:
        """Give the cables that went out and came in."""
        from game.ui.screens.cables import CablesScreen

        return CablesScreen(self.stage, sitting, parent)

    def atlas(self, sitting: "Sitting", parent: Screen) -> Screen:
        """Give the map over the whole window."""
        from game.ui.screens.atlas import AtlasScreen

        return AtlasScreen(self.stage, sitting, parent)

    def minutes(self, sitting: "Sitting", parent: Screen) -> Screen:
        """Give the course of the talks."""
        from game.ui.screens.minutes import MinutesScreen

        return MinutesScreen(self.stage, sitting, parent)

    def menu(self, sitting: "Sitting", parent: Screen) -> Screen:
        """Give the menu of a game: save, load, settings, leave."""
        from game.ui.screens.menu import MenuScreen

        return MenuScreen(self.stage, sitting, parent)

    # The end.

    def ending(self, sitting: "Sitting") -> Screen:
        """Give how the talks ended."""
        from game.ui.screens.signature import SignatureScreen

        return SignatureScreen(self.stage, sitting)

    def summer(self, sitting: "Sitting") -> Screen:
        """Give the summer that followed."""
        from game.ui.screens.summer import SummerScreen

        return SummerScreen(self.stage, sitting)

    def debrief(self, sitting: "Sitting") -> Screen:
        """Give what it was worth, beside history."""
        from game.ui.screens.debrief import DebriefScreen

        return DebriefScreen(self.stage, sitting)

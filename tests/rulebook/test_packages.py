"""Section 5: packages."""

from game.engine import state
from tests.builders import Table, tariffs


def handed_over():
    """A game in whose third week Corvane has handed its package over."""
    return Table(tariffs()).put(at=3).act("propose", package="one_sheet")


def test_who_may_hand_it_over_and_when():
    """R5.1: A package is a whole treaty that the scenario prepares for one side; only that side may hand it
    over, once, within its weeks and while its conditions hold.
    """
    judged = [
        Table(tariffs()).put(at=week, side="corvane").judge("propose", package="one_sheet")
        for week in range(1, 7)
    ]
    assert judged == ["package_not_open"] * 2 + ["allowed"] * 2 + ["package_not_open"] * 2
    table = Table(tariffs()).put(at=3, side="halmar")
    assert table.judge("propose", package="one_sheet") == "not_this_side"
    cold = Table(tariffs()).put(at=3, markers={"herring": 0.99})
    assert cold.judge("propose", package="one_sheet") == "package_not_open"
    assert handed_over().put(side="corvane").judge("propose", package="one_sheet") == "package_spent"


def test_it_is_the_move_of_the_week():
    """R5.2: Handing a package over is the side's move of the week and moves no seal."""
    table = handed_over()
    assert (table.phase, table.side) == ("table", "halmar")
    assert table.told("SEAL_MOVED") == []
    assert table.game.has_drafted[1] == 0


def test_how_long_it_stays_open():
    """R5.3: The package stays open, the week of its handing over included, for the number of weeks that the
    scenario says.
    """
    table = handed_over()
    judged = []
    for week in (3, 4, 5):
        table.put(at=week, side="halmar")
        judged.append(table.judge("accept_package", package="one_sheet"))
    assert judged == ["allowed", "allowed", "package_not_open"]
    fresh = Table(tariffs()).put(at=3, side="halmar")
    assert fresh.judge("accept_package", package="one_sheet") == "package_not_open"


def test_taking_it_signs_it():
    """R5.4: While it is open the other side may take it, which signs exactly its levels at once."""
    table = handed_over().act("accept_package", package="one_sheet")
    package = tariffs().data.packages[0]
    assert state.REASON_NAMES[table.game.reason] == "signed"
    for clause, level in package.levels.items():
        place = table.names.clause[clause]
        assert table.level_of(clause, table.game.treaty[place]) == level

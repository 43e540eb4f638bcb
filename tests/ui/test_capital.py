"""A capital that people play: a curtain, a page on which they rule, and the talks go on."""

import pytest

from game.play.actions import NamedAction
from game.play.petition import Ruling
from game.play.session import Session
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.capital import CapitalCurtainScreen, CapitalScreen
from game.ui.screens.curtain import CurtainScreen
from game.ui.screens.table import TableScreen

KINDS = {"table": "adjourn", "answer": "stay", "cable": "silence"}


def idle(session, week, **cables):
    """Play on to that week, or until a capital has to decide."""
    while session.week < week and session.petition is None:
        side = session.to_move
        kind = KINDS[session.phase]
        session.act(side, cables.pop(session.phase, None) or NamedAction(kind))
    return session


@pytest.fixture
def talks(moscow):
    """Begin talks of the Lithuanian delegation with people in Kaunas."""
    return lambda **options: Session.new(
        moscow, seed=7, level="secretary", capitals=("lithuania",), **options
    )


@pytest.fixture
def asked(talks):
    """Talks in which Kaunas has to answer on gold."""
    return idle(idle(talks(), 2, cable=NamedAction("mandate", clauses=("gold",))), 3)


@pytest.fixture
def signed(talks):
    """Talks in which a treaty has been signed that Kaunas has to ratify."""
    session = idle(talks(), 2)
    session.act("lithuania", NamedAction("accept"))
    return session


@pytest.fixture
def opened(window):
    return lambda session, **options: window(
        session=session, first=lambda stage, sitting: stage.routes.begin(sitting), **options
    )


def test_a_curtain_falls_before_the_capital_and_after_it(opened, asked):
    game = opened(asked)
    assert isinstance(game.screen, CapitalCurtainScreen)
    assert "The capitals decide" in game.text
    assert "The delegations look away." in game.text
    for secret in ("Kaunas", "London", "Assembly", "Week", "Gold", "instructions"):
        assert secret not in game.text
    game.key("return")
    assert isinstance(game.screen, CapitalScreen)
    game.click("yes")
    assert isinstance(game.screen, CurtainScreen)
    assert "Everybody else looks away." in game.text
    rulings = [decision.rulings for decision in asked.decisions if decision.rulings]
    assert rulings == [(Ruling("lithuania", "request", True),)]
    assert asked.week == 3
    game.key("return")
    assert isinstance(game.screen, BriefingScreen | TableScreen)


def test_the_page_says_what_is_asked_and_what_is_known(opened, asked):
    game = opened(asked)
    game.key("return")
    for said in ("Kaunas decides", "Gold: the instructions allow", "Home support", "What speaks for it"):
        assert said in game.text
    for secret in ("Moscow's need", "Alliance demand", "calculator"):
        assert secret not in game.text


@pytest.mark.parametrize(("votes", "means", "reason"), [
    (("21", "9"), "Ratified", "signed"), (("9", "9"), "Refused", "unratified"),
])  # fmt: skip
def test_a_treaty_is_ratified_by_a_vote_that_is_typed_in(opened, signed, votes, means, reason):
    game = opened(signed)
    assert "The capitals decide" in game.text
    game.key("return")
    assert "The Constituent Assembly decides" in game.text
    assert "a tie is a no" in game.text
    game.click("declare")
    assert not signed.is_over
    for place, count in enumerate(votes):
        game.click(f"vote {place}")
        game.type(count + "x")
    assert means in game.text
    game.click("declare")
    assert signed.is_over
    assert signed.result.reason == reason
    assert signed.decisions[-1].rulings[0].votes == tuple(map(int, votes))


def test_the_move_that_makes_a_capital_decide_leads_to_its_curtain(window, talks):
    session = idle(talks(), 2, cable=NamedAction("pledge"))
    assert session.petition.kind == "pledge"
    session.rule(False)
    game = window(session=session)
    game.keys("j", "return")
    game.keys("p", "return")
    assert isinstance(game.screen, CapitalCurtainScreen)
    assert "London" not in game.text
    game.key("return")
    assert "London decides" in game.text


def test_a_game_saved_while_a_capital_decides_opens_at_its_curtain(opened, asked, tmp_path):
    asked.save(tmp_path / "game.json")
    assert isinstance(opened(Session.load(tmp_path / "game.json")).screen, CapitalCurtainScreen)


def test_the_timer_counts_down_and_forces_nobody(opened, asked, clock):
    game = opened(asked, minutes=3)
    game.key("return")
    assert "3:00 left of this round" in game.text
    clock.wait(61)
    game.app.refresh()
    assert "2:00 left of this round" in game.text
    clock.wait(70)
    game.app.refresh()
    assert "0:49 left of this round" in game.text
    clock.wait(600)
    game.app.refresh()
    assert "Time is up." in game.text
    assert asked.petition is not None
    game.stage.change(game.stage.settings.__class__())
    game.app.rebuild()
    assert "left of this round" not in game.text

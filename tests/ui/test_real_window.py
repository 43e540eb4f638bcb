"""Whole games in a real window: one by keys alone, one by the mouse alone, each as the terminal plays it."""

import io
import json
import time

import pytest

from game.scenario.load import load_scenario
from game.terminal.app import play
from tests.real_window import AFTER_A_MOVE, RealWindow, are_tools_there, display
from tests.windows import Clock, Window

SEED = 7
WEEKS = 10

pytestmark = pytest.mark.skipif(not are_tools_there(), reason="Xvfb and xdotool are not there")


class Pair:
    """A real window and one that nobody sees, of the same size, which get the same events."""

    def __init__(self, real, twin):
        self.real = real
        self.twin = twin

    @property
    def decisions(self):
        return self.twin.screen.sitting.session.decisions if hasattr(self.twin.screen, "sitting") else ()

    def key(self, name):
        before = len(self.decisions)
        self.real.key(name)
        self.twin.key(name)
        self._agree(before)

    def keys(self, *names):
        for name in names:
            self.key(name)

    def type(self, text):
        self.real.type(text)
        self.twin.type(text)

    def click(self, id_):
        before = len(self.decisions)
        point = self.twin.widget(id_).rect.center
        assert self.twin.app.page.at(point).id == id_, f"'{id_}' cannot be seen"
        self.real.click(point)
        self.twin.click(id_)
        self._agree(before)

    @property
    def is_asked_why(self):
        """Whether a marked moment's question stands before the table; the window is deaf for a while then."""
        is_asked = "moment send" in self.twin.ids()
        time.sleep(AFTER_A_MOVE if is_asked else 0)
        return is_asked

    def focus(self, id_):
        """Walk by Tab until something has the focus."""
        for _ in range(60):
            if self.twin.app.attention.focused == id_:
                return
            self.key("tab")
        raise AssertionError(f"Tab never came to '{id_}'")

    def _agree(self, before):
        self.real.wait_for(lambda: self.real.caption == self.twin.app.caption(), self.twin.app.caption())
        now = self.decisions
        if len(now) != before and now:
            self.real.wait_for(lambda: len(self.real.decisions) == len(now), f"{len(now)} decisions")
            time.sleep(AFTER_A_MOVE)


@pytest.fixture
def pair(moscow, tmp_path, monkeypatch):
    """Open a pair of windows on the first page."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "twin"))
    with display() as name:
        opened = []

        def open_pair(size=(1280, 800), drawn_seed=None):
            real = RealWindow(name, tmp_path / "real", size, drawn_seed)
            opened.append(real)
            monkeypatch.setattr("secrets.randbelow", lambda _: drawn_seed)
            folder = tmp_path / "twin" / "moscow1920"
            twin = Window(moscow, folder, Clock(), size, first=lambda stage, _: stage.routes.title())
            return Pair(real, twin)

        yield open_pair
        for real in opened:
            real.close()


def terminal_lines(decisions, scenario):
    """Give what a player types at the terminal for the same choices."""
    data = scenario.data
    clauses = [clause.id for clause in data.clauses]
    yield ""
    for decision in decisions:
        action = decision.action
        if decision.side != "lithuania":
            continue
        yield action.kind
        match action.kind:
            case "draft":
                for clause, level in action.seals.items():
                    number = clauses.index(clause)
                    levels = [one.id for one in data.clauses[number].levels]
                    yield f"{number + 1} {levels.index(level) + 1}"
                yield from ("done", "1")
            case "inquire":
                yield str(clauses.index(action.clause) + 1)
            case "mandate":
                yield " ".join(str(clauses.index(clause) + 1) for clause in action.clauses)
            case "probe":
                types = [one.id for one in data.sides[1].types]
                yield str(types.index(action.type) + 1)
            case "accept":
                yield "1"
        if decision.moment is not None:
            moment = next(one for one in data.moments if one.id == decision.moment)
            reasons = [reason.id for reason in moment.questions["lithuania"].reasons]
            yield "" if decision.picked is None else str(reasons.index(decision.picked) + 1)


def played_at_the_terminal(decisions, scenario, home, monkeypatch):
    """Play the same choices at the terminal, and give what was saved."""
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    typed = io.StringIO("\n".join(terminal_lines(decisions, scenario)) + "\n")
    told = io.StringIO()
    play(
        scenario,
        side="lithuania",
        level="secretary",
        seed=SEED,
        lang="en",
        plain=True,
        stdin=typed,
        stdout=told,
    )
    saved = home / "moscow1920" / "autosave.json"
    assert saved.exists(), told.getvalue()[-2000:]
    return json.loads(saved.read_text(encoding="utf-8"))


def check(pair, home, monkeypatch):
    """The window, its twin and the terminal have played the same game to the same end."""
    session = pair.twin.screen.sitting.session
    assert session.is_over
    real = json.loads((pair.real.saves / "autosave.json").read_text(encoding="utf-8"))
    at_terminal = played_at_the_terminal(session.decisions, load_scenario(), home, monkeypatch)
    for key in ("seed", "players", "level", "actions", "digests", "picked", "result"):
        assert real[key] == at_terminal[key], key
    assert real["digests"][-1] == session.digest()[:8]
    assert pair.real.close() == 0


def test_a_whole_game_by_keys_alone(pair, tmp_path, monkeypatch):
    game = pair()
    game.key("n")
    game.focus("seed")
    game.type(str(SEED))
    game.key("f5")
    game.keys("2", "3", "t")
    for week in range(1, WEEKS + 1):
        game.key("return")
        if week == 1:
            game.focus("stop vilnius recognised")
            game.keys("down", "down", "left", "return", "down", "return")
            game.focus("commit")
            game.key("return")
        elif week == 2:
            game.keys("a", "return", "return")
            game.focus("commit")
            game.key("return")
        elif week >= 9 and game.twin.screen.sitting.session.legal("lithuania")["accept"] is None:
            game.keys("s", "return")
        else:
            game.keys("j", "return")
        if game.is_asked_why:
            game.keys("2", "return")
        if game.twin.screen.name != "table":
            break
        if week == 3:
            game.keys("a", "return")
            game.focus("commit")
            game.key("return")
        elif week == 4:
            game.keys("p", "return")
        else:
            game.keys("n", "return")
        if game.twin.screen.name != "table":
            break
    assert game.twin.screen.name == "signature"
    game.keys("t", "s")
    assert game.twin.screen.name == "summer"
    game.keys("right", "d")
    assert game.twin.screen.name == "debrief"
    game.keys("2", "3", "4")
    check(game, tmp_path / "terminal", monkeypatch)


def test_a_whole_game_by_the_mouse_alone(pair, tmp_path, monkeypatch):
    game = pair(size=(1520, 900), drawn_seed=SEED)
    game.click("new")
    game.click("side lithuania")
    game.click("level secretary")
    game.click("begin")
    game.click("sit" if "sit" in game.twin.ids() else "next")
    for week in range(1, WEEKS + 1):
        game.click("close")
        if week == 1:
            game.click("stop lida later")
            game.click("stop braslaw later")
        elif week >= 8 and game.twin.screen.sitting.session.legal("lithuania")["accept"] is None:
            game.click("move accept")
        else:
            game.click("move adjourn")
        game.click("commit")
        if game.is_asked_why:
            game.click("moment send")
        if game.twin.screen.name != "table":
            break
        game.click("move silence" if week != 2 else "move pledge")
        game.click("commit")
        if game.twin.screen.name != "table":
            break
    game.click("summer")
    game.click("debrief" if "debrief" in game.twin.ids() else "onward")
    while game.twin.screen.name == "summer":
        game.click("debrief" if "debrief" in game.twin.ids() else "onward")
    assert game.twin.screen.name == "debrief"
    check(game, tmp_path / "terminal", monkeypatch)

"""Many games between policies, headless: `simulate`, the same as the command of that name.

    from game import load_scenario, simulate

    scenario = load_scenario()
    result = simulate(scenario, games=10_000, seed=7)
    print(result.summary()["outcome_share"])

A run's games are numbered from 0, and each is a function of the scenario, the seed, its number and the
policies. So the rows and the digest never depend on how games are spread over batches and processes.
"""

import contextlib
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import index
from typing import Any, Final, SupportsIndex

import numpy as np

from game.engine.compiled import is_compiled
from game.engine.state import RULES_VERSION
from game.errors import CommandError, shown
from game.players import registry
from game.scenario.checking import listing
from game.scenario.findings import nearest
from game.scenario.load import LoadedScenario
from game.sweep import interrupts
from game.sweep.batch import PLAYED_AT_ONCE, Batch, BatchPlayer
from game.sweep.processes import play_in_processes
from game.sweep.rows import Rows
from game.sweep.tally import Tally

POLICY: Final = "negotiator"
"""Who plays a side that nobody was named for."""

MOST_GAMES: Final = 1_000_000_000
LARGEST_SEED: Final = (1 << 63) - 1
MOST_WORKERS: Final = 256
LARGEST_BATCH: Final = MOST_GAMES

COMPILED_BATCH: Final = 2_000
PYTHON_BATCH: Final = 4
"""Games of a batch unless told otherwise: enough for a fraction of a second or a few seconds."""


@dataclass(frozen=True)
class SimulationResult:
    """What came of a run.

    Attributes:
        scenario: What was played.
        seed: The run's seed.
        games: How many games.
        players: Side id to the name of its policy.
        seconds: How long the games took, set-up left out.
        digest: Sha256 over the canonical bytes of all rows, see `game.sweep.rows`.
        replaced: How many decisions were not legal, or not taken, and became the safe move.
        fault: What the first policy that failed said, if one did.
    """

    scenario: LoadedScenario
    seed: int
    games: int
    players: Mapping[str, str]
    seconds: float
    digest: str
    replaced: int
    fault: str | None
    _tally: Tally
    _rows: Rows | None

    @property
    def rows(self) -> Rows:
        """One record a game, in order; fields as in `game.sweep.rows.row_dtype`.

        Raises:
            CommandError: They were not kept; ask `simulate` for it.
        """
        if self._rows is None:
            raise CommandError("The rows of this run were not kept. Call simulate(..., keep_rows=True).")
        return self._rows

    @property
    def games_per_second(self) -> float:
        """Games played a second, set-up left out."""
        return self.games / self.seconds

    def origin(self) -> dict[str, Any]:
        """Say what was run: all that is needed to run it again."""
        scenario = self.scenario
        return {
            "scenario": scenario.name,
            "scenario_sha256": scenario.sha256,
            "fingerprint": scenario.fingerprint,
            "rules_version": RULES_VERSION,
            "variants": list(scenario.variants),
            "settings": [f"{path}={value}" for path, value in scenario.settings],
            "short": scenario.is_short,
            "seed": self.seed,
            "games": self.games,
            "players": dict(self.players),
        }

    def summary(self) -> dict[str, Any]:
        """Say what came of it, by the keys of `simulate --json` (see docs/headless.md)."""
        return {
            **self.origin(),
            **self._tally.summary(self.scenario.names),
            "games_per_second": round(self.games_per_second, 1),
            "digest": self.digest,
        }


def simulate(
    scenario: LoadedScenario,
    *,
    games: int,
    seed: int = 0,
    players: Mapping[str, str] | None = None,
    batch: int | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    on_rows: Callable[[Rows], None] | None = None,
    keep_rows: bool = False,
) -> SimulationResult:
    """Play many games.

    Args:
        scenario: What is played.
        games: How many, 1 to 10^9; they are numbered from 0.
        seed: 0 .. 2^63 - 1.
        players: Side id to the name of a policy; a side that is not named is played by the negotiator.
        batch: How many games go to a process at a time. Changes nothing but the pace. Without it, as many
            as take a fraction of a second as machine code.
        workers: How many processes, 1 to 256. One means this process.
        progress: Called with the number of games done and of all games.
        on_rows: Called with the rows of each batch, in order.
        keep_rows: Whether to keep all rows in memory (about 500 bytes a game), see `SimulationResult.rows`.

    Returns:
        The run's totals, digest and, if kept, rows.

    Raises:
        CommandError: There is no such side or policy, or a number is out of bounds.
        WorkerLost: A process was ended from outside.
    """
    games = _whole("games", games, 1, MOST_GAMES)
    seed = _whole("seed", seed, 0, LARGEST_SEED)
    workers = _whole("workers", workers, 1, MOST_WORKERS)
    seated = seat_players(scenario, players)
    player = BatchPlayer(scenario.rules, seed, tuple(seated.values()))
    size = _usual_batch(player) if batch is None else _whole("batch", batch, 1, LARGEST_BATCH)
    spans = _spans(games, min(size, PLAYED_AT_ONCE, -(-games // workers)))
    player.warm_up()
    run = _Run(scenario, on_rows, keep_rows=keep_rows)
    batches = (
        (player.play(*span) for span in spans) if workers == 1 else play_in_processes(player, spans, workers)
    )
    began = math.inf
    with interrupts.held() as stop_if_asked, contextlib.closing(batches):
        for played in batches:
            began = min(began, played.began)
            run.add(played)
            if progress is not None:
                progress(run.tally.games, games)
            stop_if_asked()
    seconds = max(time.monotonic() - began, 1e-6)
    return run.result(seed, seated, seconds)


class _Run:
    """What is gathered while batches come in."""

    def __init__(
        self, scenario: LoadedScenario, on_rows: Callable[[Rows], None] | None, *, keep_rows: bool
    ) -> None:
        self.tally = Tally(scenario.rules)
        self._scenario = scenario
        self._on_rows = on_rows
        self._kept: list[Rows] | None = [] if keep_rows else None
        self._replaced = 0
        self._fault: str | None = None

    def add(self, batch: Batch) -> None:
        """Take in the batch that comes next in order."""
        self.tally.add(batch.rows)
        self._replaced += batch.replaced
        self._fault = self._fault or batch.fault
        if self._kept is not None:
            self._kept.append(batch.rows)
        if self._on_rows is not None:
            self._on_rows(batch.rows)

    def result(self, seed: int, players: Mapping[str, str], seconds: float) -> SimulationResult:
        """Close the run."""
        return SimulationResult(
            scenario=self._scenario,
            seed=seed,
            games=self.tally.games,
            players=players,
            seconds=seconds,
            digest=self.tally.digest(),
            replaced=self._replaced,
            fault=self._fault,
            _tally=self.tally,
            _rows=None if self._kept is None else np.concatenate(self._kept),
        )


def _whole(name: str, number: SupportsIndex, low: int, high: int) -> int:
    """Check a whole number against its limits."""
    try:
        whole = index(number)
    except TypeError:
        whole = low - 1
    if isinstance(number, bool) or not low <= whole <= high:
        raise CommandError(f"{name} must be a whole number from {low} to {high}.")
    return whole


def seat_players(scenario: LoadedScenario, players: Mapping[str, str] | None) -> dict[str, str]:
    """Name the policy of every side.

    Args:
        scenario: What is played.
        players: Side id to the name of a policy.

    Returns:
        The same, with the negotiator for a side that is not named.

    Raises:
        CommandError: There is no such side or policy.
    """
    sides = list(scenario.names.side)
    for side, policy in (players or {}).items():
        _require_known("side", side, sides)
        _require_known("policy", policy, registry.policy_names())
    return {side: (players or {}).get(side, POLICY) for side in sides}


def _require_known(what: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        raise CommandError(
            f"There is no {what} '{shown(name)}'.{nearest(name, known) or ' ' + listing(known)}"
        )


def _usual_batch(player: BatchPlayer) -> int:
    return COMPILED_BATCH if is_compiled and player.is_compiled else PYTHON_BATCH


def _spans(games: int, size: int) -> Iterator[tuple[int, int]]:
    """Cut games into batches: the first game's number and how many."""
    return ((first, min(size, games - first)) for first in range(0, games, size))

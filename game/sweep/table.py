"""Rows as a flat table of names, days and points, and the Parquet file of it."""

import contextlib
import importlib.util
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
import numpy.typing as npt

from game.engine.outcome import NO_DAY
from game.engine.state import REASON_NAMES
from game.errors import CannotWrite, CommandError, reason_of, shown
from game.play.known import shown_path
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.sweep import interrupts
from game.sweep.rows import Rows

if TYPE_CHECKING:
    import duckdb

Table = dict[str, npt.NDArray[Any]]
"""Column name: (games,) values."""

ENDING: Final = ".parquet"
WRITTEN_AT_ONCE: Final = 20_000
"""Rows that are gathered before they are handed on."""
KEY: Final = "moscow1920"
"""Under this key a Parquet file says what was run."""

_SQL_TYPES: Final = {"i": "bigint", "f": "double", "b": "boolean", "M": "date", "O": "varchar"}


def to_table(rows: Rows, names: Names) -> Table:
    """Name everything in rows.

    Args:
        rows: As `simulate` gives them.
        names: Index of the scenario's names.

    Returns:
        The columns, in this order:

        - `game`: its number; `outcome`, `reason`: ids; `treaty`: whether one was signed and stands;
          `signed_on`: day of the signature, if there was one;
        - for each clause its level's id as signed, if anything was, under the clause's id (under
          `clause_<id>` where another column has that name);
        - for each side `steps_<side>` signed below the mandate; in points `value_<side>`, `paper_<side>`,
          `fact_<side>` and `drawn_fact_<side>`, then `paper_<side>_<column>` and `fact_<side>_<column>`;
        - `flag_<flag>`: whether it was set in the end.
    """
    scenario = names.scenario
    is_signed = rows["signed_day"] != NO_DAY
    talks = _talks(rows, names, is_signed)
    points = _points(rows, names)
    flags = {f"flag_{flag}": rows["flag"][:, place] != 0 for flag, place in names.flag.items()}
    taken = {*talks, *points, *flags}
    clauses = {
        f"clause_{clause.id}" if clause.id in taken else clause.id: _named(
            [*(level.id for level in clause.levels), None], np.where(is_signed, rows["treaty"][:, place], -1)
        )
        for place, clause in enumerate(scenario.clauses)
    }
    return {**talks, **clauses, **points, **flags}


def _talks(rows: Rows, names: Names, is_signed: npt.NDArray[np.bool_]) -> Table:
    scenario = names.scenario
    days = np.datetime64(scenario.talks.first_day, "D") + rows["signed_day"].astype("timedelta64[D]")
    return {
        "game": rows["number"],
        "outcome": _named([outcome.id for outcome in scenario.outcomes], rows["outcome"]),
        "reason": _named(REASON_NAMES, rows["reason"]),
        "treaty": rows["is_treaty"] != 0,
        "signed_on": np.where(is_signed, days, np.datetime64("NaT")),
    }


def _points(rows: Rows, names: Names) -> Table:
    table: Table = {}
    for seat, side in enumerate(names.scenario.sides):
        table[f"steps_{side.id}"] = rows["steps"][:, seat]
        for name in ("value", "paper", "fact", "drawn_fact"):
            table[f"{name}_{side.id}"] = rows[name][:, seat] / rb.UNIT
        for name in ("paper", "fact"):
            for place, column in enumerate(side.columns):
                table[f"{name}_{side.id}_{column.id}"] = rows[f"{name}_column"][:, seat, place] / rb.UNIT
    return table


def _named(ids: Any, places: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
    named: npt.NDArray[np.object_] = np.array(ids, object)[places]
    return named


class ParquetWriter:
    """Writes rows into one Parquet file, batch by batch, and gives it its name when all is written.

    Use it in a `with` statement and call `finish` at the end; otherwise nothing stays.

    Args:
        path: The file, ending in `.parquet`.
        names: Index of the scenario's names.
        force: Whether a file that is there already may be replaced.

    Raises:
        CommandError: DuckDB is not installed, the ending is another one, or the file is there already.
    """

    def __init__(self, path: Path, names: Names, *, force: bool = False) -> None:
        require_duckdb()
        require_free(path, force=force)
        self._path = path
        self._names = names
        self._gathered: list[Rows] = []
        self._has_table = False

    def __enter__(self) -> Self:
        """Begin to write, beside the file.

        Raises:
            CannotWrite: Nothing can be written there.
        """
        try:
            self._folder = Path(tempfile.mkdtemp(prefix=".moscow1920-", dir=self._path.absolute().parent))
        except OSError as error:
            raise _cannot_write(self._path, error) from None
        try:
            # An interrupt that strikes while DuckDB is being loaded would abort the process.
            with interrupts.held() as stop_if_asked:
                self._connection = self._connect()
                stop_if_asked()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away all that was written beside the file."""
        with contextlib.suppress(Exception):
            self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def write(self, rows: Rows) -> None:
        """Add the games that come next.

        Raises:
            CannotWrite: The disk is full, or the like.
        """
        self._gathered.append(rows)
        if sum(map(len, self._gathered)) >= WRITTEN_AT_ONCE:
            self._hand_on()

    def finish(self, origin: Mapping[str, Any]) -> None:
        """Write the file.

        Args:
            origin: What was run; kept as JSON in the file's own key-value list.

        Raises:
            CannotWrite: The disk is full, or the like; nothing has changed.
        """
        self._hand_on()
        whole = self._folder / f"rows{ENDING}"
        said = _quoted(json.dumps(origin))
        self._execute(
            f"copy game_rows to {_quoted(str(whole))} "
            f"(format parquet, compression zstd, kv_metadata {{{KEY}: {said}}})"
        )
        try:
            with whole.open("rb+") as file:
                os.fsync(file.fileno())
            whole.replace(self._path)
        except OSError as error:
            raise _cannot_write(self._path, error) from None

    def _connect(self) -> "duckdb.DuckDBPyConnection":
        import duckdb  # noqa: PLC0415 - it may be absent, and is not needed for a run without a file

        try:
            return duckdb.connect(str(self._folder / "rows.duckdb"))
        except (duckdb.Error, ValueError) as error:
            raise _cannot_write(self._path, error) from None

    def _hand_on(self) -> None:
        if not self._gathered:
            return
        table = to_table(np.concatenate(self._gathered), self._names)
        self._gathered.clear()
        if not self._has_table:
            columns = ", ".join(f'"{name}" {_SQL_TYPES[column.dtype.kind]}' for name, column in table.items())
            self._execute(f"create table game_rows ({columns})")
            self._has_table = True
        moments = {
            name: column.astype("datetime64[us]") if column.dtype.kind == "M" else column
            for name, column in table.items()
        }
        self._connection.register("coming_rows", moments)
        self._execute("insert into game_rows select * from coming_rows")
        self._connection.unregister("coming_rows")

    def _execute(self, statement: str) -> None:
        import duckdb  # noqa: PLC0415 - as above

        try:
            self._connection.execute(statement)
        except duckdb.Error as error:
            raise _cannot_write(self._path, error) from None


def require_duckdb() -> None:
    """Refuse to write Parquet without DuckDB.

    Raises:
        CommandError: It is not installed.
    """
    if importlib.util.find_spec("duckdb") is None:
        raise CommandError(
            "Writing Parquet needs DuckDB, which is not installed. Install it with: pip install duckdb"
        )


def require_free(path: Path, *, force: bool) -> None:
    """Refuse a path that no result may be written to.

    Args:
        path: The file.
        force: Whether a file that is there already may be replaced.

    Raises:
        CommandError: The ending is another one, it is a folder, or it is there already.
    """
    name = shown_path(path)
    if path.suffix != ENDING:
        raise CommandError(f"--out {name}: the file's name must end in {ENDING}.")
    if path.is_dir():
        raise CommandError(f"--out {name}: this is a folder.")
    if path.exists() and not force:
        raise CommandError(f"--out {name}: the file is there already. Choose another name, or use --force.")


def _cannot_write(path: Path, error: Exception) -> CannotWrite:
    reason = reason_of(error) if isinstance(error, OSError) else shown(str(error).splitlines()[0], 300)
    return CannotWrite(f"Could not write {shown_path(path)}: {reason}.")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

"""Rows as a flat table, and the Parquet file of it."""

import json

import duckdb
import numpy as np
import pytest

from game import simulate
from game.engine.outcome import NO_DAY
from game.engine.state import REASON_NAMES
from game.errors import CannotWrite, CommandError
from game.sweep import table
from game.sweep.table import ParquetWriter, to_table


@pytest.fixture(scope="module")
def run(tariffs):
    """Games with and without a treaty."""
    return simulate(tariffs, games=12, seed=2, players={"halmar": "random"}, keep_rows=True)


def query(question, path):
    return duckdb.connect().execute(question, [str(path)])


def read(path):
    return query("select * from read_parquet($1)", path)


@pytest.fixture
def written(tariffs, run, tmp_path):
    path = tmp_path / "it's a [file].parquet"
    with ParquetWriter(path, tariffs.names) as writer:
        for first in range(0, 12, 5):
            writer.write(run.rows[first : first + 5])
        writer.finish(run.origin())
    return path


def test_columns_have_names_levels_and_points(run, tariffs):
    flat = to_table(run.rows, tariffs.names)
    assert list(flat)[:7] == ["game", "outcome", "reason", "treaty", "signed_on", "salt_duty", "grain_duty"]
    assert list(flat)[-2:] == ["flag_herring_came", "flag_lit"]
    for game, row in enumerate(run.rows):
        assert flat["game"][game] == row["number"] == game
        assert flat["outcome"][game] == tariffs.data.outcomes[row["outcome"]].id
        assert flat["reason"][game] == REASON_NAMES[row["reason"]]
        assert flat["value_corvane"][game] == row["value"][1] / 10_000
        assert flat["paper_halmar_bay"][game] == row["paper_column"][0, 1] / 10_000
        assert flat["flag_signed"][game] == bool(row["flag"][0])
        if row["signed_day"] == NO_DAY:
            assert np.isnat(flat["signed_on"][game])
            assert flat["salt_duty"][game] is None
        else:
            day = np.datetime64("1874-03-02") + int(row["signed_day"])
            assert flat["signed_on"][game] == day
            assert flat["salt_duty"][game] == tariffs.data.clauses[0].levels[row["treaty"][0]].id


def test_the_games_are_of_both_kinds(run):
    """Otherwise the test above shows less than it seems to."""
    assert set(run.rows["signed_day"] == NO_DAY) == {True, False}


def test_a_clause_with_the_name_of_another_column_gets_a_longer_one(run, tariffs):
    first = tariffs.data.clauses[0].model_copy(update={"id": "reason"})
    scenario = tariffs.data.model_copy(update={"clauses": [first, *tariffs.data.clauses[1:]]})
    flat = to_table(run.rows, type(tariffs.names)(scenario))
    assert set(flat["reason"]) <= set(REASON_NAMES)
    assert set(flat["clause_reason"]) <= {*(level.id for level in first.levels), None}


def test_the_file_holds_the_table(written, run, tariffs):
    flat = to_table(run.rows, tariffs.names)
    answer = read(written)
    assert [column[0] for column in answer.description] == list(flat)
    rows = answer.fetchall()
    for place, (name, column) in enumerate(flat.items()):
        expected = column.tolist()
        assert [row[place] for row in rows] == expected, name


def test_the_file_has_types_that_one_can_compute_with(written):
    described = query("describe select * from read_parquet($1)", written).fetchall()
    types = {row[0]: row[1] for row in described}
    assert types["game"] == "BIGINT"
    assert types["signed_on"] == "DATE"
    assert types["salt_duty"] == "VARCHAR"
    assert types["value_halmar"] == "DOUBLE"
    assert types["treaty"] == "BOOLEAN"


def test_the_file_says_what_was_run(written, run):
    said = dict(query("select decode(key), decode(value) from parquet_kv_metadata($1)", written).fetchall())
    assert json.loads(said["moscow1920"]) == run.origin()


def test_nothing_lies_beside_the_file(written):
    assert list(written.parent.iterdir()) == [written]


def test_many_rows_come_in_order(run, tariffs, tmp_path, monkeypatch):
    monkeypatch.setattr(table, "WRITTEN_AT_ONCE", 4)
    path = tmp_path / "games.parquet"
    with ParquetWriter(path, tariffs.names) as writer:
        for place in range(12):
            writer.write(run.rows[place : place + 1])
        writer.finish({})
    assert [row[0] for row in read(path).fetchall()] == list(range(12))


def test_a_run_that_stops_leaves_nothing(run, tariffs, tmp_path):
    def stop():
        with ParquetWriter(tmp_path / "games.parquet", tariffs.names) as writer:
            writer.write(run.rows)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_by_force(written, run, tariffs):
    before = written.read_bytes()
    with pytest.raises(CommandError, match=r"there already.*--force"):
        ParquetWriter(written, tariffs.names)
    with ParquetWriter(written, tariffs.names, force=True) as writer:
        writer.write(run.rows[:2])
        assert written.read_bytes() == before
        writer.finish({})
    assert len(read(written).fetchall()) == 2


def test_what_cannot_be_a_file_is_refused(tariffs, tmp_path):
    (tmp_path / "folder.parquet").mkdir()
    with pytest.raises(CommandError, match="this is a folder"):
        ParquetWriter(tmp_path / "folder.parquet", tariffs.names)
    with pytest.raises(CommandError, match=r"must end in \.parquet"):
        ParquetWriter(tmp_path / "games.csv", tariffs.names)
    nowhere = ParquetWriter(tmp_path / "nowhere" / "games.parquet", tariffs.names)
    with pytest.raises(CannotWrite, match="no such file or folder"), nowhere:
        pass


def test_a_failure_of_the_database_becomes_a_sentence(run, tariffs, tmp_path):
    with ParquetWriter(tmp_path / "games.parquet", tariffs.names) as writer:
        writer.write(run.rows)
        writer._connection.close()
        with pytest.raises(CannotWrite, match="Could not write"):
            writer.finish({})


def test_without_duckdb_a_sentence_says_what_to_install(tariffs, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(CommandError, match="pip install duckdb"):
        ParquetWriter(tmp_path / "games.parquet", tariffs.names)

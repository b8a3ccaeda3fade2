"""The engine: parameters bound, each answer computed once, many readers at once, a new build taken without a restart; and the command line."""

import threading

import pandas as pd
import pytest

from queries import __main__ as command
from queries import engine, header, together


@pytest.mark.parametrize("name", header.names())
def test_a_header_tells_the_truth(name, warehouse):
    query = header.query(name)
    given = {p.name: {"lang": "fr", "phase": 4, "phase_a": 3, "phase_b": 4, "cluster": "minalogic", "region": "84"}.get(p.name) for p in query.parameters if not p.optional}
    if all(value is not None for value in given.values()):
        assert list(engine.run(name, **given).columns) == [c.name for c in query.columns]
    assert "order by" in query.sql.lower(), "an answer has an order"


def test_parameters_are_bound_never_pasted(warehouse):
    assert engine.run("stock_at_phase_end", region="84' or '1'='1")["n_clusters"].sum() == 0


def test_unknown_and_missing(warehouse):
    with pytest.raises(header.UnknownQuery):
        engine.run("../secrets")
    with pytest.raises(engine.MissingParameter):
        engine.run("cluster_seats", lang="fr")
    with pytest.raises(engine.MissingParameter):
        engine.run("sources", phase=1)


def test_a_reader_cannot_spoil_the_answer_of_another(warehouse):
    frame = engine.run("region_names")
    frame["name"] = "spoiled"
    frame.loc[len(frame)] = ["99", "spoiled"]
    assert len(engine.run("region_names")) == 18 and "spoiled" not in set(engine.run("region_names")["name"])


def test_an_answer_is_computed_once(warehouse, monkeypatch):
    asked = []
    real = engine._connection
    monkeypatch.setattr(engine, "_connection", lambda path: asked.append(path) or real(path))
    engine._answer.cache_clear() if hasattr(engine._answer, "cache_clear") else engine._answer.cache.clear()
    threads = [threading.Thread(target=engine.run, args=("label_stock",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(asked) == 1


def test_many_readers_lose_no_row(warehouse):
    known = {name: len(engine.run(name)) for name in ("sources", "region_outlines", "label_stock")}
    wrong = []

    def read():
        for name, rows in known.items():
            path = engine.warehouse.current()
            with engine._connection(path).cursor() as cursor:
                found = len(cursor.execute(header.query(name).sql, {p.name: None for p in header.query(name).parameters}).df())
            if found != rows:
                wrong.append((name, found))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_the_command_lists_and_prints(warehouse, capsys):
    assert command.main([]) == 0
    assert "label_stock(region?)" in capsys.readouterr().out
    assert command.main(["stock_at_phase_end", "--param", "region=84"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("phase,day,n_clusters") and len(lines) == 6


@pytest.mark.parametrize("arguments", [["nothing"], ["cluster_seats"], ["cluster_seats", "--param", "phase=four"], ["label_stock", "--param", "colour=red"], ["label_stock", "--param", "region"]])
def test_the_command_refuses_in_words(warehouse, capsys, arguments):
    assert command.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.strip() and "Traceback" not in said.err


@pytest.mark.parametrize("text", ["select 1", "-- Question.\n-- Columns:\n--   a  integer  -  A\nselect 1", "-- Question.\n-- Leaves out: nothing.\n-- Columns:\n--   a whole number\nselect 1"])
def test_a_bad_header_is_refused(text):
    with pytest.raises(header.BadHeader):
        header.parse("planted", text)


def test_header_reads_types():
    query = header.parse("planted", "-- How many.\n-- Leaves out: nothing.\n-- Parameters:\n--   day  date  optional  Day\n-- Columns:\n--   n  integer  count  Number\nselect 1 as n order by n")
    assert query.parameters[0].optional and str(query.parameters[0].read("2019-02-05")) == "2019-02-05"
    with pytest.raises(ValueError, match="day"):
        query.parameters[0].read("soon")
    assert query.shown[0].label == "Number" and query.shown[0].unit == "count"


def test_a_new_build_is_taken_without_a_restart(warehouse, tmp_path, monkeypatch):
    """Readers go on with the file they opened; the next run after the link has moved reads the new one."""
    import shutil

    import duckdb

    first = engine.run("region_names")
    newer = tmp_path / "warehouse-0123456789.duckdb"
    shutil.copy(warehouse, newer)
    with duckdb.connect(str(newer)) as con:
        con.execute("update themes set label_fr = 'Thème du test' where theme = 'mobility'")
        con.execute("checkpoint")
    with engine._connection(warehouse).cursor() as reader:
        monkeypatch.setattr(engine.warehouse, "current", lambda: newer)
        assert engine.version() == "0123456789"
        seats = engine.run("cluster_seats", phase=4, lang="fr")
        assert "Thème du test" in set(seats["theme"])
        assert reader.execute("select count(*) from regions").fetchone() == (18,), "the old reader goes on"
    monkeypatch.undo()
    assert engine.run("region_names").equals(first)
    assert "Thème du test" not in set(engine.run("cluster_seats", phase=4, lang="fr")["theme"])


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["cluster_headline", "cluster_identity", "cluster_lives", "cluster_members_by_year", "cluster_state_evaluations", "cluster_ties"])
def test_asked_together_each_answer_is_what_it_is_alone(name, lang, warehouse):
    """Rows, order and types: whoever asks after it cannot tell."""
    codes, others = engine.codes("cluster_names"), {"lang": lang} if "lang" in {p.name for p in header.query(name).parameters} else {}
    alone = {code: engine.run(name, cluster=code, **others) for code in codes}
    engine._answer.cache_clear()
    engine.keep(engine.warehouse.current(), name, engine.bound(header.query(name), {**others, "cluster": codes[0]}), alone[codes[0]])
    together.ahead(name, "cluster", codes, **others)
    assert all(engine.known(engine.warehouse.current(), name, engine.bound(header.query(name), {**others, "cluster": code})) for code in codes)
    for code, frame in alone.items():
        pd.testing.assert_frame_equal(engine.run(name, cluster=code, **others), frame)


def test_asked_together_nothing_is_asked_twice(warehouse, monkeypatch):
    together.ahead("cluster_headline", "cluster", ["minalogic", "polymeris"])
    monkeypatch.setattr(engine, "cursor", lambda path: pytest.fail("asked again"))
    together.ahead("cluster_headline", "cluster", ["minalogic", "polymeris"])
    assert len(engine.run("cluster_headline", cluster="minalogic"))
    with pytest.raises(engine.MissingParameter):
        together.ahead("cluster_lives", "cluster", ["minalogic"])

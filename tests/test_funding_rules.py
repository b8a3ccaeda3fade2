"""Money: totals worked out by hand from the tables, and the amounts that must never be added, tried one by one."""

import csv
from pathlib import Path

import duckdb
import pytest

from queries import engine

REFERENCE = Path(__file__).parent.parent / "data/reference"
NEVER = ("fui_calls", "fui_cofunding", "fui_envelope", "fui_voted", "phase_envelope")


@pytest.fixture(scope="module")
def flows() -> list[dict]:
    with (REFERENCE / "funding_flows.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def tables(warehouse):
    with engine._connection(warehouse).cursor() as cursor:
        yield cursor


def base(tables, where: str) -> float:
    return float(tables.execute(f"select sum(amount_eur_m) from funding_base where {where}").fetchone()[0])


@pytest.mark.parametrize(("where", "total"), [
    ("source_level = 'state' and phase = 1", 42 + 193 + 239 + 2.35 + 256),
    ("source_level = 'state' and phase = 2", 216 + 158 + 150 + 119.9 + 50),
    ("source_level = 'state' and phase = 3", 114.6 + 92.8 + 16 + 88.4 + 11.5 + 81.4 + 41.4 + 56.6),
    ("source_level = 'state' and phase = 4", 18 + 15 + 20 + 9),
    ("source_level = 'state' and phase = 5", 9 + 9),
    ("source_level = 'agency'", 205 + 80 + 178 + 186),
    ("source_level = 'local'", 175 + 117 + 111 + 20),
    ("source_level = 'region'", 20),
])
def test_sums_worked_out_by_hand(where, total, tables):
    assert base(tables, where) == pytest.approx(total)


def test_the_fund_voted_and_executed(tables):
    voted, executed, n = tables.execute("select sum(voted_eur_m), sum(executed_eur_m), count(*) from fui_by_year").fetchone()
    assert n == 13
    assert float(voted) == pytest.approx(215.9 + 222.3 + 243.3 + 184.4 + 183.5 + 186.8 + 116.7 + 114.6 + 110.3 + 100 + 80.5 + 80.5 + 50)
    assert float(executed) == pytest.approx(193 + 239 + 256 + 216 + 158 + 150 + 119.9 + 114.6 + 92.8 + 88.4 + 81.4 + 41.4 + 56.6)


def test_another_reading_of_2008_is_not_taken(tables, flows):
    """Two amounts executed in 2008: 256 is in the base set, 235 is an alternate."""
    read = sorted(float(f["amount_eur_m"]) for f in flows if f["instrument"] == "fui_executed" and f["year_start"] == "2008")
    assert read == [235, 256]
    assert float(tables.execute("select executed_eur_m from fui_by_year where year = 2008").fetchone()[0]) == 256


def test_the_base_holds_no_row_that_must_not_be_added(tables, flows):
    held = {row[0] for row in tables.execute("select flow_id from funding_base").fetchall()}
    forbidden = {f["flow_id"] for f in flows if f["instrument"] in NEVER or f["spans_phases"] == "1" or f["in_base_set"] == "0"}
    assert forbidden and not held & forbidden
    assert held == {f["flow_id"] for f in flows} - forbidden


@pytest.mark.parametrize("change", [
    "in_base_set = 1 where flow_id = 'flow-016'",  # a sum of calls
    "in_base_set = 1 where flow_id = 'flow-014'",  # local co-funding of the calls
    "in_base_set = 1 where flow_id = 'flow-026'",  # the fund's envelope
    "in_base_set = 1 where flow_id = 'flow-018'",  # a vote
    "in_base_set = 1 where flow_id = 'flow-003'",  # the envelope of a phase
    "in_base_set = 1, spans_phases = 1 where flow_id = 'flow-008'",  # a total over three phases
    "spans_phases = 1, in_base_set = 1 where flow_id = 'flow-111'",
], ids=lambda c: c.split("'")[1])
def test_a_wrong_flag_does_not_let_it_in(change, tables, tmp_path):
    """The rule holds even where a row of the table is flagged by mistake."""
    rule = (REFERENCE.parent / "rules/50_funding_base.sql").read_text(encoding="utf-8")
    with duckdb.connect(str(tmp_path / "planted.duckdb")) as con:
        con.register("read_in", tables.execute("select * from funding_flows").df())
        con.execute("create table funding_flows as select * from read_in")
        con.unregister("read_in")
        con.execute(rule)
        before = con.execute("select count(*), sum(amount_eur_m) from funding_base").fetchone()
        con.execute(f"update funding_flows set {change}")
        assert con.execute("select count(*), sum(amount_eur_m) from funding_base").fetchone() == before


def test_a_good_row_does_enter(tables, tmp_path):
    """The same plant with an amount that may be added changes the sum: the test above can fail."""
    rule = (REFERENCE.parent / "rules/50_funding_base.sql").read_text(encoding="utf-8")
    with duckdb.connect(str(tmp_path / "planted.duckdb")) as con:
        con.register("read_in", tables.execute("select * from funding_flows").df())
        con.execute("create table funding_flows as select * from read_in")
        con.unregister("read_in")
        con.execute(rule)
        before = float(con.execute("select sum(amount_eur_m) from funding_base").fetchone()[0])
        con.execute("update funding_flows set in_base_set = 1 where flow_id = 'flow-117'")
        assert float(con.execute("select sum(amount_eur_m) from funding_base").fetchone()[0]) == pytest.approx(before + 9)


def test_the_grant_tells_what_each_amount_is(tables):
    rows = {row[0]: row[1:] for row in tables.execute("select year, bill_eur_m, announced_eur_m, paid_eur_m, in_base_set from operating_grant_by_year").fetchall()}
    assert {y: float(v[1]) for y, v in rows.items() if v[1] is not None} == {2014: 16, 2015: 11.5, 2019: 18, 2020: 15, 2023: 9, 2024: 9, 2025: 9, 2026: 0}
    assert {y: float(v[2]) for y, v in rows.items() if v[2] is not None} == {2022: 9}
    assert [y for y, v in rows.items() if not v[3]] == [2025, 2026] and {2016, 2017, 2018, 2021}.isdisjoint(rows)


def test_calls_are_counted_apart_from_the_budget(tables):
    calls = {row[0]: (row[1], row[2], float(row[3])) for row in tables.execute("select phase, n_calls, n_calls_known, state_eur_m from fui_calls_by_phase where n_calls > 0").fetchall()}
    assert calls[1] == (7, 7, pytest.approx(42 + 110 + 80 + 156 + 83 + 147 + 109))
    assert calls[2] == (8, 8, pytest.approx(107 + 109 + 91 + 63 + 76 + 73 + 58.4 + 61.46))
    assert calls[3] == (11, 7, pytest.approx(63.5 + 51 + 50 + 42.8 + 47.4 + 43 + 38))


def test_constant_euros(tables):
    """2008 at the prices of 2025: the index goes from 93.21 to 120.9."""
    to_last, last = tables.execute("select to_last, last_year from price_index where year = 2008").fetchone()
    assert last == 2025 and float(to_last) == pytest.approx(120.9 / 93.21)
    assert float(tables.execute("select to_last from price_index where year = 2025").fetchone()[0]) == 1

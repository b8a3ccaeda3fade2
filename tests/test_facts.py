"""The warehouse against known totals: the State's counts of clusters, the interministerial fund by year, phase and in all."""

import datetime
from itertools import pairwise

import duckdb
import pytest

from data import store

COUNTS = {
    "2005-07-12": 67, "2006-03-31": 66, "2007-07-31": 71, "2010-06-01": 71, "2013-01-01": 71, "2015-09-30": 70,
    "2018-06-30": 66, "2019-02-28": 56, "2021-06-30": 54, "2022-12-31": 54, "2023-03-31": 55,
}
FUI_EXECUTED = {  # EUR million, yearly series of the Senate's table
    2006: 193.0, 2007: 239.0, 2008: 256.0,
    2009: 216.0, 2010: 158.0, 2011: 150.0, 2012: 119.9,
    2013: 114.6, 2014: 92.8, 2015: 88.4, 2016: 81.4, 2017: 41.4, 2018: 56.6,
}
# added by hand
FUI_BY_PHASE = {1: 688.0, 2: 643.9, 3: 475.2}
FUI_IN_ALL = 1807.1
FUI_VOTED_IN_ALL = 1888.8


@pytest.fixture(scope="module")
def con(warehouse):
    with store.connect(warehouse) as connection, connection.cursor() as cursor:
        yield cursor


def one(con: duckdb.DuckDBPyConnection, sql: str, *given):
    return con.execute(sql, list(given)).fetchone()[0]


@pytest.mark.parametrize(("day", "n"), COUNTS.items())
def test_the_stock_is_the_official_count(con, day, n):
    day = datetime.date.fromisoformat(day)
    assert one(con, "select count(*) from cluster_labels where labelled = 1 and label_start <= ? and (label_end is null or label_end >= ?)", day, day) == n
    assert one(con, "select count(*) from label_spells where label_start <= ? and (label_end is null or label_end >= ?)", day, day) == n
    assert one(con, "select n_clusters from stock_days where day <= ? order by day desc limit 1", day) == n


def test_the_fund_year_by_year(con):
    assert dict(con.execute("select year, executed_eur_m from fui_by_year order by year").fetchall()) == FUI_EXECUTED


def test_the_fund_by_phase_and_in_all(con):
    by_phase = dict(con.execute("select phase, round(sum(executed_eur_m), 6) from fui_by_year group by phase").fetchall())
    assert by_phase == FUI_BY_PHASE
    assert one(con, "select sum(executed_eur_m) from fui_by_year") == pytest.approx(FUI_IN_ALL)
    assert one(con, "select sum(voted_eur_m) from fui_by_year") == pytest.approx(FUI_VOTED_IN_ALL)


def test_the_fund_is_the_same_in_the_national_series(con):
    wrong = """
        select f.year
        from fui_by_year as f
        left join national_indicators as e on e.indicator = 'fui_executed_eur_m' and e.preferred = 1 and e.year = f.year
        left join national_indicators as v on v.indicator = 'fui_voted_eur_m' and v.preferred = 1 and v.year = f.year
        where e.value is distinct from f.executed_eur_m or v.value is distinct from f.voted_eur_m
    """
    assert con.execute(wrong).fetchall() == []


def test_phases_begin_and_end_with_their_stock(con):
    rows = con.execute("select n_start, entered, left_label, n_end, entered_at_start, left_at_start from phase_stock order by phase").fetchall()
    # by hand from the lineage: phase 3 made 3 clusters of 6 and lost 2 more; January 2019 ended 14 labels and gave 4
    assert rows == [(67, 7, 3, 71, 67, 0), (71, 6, 6, 71, 0, 0), (71, 3, 8, 66, 0, 0), (56, 2, 4, 54, 4, 14), (53, 4, 1, 56, 0, 1)]
    for before, after in pairwise(rows):
        assert after[0] == before[3] + after[4] - after[5]
    assert all(start + entered - left == end for start, entered, left, end, *_ in rows)


def test_marts_agree_with_the_stock(con):
    assert con.execute("select phase, n_end from phase_stock order by phase").fetchall() == con.execute(
        "select phase, cast(sum(held_end) as integer) from cluster_phase group by phase order by phase").fetchall()
    assert con.execute("select phase, n_end from phase_stock order by phase").fetchall() == con.execute(
        "select phase, cast(sum(n_seat) as integer) from region_phase group by phase order by phase").fetchall()
    assert one(con, "select count(*) from region_phase") == 18 * 5
    assert con.execute("select n_seat, n_secondary from region_phase where region_code = '06' order by phase").fetchall() == [(0, 0)] * 5
    assert one(con, "select sum(held_now) from cluster_profile") == one(con, "select n_end from phase_stock where phase = 5") == 56


def test_heirs_and_ancestors(con):
    def related(cluster, relation):
        return {name for (name,) in con.execute("select other_id from cluster_successors where cluster_id = ? and relation = ?", [cluster, relation]).fetchall()}

    assert related("viameca", "heir") == {"cimes"}
    assert related("optitec", "heir") == {"scs"}
    assert related("hydreos", "heir") == {"aqua-valley", "aquanova"}, "France Water Team gave two clusters"
    assert related("tes", "heir") == {"tes"}, "absorbed in 2019, its own label again since 2021"
    assert related("minalogic", "heir") == {"minalogic"}
    assert related("sporaltec", "heir") == related("nov-log", "heir") == set(), "withdrawn or wound up, no heir"
    assert related("nextmove", "ancestor") == {"mta", "normandy-motor-valley", "vestapolis"}
    assert related("aquanova", "ancestor") == {"france-water-team", "hydreos", "dream-eaux-milieux", "aqua-valley"}
    assert one(con, "select count(*) from cluster_profile where held_now = 1") == one(
        con, "select count(*) from cluster_successors where relation = 'heir' and cluster_id = other_id and distance = 0")
    held = "select count(*) from cluster_successors as s inner join cluster_profile as p on p.cluster_id = s.other_id where s.relation = 'heir' and p.held_now = 0"
    assert one(con, held) == 0

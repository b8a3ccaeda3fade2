"""The eighteen ways to misread the tables, in the order in which data/reference/README.md tells them: one test or more a way."""

import pytest

from data import store


@pytest.fixture(scope="module")
def con(warehouse):
    with store.connect(warehouse) as connection, connection.cursor() as cursor:
        yield cursor


@pytest.fixture(scope="module")
def ask(con):
    return lambda sql, *given: con.execute(sql, list(given)).fetchall()


def test_01_a_stock_is_a_date_not_a_phase(ask):
    rows = ask("select phase, count(*) from cluster_labels where labelled = 1 group by phase order by phase")
    assert rows == [(1, 74), (2, 77), (3, 74), (4, 58), (5, 57)]
    stocks = ask("select phase, n_end from phase_stock order by phase")
    assert all(stock < labels for (_, stock), (_, labels) in zip(stocks, rows, strict=True))


def test_02_after_2023_the_stock_is_an_upper_bound(ask):
    assert ask("select n_clusters, is_upper_bound from stock_days where day <= date '2024-12-31' order by day desc limit 1") == [(56, 1)]
    assert ask("select count(*) from stock_days where is_upper_bound <> case when day > date '2023-12-31' then 1 else 0 end") == [(0,)]
    assert ask("select year, n_clusters from official_counts where year > 2023 order by year") == [(2024, 55), (2026, 53)]
    conditional = {"materalia", "astech", "fibres-energivie", "euramaterials", "team2", "enter", "infra2050"}
    assert {name for (name,) in ask("select cluster_id from label_spells where outcome_known = 0 and label_end is null")} == conditional
    assert ask("select phase from phase_stock where is_upper_bound = 1") == [(5,)]


def test_03_phases_have_their_own_length(ask):
    assert ask("select n_years from phase_years order by phase") == [(4,), (4,), (6,), (4,), (4,)]
    assert ask("select phase, n_years from fui_calls_by_phase order by phase") == [(1, 4), (2, 4), (3, 6)]


def test_04_what_overlaps_is_never_added(ask):
    assert ask("select count(*) from funding_base as b inner join funding_flows as f on f.flow_id = b.flow_id where f.in_base_set = 0 or f.spans_phases = 1") == [(0,)]
    overlaps = "select count(*) from funding_base where instrument in ('fui_calls', 'fui_cofunding', 'fui_envelope', 'fui_voted', 'phase_envelope', 'all_public', 'all_funders')"
    assert ask(overlaps) == [(0,)]
    doubled = "select instrument, year_start from funding_base where instrument like 'fui%' group by instrument, year_start having count(*) > 1"
    assert ask(doubled) == []
    base, every = ask("select (select sum(amount_eur_m) from funding_base), (select sum(amount_eur_m) from funding_flows)")[0]
    assert 0 < base < every / 10


def test_05_alternates_and_other_scopes_stay_out(ask):
    assert ask("select count(*) from national_preferred") == ask("select count(*) from national_indicators where preferred = 1")
    assert ask("select count(*) from national_indicators where preferred = 0")[0][0] > 0
    wrong = """
        select count(*)
        from cluster_indicators_comparable as c
        inner join cluster_indicators as i on i.cluster_id = c.cluster_id and i.year = c.year and i.indicator = c.indicator and i.value = c.value
        where i.preferred = 0 or i.scope <> 'comparable' or (i.year_basis = 'inferred') <> (c.year_inferred = 1)
    """
    assert ask(wrong) == [(0,)]
    assert ask("select max(n) from (select count(*) as n from cluster_indicators_comparable group by cluster_id, year, indicator)") == [(1,)]


def test_06_no_line_joins_employees(ask):
    total = ask("select series, list(year order by year) from national_preferred where indicator = 'employees' and breakdown_dim is null group by series order by series")
    assert total == [("employees_2014", [2014]), ("employees_2025", [2025]), ("employees_establishments", [2007, 2008, 2009])]
    assert ask("select count(*) from cluster_indicators_comparable where indicator = 'employees_members'") == [(0,)]
    three = ask("select count(distinct series) from national_preferred where indicator in ('member_establishments', 'member_companies', 'members_total') and year <> 2018")
    assert three[0][0] >= 3


def test_07_members_of_all_kinds_are_not_companies(ask):
    assert ask("select value from national_preferred where series = 'members_of_all_kinds'") == [(18000.0,)]
    assert ask("select value from national_preferred where series = 'member_companies' and year = 2019") == [(11000.0,)]
    assert ask("select value from national_preferred where series = 'member_research_orgs' and year = 2019") == [(1300.0,)]


def test_08_cumulated_figures_are_points(ask):
    cumulated = {name for (name,) in ask("select distinct indicator from cluster_indicators_comparable where is_cumulated = 1")}
    assert cumulated == {name for (name,) in ask("select code from code_lists where list = 'cluster_indicator'") if name.endswith("_cum")}
    back = """
        select count(*)
        from cluster_indicators_comparable as a
        inner join cluster_indicators_comparable as b on b.cluster_id = a.cluster_id and b.indicator = a.indicator and b.year > a.year and b.value < a.value
        where a.is_cumulated = 1
    """
    assert ask(back)[0][0] > 0, "they step back: that is why no line may join them"
    assert ask("select distinct unit from cluster_indicators_comparable where indicator = 'staff_fte' order by unit") == [("persons",)]


def test_09_missing_is_not_zero(ask):
    assert ask("select count(*) from indicator_coverage where n_known > n_labelled") == [(0,)]
    assert ask("select n_known, n_labelled from indicator_coverage where indicator = 'members_total' and year = 2023") == [(23, 55)]
    assert ask("select sum(n_known) < sum(n_labelled) / 4 from indicator_coverage where year > 2019") == [(True,)]
    assert ask("select year from operating_grant_by_year where year in (2016, 2017, 2018, 2021)") == [], "a year that is not known has no row, not a zero"
    assert ask("select n_calls - n_calls_known from fui_calls_by_phase where phase = 3") == [(4,)]


def test_10_named_members_are_a_sample(ask):
    assert ask("select count(*) from organisations") == [(581,)]
    assert ask("select description_fr like '%échantillon%', description_en like '%sample%' from catalogue_tables where table_name = 'cluster_members'") == [(True, True)]


def test_11_lineage_dates_and_two_exits(ask):
    assert ask("select confidence, label_lost_on is not null from lineage_events where from_cluster_id = 'p2mi' order by first_day") == [("low", True), ("high", False)]
    assert ask("select event, state_decision from lineage_events where from_cluster_id = 'mont-blanc-industries' and event in ('withdrew', 'dissolved') order by event") == [
        ("dissolved", 0), ("withdrew", 0)]
    # twelve mergers told after the joint labels of January 2019, and France Water Team's end, told in March 2023
    assert ask("select count(*) from lineage_events where last_day > label_lost_on + interval 2 day") == [(13,)]
    assert ask("select count(*) from lineage_events where date_precision is null and first_day < last_day") == [(9,)]


def test_12_tes_novalog_optitec(ask):
    spells = ask("select label_start, label_end from label_spells where cluster_id = 'tes' order by spell")
    assert [(start.isoformat(), end.isoformat()) for start, end in spells] == [("2005-07-12", "2018-12-31"), ("2021-01-01", "2026-12-31")]
    assert ask("select max(phase) from cluster_phase where cluster_id = 'nov-log'") == [(4,)]
    assert ask("select cast(last_day as varchar), held_now from cluster_profile where cluster_id = 'nov-log'") == [("2020-09-11", 0)]
    assert ask("select cast(last_day as varchar) from cluster_profile where cluster_id = 'optitec'") == [("2023-12-31",)]


def test_13_symbols_stand_at_the_position_of_the_map(ask):
    assert ask("select cluster_id from clusters where lat <> map_lat or lon <> map_lon") == [("qualitropic",)]
    inset = "select min(x) - 40, max(x) + 40, min(y) - 40, max(y) + 40 from map_outlines where vintage = '2016' and region_code = '04'"
    west, east, south, north = ask(inset)[0]
    (x, y), = ask("select x, y from map_clusters where cluster_id = 'qualitropic'")
    assert west < x < east and south < y < north


def test_14_leverage_is_contested_and_is_not_the_grant_s(ask):
    assert ask("select distinct value from national_preferred where indicator = 'leverage_measurable' order by value") == [(0.0,), (1.0,)]
    assert ask("select min(value), max(value) from national_preferred where indicator = 'leverage_rd_per_public_euro'") == [(2.5, 3.0)]
    linked = "select count(*) from duckdb_columns() where table_name in ('funding_base', 'operating_grant_by_year') and column_name like '%leverage%'"
    assert ask(linked) == [(0,)]


def test_15_weights_and_levers_are_assumptions(ask):
    assert ask("select distinct basis, confidence from themes") == [("derived", "low")]
    said = "select description_fr like '%hypothèse du projet%', description_en like '%assumption of the project%' from catalogue_tables where table_name = 'themes'"
    assert ask(said) == [(True, True)]
    assert ask("select title_fr like '%choix du projet%' from catalogue_columns where table_name = 'consultation_themes' and column_name = 'lever'") == [(True,)]


def test_16_prices_say_what_is_computed(ask):
    assert ask("select value, to_last from price_index where year = 2025") == [(120.9, 1.0)]
    computed = [year for (year,) in ask("select year from price_index where is_computed = 1 order by year")]
    assert computed == [2020, 2021, 2022, 2023, 2024, 2025]
    before, after = ask("select note_fr from price_index where year in (2017, 2018) order by year")
    assert "métropolitaine" in before[0] and "métropolitaine" not in after[0]


def test_17_a_cluster_s_or_a_former_region_s_figure_is_not_the_region_s(ask):
    assert ask("select count(*) from regional_comparable") == [(39,)]
    assert ask("select count(*) from regional_indicators where cluster_id is not null or perimeter = 'region_pre2016'") == [(39,)]


def test_18_only_exact_addresses_are_links(ask):
    assert ask("select count(*), count(url) from source_links") == [(931, 842)]
    assert ask("select count(*) from source_links as l inner join sources as s on s.source_id = l.source_id where l.url is not null and s.url_status <> 'exact'") == [(0,)]
    assert ask("select count(*) from source_links as l inner join sources as s on s.source_id = l.source_id where s.used = 0") == [(0,)]

"""Every chart that PowerPoint draws itself has a data sheet equal to the rows of its view: what is not known stays empty, a mirrored bar says so, a row has a name."""

import datetime
import itertools
import math
from collections.abc import Callable, Iterator

import pandas as pd
import pytest

import views
from charts import stock_day
from charts.genealogy_model import moment
from decks.model import Slide
from tests.test_pptx import SHOWN, charts, made, sheet
from tests.test_views import NAMES, choices

Pairs = set[tuple[object, float]]  # (category or place on the axis, value)
HOLDS = "porte la série suivante"
SPREADSHEET = datetime.date(1899, 12, 30)  # whose days are counted from there


def pairs(points, values) -> Pairs:
    return {(at if isinstance(at, str) else round(float(at), 3), round(float(value), 6)) for at, value in zip(points, values, strict=True) if pd.notna(value)}


def columns(at: str, *names: str) -> Callable:
    """One row of the sheet a column, its categories those of column `at`."""
    return lambda frame, drawn: [pairs(frame[at].astype(str), frame[name]) for name in names]


def panels(by: str, at: str, value: str) -> Callable:
    """One row of the sheet a group."""
    return lambda frame, drawn: [pairs(rows[at], rows[value]) for _, rows in frame.groupby(by, sort=False)]


def stairs(at, values, last: float) -> Pairs:
    """The corners of steps: each value from its own day to the next."""
    at = [*at]
    return pairs(at, values) | pairs([*at[1:], last], values)


def stock(frame, drawn) -> list[Pairs]:
    """Whole days, cut where the count becomes an upper bound; then the official count."""
    days = [(pd.Timestamp(day).date() - SPREADSHEET).days for day in frame["day"]]
    edge = next((pd.Timestamp(end).date() - SPREADSHEET).days for phase, end in drawn.context.also["phase_names"][["phase", "end_date"]].itertuples(index=False) if phase == 4)
    today = (pd.Timestamp(drawn.context.also["package"]["created"].iloc[0]).date() - SPREADSHEET).days
    known = [(day, n) for day, n in zip(days, frame["n_clusters"], strict=True) if day <= edge]
    after = [(edge, known[-1][1]), *((day, n) for day, n in zip(days, frame["n_clusters"], strict=True) if day > edge)]
    official = drawn.context.also["official_counts"].iloc[-1]
    found = [stairs(*zip(*known, strict=True), edge), stairs(*zip(*after, strict=True), today)]
    return found + ([{((datetime.date(int(official.year), 1, 15) - SPREADSHEET).days, float(official.n_clusters))}] if drawn.filters.get("region") is None else [])


def stock_on_day(frame, drawn) -> list[Pairs]:
    also, last = drawn.context.also, moment(stock_day.today(drawn.context))
    read = moment(stock_day.chosen(drawn.context))
    found = [stairs([moment(day) for day in frame["day"]], frame["n_clusters"], last)]
    if drawn.filters.get("region") is None:
        counts = also["stock_official"]
        found += [pairs([moment(day) for day in rows["day"]], rows["n_official"]) for rows in (counts[counts["gap"] == 0], counts[counts["gap"] != 0])]
    found.append({(round(read, 3), float(frame.loc[[moment(day) <= read + 1e-6 for day in frame["day"]], "n_clusters"].iloc[-1]))})
    rows = frame.iloc[1:]
    half = [2 * pd.Timestamp(day).year + (pd.Timestamp(day).month > 6) for day in rows["day"]]
    sums = rows.groupby(half)[["entries", "exits"]].sum()
    every = range(min(half, default=0), max(half, default=-1) + 1)  # a half-year without a move holds zeros: they are known
    sums, names = sums.reindex(every, fill_value=0), [f"{at // 2}, {'2e' if at % 2 else '1er'} semestre" for at in every]
    return [*found, pairs(names, sums["entries"]), pairs(names, -sums["exits"])]


def multiples(frame, drawn) -> list[Pairs]:
    last = moment(drawn.context.also["package"]["created"].iloc[0])
    return [stairs([moment(day) for day in rows["day"]], rows["n_clusters"], last) for _, rows in frame.groupby("_group", sort=False)]


def calls(frame, drawn) -> list[Pairs]:
    at, derived = frame["call"].astype(str), frame["derived"].astype(bool)
    money = [pairs(at, frame["state_eur_m"].where(~derived)), pairs(at, frame["state_eur_m"].where(derived)), pairs(at, -frame["local_eur_m"])]
    return [*money, pairs(frame["call"], frame["local_ratio"]), pairs(frame["call"], frame["rate"])]


def bridge(frame, drawn) -> list[Pairs]:
    """The two sums, then each step by its size."""
    rows = frame[frame["comparable"]]
    ends = [f"Phase {frame['_from'].iloc[0]}", f"Phase {frame['_to'].iloc[0]}"]
    return [pairs(ends, [rows["before"].sum(), rows["after"].sum()]), *(pairs([f"{row.measure} · {row.payer}"], [abs(row.change)]) for row in rows.itertuples())]


def curve(frame, drawn) -> list[Pairs]:
    amounts = sorted(frame["total_eur_m"].dropna())
    n = len(amounts)
    shares = [0.0, *(total / sum(amounts) for total in itertools.accumulate(amounts))]
    read = n // 2, n - round(n / 10)
    return [pairs([0, 1], [0, 1]), pairs([i / n for i in range(n + 1)], shares), pairs([i / n for i in read], [shares[i] for i in read])]


def instruments(frame, drawn) -> list[Pairs]:
    sums = frame.groupby(["instrument", "payer"])["amount_eur_m"].sum()
    return [pairs([" · ".join(key) for key in sums.index], sums)]


def per_cluster(frame, drawn) -> list[Pairs]:
    return [pairs(rows["year"].astype(str), rows["per_cluster_eur"]) for _, rows in frame.groupby(["_purpose", "_kind"])]


def levers(label: str) -> Callable:
    """One row of the sheet a scenario, in the unit that is shown; what each has where nothing changes."""

    def expected(frame, drawn) -> list[Pairs]:
        if not ((frame["change"] != 0) | (frame.get("pays", 0) > 0)).any():
            return [pairs(frame[label], frame["before"])]
        unit = {"percent": "percent", "member": "per_member"}.get(drawn.filters.get("gap"), "change")
        return [pairs(rows[label], rows[unit]) for _, rows in frame.groupby("letter", sort=False)]

    return expected


def payers(frame, drawn) -> list[Pairs]:
    return [{pair for pair in pairs(frame["year"].astype(str), frame[payer]) if pair[1]} for payer in ("state", "local", "taken", "private", "gap") if frame[payer].max() > 0.005]


EXPECTED: dict[str, Callable] = {
    "cluster_members_by_year": lambda frame, drawn: panels("_row", "year", "value")(frame[frame["_indicator"].isin(("members_total", "members_companies", "members_sme"))].assign(_row=frame["short_name"] + frame["kind"]), drawn),
    "fui_calls_list": calls,
    "fui_votes": columns("year", "executed_eur_m"),
    "funding_bridge": bridge,
    "funding_eu": columns("short_name", "coordinator_eur_m", "participant_eur_m"),
    "funding_eu_curve": curve,
    "funding_grant_states": columns("year", "amount_eur_m"),
    "funding_list": instruments,
    "funding_per_cluster": per_cluster,
    "funding_per_member": panels("_measure", "year", "per_member_eur"),
    "label_stock": stock,
    "label_stock_on_day": stock_on_day,
    "region_clusters_rank": columns("name", "n_clusters"),
    "region_money_rank": columns("name", "eu_money"),
    "region_moves": lambda frame, drawn: [pairs("Phase " + frame["phase"].astype(str), sign * frame[column]) for column, sign in (("entries", 1), ("exits", -1))],
    "region_partners": columns("name", "n_projects"),
    "scenario_clusters": levers("cluster"),
    "scenario_regions": levers("region"),
    "scenario_years": payers,
    "stock_by_family": multiples,
    "stock_by_region": multiples,
}


def rows_of(chart) -> Iterator[tuple[str, Pairs, list]]:
    """(name, what it holds, categories) of each row of a data sheet, but those that hold up a floating bar."""
    cells = sheet(chart)
    heads = [place for place, row in enumerate(cells) if row[0] is None and any(cell is not None for cell in row)]
    for start, end in zip(heads, [*heads[1:], len(cells)], strict=True):
        body = [row for row in cells[start + 1 : end] if row[0] is not None]
        for column, name in enumerate(cells[start][1:], start=1):
            if name is not None and HOLDS not in name:
                yield name, pairs([row[0] for row in body], [math.nan if row[column] is None else row[column] for row in body]), [row[0] for row in body]


def matched(found: Pairs, names: list, wanted: list[Pairs]) -> Pairs | None:
    """The expected row that a row of a sheet is: of the categories that it shows it holds all that is known, and nothing else."""
    return next((one for one in wanted if {pair for pair in one if not isinstance(pair[0], str) or pair[0] in names} == found), None)


@pytest.mark.parametrize("name", NAMES)
def test_the_data_sheets_hold_the_values_of_the_view(name, warehouse):
    seen = False
    for filters in choices(name):
        found = [row for page in made(Slide(name, filters)).slides for chart in charts(page) for row in rows_of(chart)]
        if not found:
            continue
        seen = True
        assert name in EXPECTED, f"{name} has become a chart of PowerPoint: say here which values its sheet holds"
        drawn = views.draw(name, SHOWN, filters)
        wanted = [row for row in EXPECTED[name](drawn.frame, drawn) if row]
        for title, held, names in found:
            assert not title.startswith("Série") and title.strip(), f"{filters}: a row without a name"
            assert not names or not isinstance(names[0], str) or len(set(names)) == len(names), f"{filters}, {title}: {names}"
            if held:
                row = matched(held, names, wanted)
                assert row is not None, f"{filters}, {title}: {sorted(held)[:6]}, not one of {[sorted(one)[:6] for one in wanted]}"
                wanted.remove(row)
        assert not wanted, f"{filters}: not in any sheet: {[sorted(one)[:6] for one in wanted]}"
    assert seen == (name in EXPECTED), f"{name} is no chart of PowerPoint any more"


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_chart_draws_is_what_its_sheet_holds(name, warehouse):
    for page in made(Slide(name, choices(name)[0])).slides:
        for chart in charts(page):
            drawn = [[value for value in one.values if value is not None] for one in chart.plots[0].series]
            cells = [[value for _, value in sorted(held)] for _, held, _ in rows_of(chart)]
            for row in cells:
                assert not row or any(set(row) <= {round(value, 6) for value in values} for values in drawn)

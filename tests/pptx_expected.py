"""What the data sheet of each chart is to hold, worked out from the rows of its view: one set of (place, value) a row."""

import datetime
import itertools
from collections.abc import Callable

import pandas as pd

from charts import stock_day
from charts.genealogy_model import moment
from tests.pptx_expected_scenarios import SCENARIOS
from tests.pptx_pairs import Pairs, pairs, ticks

SPREADSHEET = datetime.date(1899, 12, 30)  # whose days are counted from there


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


def years(frame, drawn) -> list[Pairs]:
    kinds = ("announced_eur_m", "committed_eur_m", "spent_eur_m", "apart_eur_m")
    return [pairs(rows["year"].astype(str), rows[kind]) for _, rows in frame.groupby("_payer", sort=False) for kind in kinds]


def known(frame, drawn) -> list[Pairs]:
    frame = frame[frame["n_years_known"] > 0]
    return [pairs(rows["phase"].astype(str), rows["n_years_known"] / rows["n_years"]) for _, rows in frame.groupby("_payer", sort=False)]


def projects(frame, drawn) -> list[Pairs]:
    return [pairs(ticks(frame, drawn), (pd.to_datetime(frame["end_date"]) - pd.to_datetime(frame["start_date"])).dt.days)]


def lives(frame, drawn) -> list[Pairs]:
    """The days of the first label of each cluster, of its second, and so on."""
    days = (pd.to_datetime(frame["_until"]) - pd.to_datetime(frame["label_start"])).dt.days + 1
    again = frame.groupby("cluster_id").cumcount()
    return [pairs(frame.loc[again == n, "short_name"], days[again == n]) for n in sorted(set(again))]


EXPECTED: dict[str, Callable] = {
    "cluster_members_by_year": lambda frame, drawn: panels("_row", "year", "value")(frame[frame["_indicator"].isin(("members_total", "members_companies", "members_sme"))].assign(_row=frame["short_name"] + frame["kind"]), drawn),
    "cluster_catalogue": lives,
    "cluster_eu_list": projects,
    "cluster_lives": lives,
    "fui_calls_list": calls,
    "fui_votes": columns("year", "executed_eur_m"),
    "funding_bridge": bridge,
    "funding_by_year": years,
    "funding_eu": columns("short_name", "coordinator_eur_m", "participant_eur_m"),
    "funding_eu_curve": curve,
    "funding_grant_states": columns("year", "amount_eur_m"),
    "funding_known": known,
    "funding_list": instruments,
    "funding_per_cluster": per_cluster,
    "funding_per_member": panels("_measure", "year", "per_member_eur"),
    "label_stock": stock,
    "label_stock_on_day": stock_on_day,
    "network_ranks": columns("short_name", "degree", "strength", "betweenness", "clustering", "n_named"),
    "network_regions": lambda frame, drawn: columns("_pair", "n_projects", "expected")(frame.assign(_pair=frame["name_a"] + " – " + frame["name_b"]), drawn),
    "region_clusters_rank": columns("name", "n_clusters"),
    "region_lives": lives,
    "region_money_rank": columns("name", "eu_money"),
    "region_moves": lambda frame, drawn: [pairs("Phase " + frame["phase"].astype(str), sign * frame[column]) for column, sign in (("entries", 1), ("exits", -1))],
    "region_partners": columns("name", "n_projects"),
    "stock_by_family": multiples,
    "stock_by_region": multiples,
    **SCENARIOS,
}

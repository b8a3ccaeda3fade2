"""The figures of the first page: the map of seats, the ribbon of the phases; and its answer."""

import pandas as pd

from charts import atlas, stock
from language import Speech
from queries import engine
from views.core import Context, Coverage, Drawn, View, Words, view
from views.home_numbers import chosen, phase_rows
from views.label_list import still
from views.ranks import among_regions
from views.region import bounds, name

# --- the map -------------------------------------------------------------------------------------------------------------------------


def _seats(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    held = frame[frame["_held"]]
    by_region = held.groupby(["_region_code", "region"]).agg(n=("_held", "size"), n_open=("_open", "sum")).reset_index().sort_values(["n", "region"], ascending=[False, True])
    first, day = by_region.iloc[0], say.date(frame["_day"].iloc[0])
    chosen = by_region[by_region["_region_code"] == context["region"]]
    read = first if chosen.empty else chosen.iloc[0]
    if context["region"] and not chosen.empty:
        called, n = chosen.iloc[0]["region"], int(chosen.iloc[0]["n"])
        place = among_regions(n, by_region["n"], say, total=18)
        title = say.plural("{region} has {n} cluster: {place}", "{region} has {n} clusters: {place}", n, region=called, place=place)
    elif context["region"]:
        title = say("No cluster has its seat in {region}; {n} regions of 18 have one", region=name(context["region"]), n=say.number(len(by_region)))
    else:
        title = say("{n} regions of 18 have a cluster; {region} has the most: {most}", n=say.number(len(by_region)), region=first["region"], most=still(int(first["n"]), first["n_open"] > 0, say))
    return Words(
        title=title,
        subtitle=say("Seats on {day}, by family of themes", day=day),
        reading=say.plural("on {day}, {n} cluster has its seat in {region}", "on {day}, {n} clusters have their seat in {region}", int(read["n"]), day=day, region=read["region"]),
        scope=say("18 regions, overseas moved near the mainland, symbols pushed apart") if held.shape == frame.shape else say("18 regions, overseas moved near the mainland, symbols pushed apart; rings: labels ended since the phase before"),
        coverage=Coverage(len(held), len(held), say("clusters")),
        note=bounds(by_region.rename(columns={"region": "name"}), say),
    )


def _of_region(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The rows of the chosen region, or all of them."""
    return frame if context["region"] is None else frame[frame["_region_code"] == context["region"]]


view(View(
    name="cluster_seats", query="cluster_seats", chart=atlas.seats, words=_seats, also=("region_outlines",), pick="cluster", hint="a click chooses a cluster", options=("region", "cluster"), rows=_of_region,
    definition="A cluster holds the State's label on the day; a merged cluster no longer counts under its old name.",
    formula="Clusters whose label period contains the last day of the phase, at the town of their seat; rings: those whose label ended since the last day of the phase before.",
))


def key(drawn: Drawn) -> str:
    """The key of the map as HTML, for narrow pages."""
    return atlas.narrow(drawn.frame, drawn.context.also["region_outlines"], drawn.look)


# --- the ribbon ----------------------------------------------------------------------------------------------------------------------


def _ribbon(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phases = context.also["phase_names"].set_index("phase")
    end = pd.Timestamp(phases.at[4, "end_date"])
    first, most = frame.iloc[0], frame.loc[frame["n_clusters"].idxmax()]
    last = frame[pd.to_datetime(frame["day"]) <= end].iloc[-1]
    read_on = min(pd.Timestamp(phases.at[chosen(context), "end_date"]), pd.Timestamp(context.also["package"]["created"].iloc[0]))
    read = frame[pd.to_datetime(frame["day"]) <= read_on].iloc[-1]
    values = {"first": say.number(int(first["n_clusters"])), "year": pd.Timestamp(first["day"]).year, "last": say.number(int(last["n_clusters"])), "end": end.year}
    if most["n_clusters"] > max(first["n_clusters"], last["n_clusters"]):
        title = say("From {first} clusters in {year} to {most} at most, then {last} at the end of {end}", most=say.number(int(most["n_clusters"])), **values)
    else:
        title = say("Clusters: {first} in {year}, {last} at the end of {end}", **values)
    unknown = not context.also["stock_open"].empty
    return Words(
        title=title,
        subtitle=say("Clusters with the label, each day; dashed from 2023, an upper bound") if unknown else say("Clusters with the label, each day"),
        reading=say.plural("on {day}, {n} cluster holds the label", "on {day}, {n} clusters hold the label", int(read["n_clusters"]), day=say.date(read_on.date())),
        scope=say("Labels of the State, by seat") if context["region"] else say("France, labels of the State"),
        coverage=Coverage(len(frame), len(frame), say("dates")),
    )


view(View(
    name="label_stock", query="label_stock", chart=stock.ribbon, words=_ribbon, also=("phase_names", "main_events", "official_counts", "package", "stock_open"), options=("phase",),
    definition="Number of clusters that hold the State's label on a day.",
    formula="Labels begun on or before the day, less labels ended before it. A cluster renewed without a gap counts once.",
    limits="The years after 2023: seven conditional labels have no known outcome, and official counts are lower (53 in January 2026).",
))


# --- the answer of the page ----------------------------------------------------------------------------------------------------------


def answer(phase: int, region: str | None, say: Speech) -> str:
    """The answer of the first page, numbers in bold: the stock of the chosen region if there is one, then that of France against the phase before, money and Europe."""
    national = _national(phase, say)
    return f"{_regional(phase, region, say)} {say('In the whole of France: {text}', text=national[:1].lower() + national[1:])}" if region else national


def _regional(phase: int, region: str, say: Speech) -> str:
    now, before = phase_rows(engine.run("stock_at_phase_end", region=region), phase)
    n = 0 if now is None else int(now["n_clusters"])
    values = {"region": name(region), "day": say.date(engine.run("stock_at_phase_end", region=None).set_index("phase").at[phase, "day"], "month")}
    if not n:
        return say("**No cluster** in {region} in {day}.", **values)
    if now["n_open"]:
        return say.plural("**{n} cluster at most** in {region} in {day}.", "**{n} clusters at most** in {region} in {day}.", n, **values)
    if before is None:
        return say.plural("**{n} cluster** in {region} in {day}.", "**{n} clusters** in {region} in {day}.", n, **values)
    values |= {"before": say.number(int(before["n_clusters"])), "day_before": say.date(before["day"], "month")}
    if int(before["n_clusters"]) == n:
        return say.plural("**{n} cluster** in {region} in {day}, as in {day_before}.", "**{n} clusters** in {region} in {day}, as in {day_before}.", n, **values)
    return say.plural("**{n} cluster** in {region} in {day}, against {before} in {day_before}.", "**{n} clusters** in {region} in {day}, against {before} in {day_before}.", n, **values)


def _national(phase: int, say: Speech) -> str:
    now, before = phase_rows(engine.run("stock_at_phase_end", region=None), phase)
    values = {"n": say.number(int(now["n_clusters"])), "day": say.date(now["day"], "month")}
    if now["n_open"]:
        counted = engine.run("official_counts").iloc[-1]
        stock_said = say("In {day}, **{n} clusters at most** hold the label; the last official count, in {year}, is {counted}.", year=int(counted["year"]), counted=say.number(int(counted["n_clusters"])), **values)
    elif before is None:
        stock_said = say("In {day}, **{n} clusters** hold the label.", **values)
    else:
        stock_said = say("In {day}, **{n} clusters** hold the label, against {before} in {day_before}.", before=say.number(int(before["n_clusters"])), day_before=say.date(before["day"], "month"), **values)
    return f"{stock_said} {_money_and_europe(phase, say)}".strip()


def _money_and_europe(phase: int, say: Speech) -> str:
    money, money_before = phase_rows(engine.run("state_money_by_phase"), phase)
    europe, europe_before = phase_rows(engine.run("eu_projects_by_phase"), phase)
    if money is None or money_before is None:
        return ""
    ratio = money["per_year_eur_m"] / money_before["per_year_eur_m"]
    divided = say.number(round(1 / ratio, 1))
    if europe is None or europe_before is None:
        return say("The State money found, a year, is **divided by {ratio}**.", ratio=divided) if ratio < 1 else say("The State money found, a year, is **multiplied by {ratio}**.", ratio=say.number(round(ratio, 1)))
    times = say.number(round(europe["per_year"] / europe_before["per_year"], 1))
    return say("The State money found, a year, is **divided by {ratio}**; their European projects are **multiplied by {times}**.", ratio=divided, times=times)

"""The figures of the first page: the map of seats, the ribbon of the phases, four numbers."""

import pandas as pd

from charts import atlas, stock
from language import Speech
from queries import engine
from views.core import Context, Coverage, Number, View, Words, view

OUTLOOK = 5  # the phase under way: seven conditional labels have no known outcome, its stock is an upper bound


def _phase_rows(frame: pd.DataFrame, phase: int) -> tuple[pd.Series | None, pd.Series | None]:
    """The row of a phase and that of the phase before, where they exist."""
    rows = frame.set_index("phase")
    return (rows.loc[phase] if phase in rows.index else None), (rows.loc[phase - 1] if phase - 1 in rows.index else None)


# --- the map -------------------------------------------------------------------------------------------------------------------------


def _seats(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    held = frame[frame["_held"]]
    by_region = held.groupby(["_region_code", "region"]).size().reset_index(name="n").sort_values(["n", "region"], ascending=[False, True])
    first, day = by_region.iloc[0], say.date(frame["_day"].iloc[0])
    chosen = by_region[by_region["_region_code"] == context["region"]]
    read = first if chosen.empty else chosen.iloc[0]
    if context["region"] and not chosen.empty:
        name, n = chosen.iloc[0]["region"], int(chosen.iloc[0]["n"])
        place = int((by_region["n"] > n).sum()) + 1
        title = say.plural("{region} has {n} cluster, rank {place} of 18 regions", "{region} has {n} clusters, rank {place} of 18 regions", n, region=name, place=place)
    elif context["region"]:
        title = say("No cluster has its seat here; {n} regions of 18 have one", n=say.number(len(by_region)))
    else:
        title = say("{n} regions of 18 have a cluster; {region} has the most: {most}", n=say.number(len(by_region)), region=first["region"], most=say.number(int(first["n"])))
    return Words(
        title=title,
        subtitle=say("Seats on {day}, by family of themes; hollow, labels that ended since the phase before", day=day),
        reading=say.plural("on {day}, {n} cluster has its seat in {region}", "on {day}, {n} clusters have their seat in {region}", int(read["n"]), day=day, region=read["region"]),
        scope=say("18 regions, overseas moved near the mainland, symbols pushed apart"),
        coverage=Coverage(len(held), len(held), say("clusters")),
    )


def _of_region(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The rows of the chosen region, or all of them."""
    return frame if context["region"] is None else frame[frame["_region_code"] == context["region"]]


view(View(
    name="cluster_seats", query="cluster_seats", chart=atlas.seats, words=_seats, also=("region_outlines",), pick="cluster", options=("region", "cluster"), rows=_of_region,
    definition="A cluster holds the State's label on the day; a merged cluster no longer counts under its old name.",
    formula="Clusters whose label period contains the last day of the phase, at the town of their seat; rings: those whose label ended since the last day of the phase before.",
))


# --- the ribbon ----------------------------------------------------------------------------------------------------------------------


def _ribbon(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phases = context.also["phase_names"].set_index("phase")
    end = pd.Timestamp(phases.at[4, "end_date"])
    first, most = frame.iloc[0], frame.loc[frame["n_clusters"].idxmax()]
    last = frame[pd.to_datetime(frame["day"]) <= end].iloc[-1]
    read_on = min(pd.Timestamp(phases.at[_phase(context), "end_date"]), pd.Timestamp(context.also["package"]["created"].iloc[0]))
    read = frame[pd.to_datetime(frame["day"]) <= read_on].iloc[-1]
    values = {"first": say.number(int(first["n_clusters"])), "year": pd.Timestamp(first["day"]).year, "last": say.number(int(last["n_clusters"])), "end": end.year}
    if most["n_clusters"] > max(first["n_clusters"], last["n_clusters"]):
        title = say("From {first} clusters in {year} to {most} at most, then {last} at the end of {end}", most=say.number(int(most["n_clusters"])), **values)
    else:
        title = say("Clusters: {first} in {year}, {last} at the end of {end}", **values)
    return Words(
        title=title,
        subtitle=say("Clusters with the label, each day; phases to scale; dashed from 2023, an upper bound"),
        reading=say.plural("on {day}, {n} cluster holds the label", "on {day}, {n} clusters hold the label", int(read["n_clusters"]), day=say.date(read_on.date())),
        scope=say("Labels of the State, by seat") if context["region"] else say("France, labels of the State"),
        coverage=Coverage(len(frame), len(frame), say("dates")),
    )


view(View(
    name="label_stock", query="label_stock", chart=stock.ribbon, words=_ribbon, also=("phase_names", "main_events", "official_counts", "package"), options=("phase",),
    definition="Number of clusters that hold the State's label on a day.",
    formula="Labels begun on or before the day, less labels ended before it. A cluster renewed without a gap counts once.",
    limits="The years after 2023: seven conditional labels have no known outcome, and official counts are lower (53 in January 2026).",
))


# --- four numbers --------------------------------------------------------------------------------------------------------------------


def _phase(context: Context) -> int:
    return int(context["phase"] or 4)


def _compared(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """What a number rests on: the row of its phase and the one before."""
    return frame[frame["phase"].isin([_phase(context) - 1, _phase(context)])]


def _stock_number(frame: pd.DataFrame, say: Speech, context: Context) -> Number:
    now, before = _phase_rows(frame, _phase(context))
    month = say.date(now["day"], "month")
    label = say("Clusters with the label at most, {day}", day=month) if _phase(context) == OUTLOOK else say("Clusters with the label, {day}", day=month)
    change = ""
    if before is not None:
        change = say("<b>{change}</b> since {day} ({before})", change=say.signed(int(now["n_clusters"] - before["n_clusters"])), day=say.date(before["day"], "month"), before=say.number(int(before["n_clusters"])))
    return Number(label, say.number(int(now["n_clusters"])), change=change or say("first phase"), confidence="medium" if _phase(context) == 5 else now["confidence"] or "high")


def _stock_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    now, _ = _phase_rows(frame, _phase(context))
    n = int(now["n_clusters"])
    return Words(
        title=say("Clusters with the label"), subtitle=say("Number on the last day of the phase"),
        reading=say.plural("on {day}, {n} cluster holds the label", "on {day}, {n} clusters hold the label", n, day=say.date(now["day"])),
        scope=say("Labels of the State, by seat") if context["region"] else say("France, labels of the State"), coverage=Coverage(n, n, say("clusters")),
    )


view(View(
    name="stock_at_phase_end", query="stock_at_phase_end", number=_stock_number, words=_stock_words, options=("phase",), rows=_compared,
    definition="A cluster holds the State's label on the day; a merged cluster no longer counts under its old name.",
    formula="Number of clusters whose label period contains the day.",
))

def _national(label: str, say: Speech, context: Context) -> str:
    """A number that exists for France alone says so where a region is chosen."""
    return say("France: {label}", label=label) if context["region"] else label


_MEMBERS_NAMES = {"members_total": "Members of all kinds, {year}", "member_companies": "Member companies, {year}", "member_establishments": "Member establishments, {year}"}


def _members_number(frame: pd.DataFrame, say: Speech, context: Context) -> Number | None:
    now, before = _phase_rows(frame, _phase(context))
    if now is None:
        return None
    if pd.notna(now["change"]):
        change = say("<b>{change}</b> over the phase (declared)", change=say.signed(int(now["change"])))
    elif before is not None and before["indicator"] == now["indicator"] and now["confidence"] == before["confidence"]:
        change = say("<b>{change}</b> since {year}", change=say.signed(int(now["n_members"] - before["n_members"])), year=int(before["year"]))
    elif before is not None:
        change = say("not comparable with phase {n}", n=_phase(context) - 1)
    else:
        change = say("first phase")
    return Number(_national(say(_MEMBERS_NAMES[now["indicator"]], year=int(now["year"])), say, context), say.number(int(now["n_members"])), change=change, confidence=now["confidence"])


def _members_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    now, _ = _phase_rows(frame, _phase(context))
    if now is None:
        return Words(say("Members"), say("No national figure in this phase"), say("no national figure was found for this phase"), say("France"))
    return Words(
        title=say(_MEMBERS_NAMES[now["indicator"]], year=int(now["year"])), subtitle=say("The surest national figure of the phase"),
        reading=say("in {year}, the clusters count {n} members in the sense of this figure", year=int(now["year"]), n=say.number(int(now["n_members"]))),
        scope=say("France, all clusters together"), coverage=Coverage(len(frame), 5, say("phases")),
    )


view(View(
    name="members_by_phase", query="members_by_phase", number=_members_number, words=_members_words, options=("phase", "region"), rows=_compared,
    definition="Members of the clusters: all kinds, companies alone, or establishments, as the label of the figure says.",
    formula="The surest national figure of the phase; the latest where several are as sure. No sum is made: a company may belong to several clusters.",
    limits="Comparing phases with one another: establishments, companies and members of all kinds are three measures.",
))


def _money_number(frame: pd.DataFrame, say: Speech, context: Context) -> Number | None:
    now, before = _phase_rows(frame, _phase(context))
    if now is None:
        return None
    change = say("first phase")
    if before is not None:
        change = say("<b>{change}</b> against phase {n} ({before})", change=say.percent(now["per_year_eur_m"] / before["per_year_eur_m"] - 1, signed=True), n=_phase(context) - 1, before=say.money(before["per_year_eur_m"]))
    return Number(_national(say("State money, a year, at least"), say, context), say.number(now["per_year_eur_m"]), say("M€"), change, "medium")


def _money_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    now, _ = _phase_rows(frame, _phase(context))
    if now is None:
        return Words(say("State money"), say("Nothing known in this phase"), say("no amount was found for this phase"), say("France"))
    return Words(
        title=say("State money, a year, at least"), subtitle=say("Million euros at current prices, mean of the years that have a figure"),
        reading=say("in phase {n}, {amount} of State money were found over {years} years, that is {mean} a year", n=_phase(context), amount=say.money(now["amount_eur_m"]), years=say.number(int(now["n_years_known"])), mean=say.money(now["per_year_eur_m"])),
        scope=say("France; committed, announced and spent together, envelopes left out"), coverage=Coverage(int(now["n_years_known"]), int(now["n_years"]), say("years")),
    )


view(View(
    name="state_money_by_phase", query="state_money_by_phase", number=_money_number, words=_money_words, options=("phase", "region"), rows=_compared,
    definition="State money that can be added without counting it twice: the FUI as executed, the operating grant, innovation platforms, PSPC-Régions.",
    formula="Sum of the base set of the phase over the number of years that have a figure.",
    limits="The total of a phase: it is a floor, since sources grow thin after 2019.",
))


def _eu_number(frame: pd.DataFrame, say: Speech, context: Context) -> Number | None:
    now, before = _phase_rows(frame, _phase(context))
    if now is None:
        return None
    change = say("nothing in the tables before 2014")
    if before is not None:
        change = say("<b>{change}</b> against phase {n} ({before})", change=say.percent(now["per_year"] / before["per_year"] - 1, signed=True), n=_phase(context) - 1, before=say.number(before["per_year"], 1))
    return Number(_national(say("European projects begun, a year"), say, context), say.number(round(now["per_year"], 1)), change=change, confidence="high" if now["confidence"] == "high" else "medium")


def _eu_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    now, _ = _phase_rows(frame, _phase(context))
    if now is None:
        return Words(say("European projects"), say("Not in the tables before 2014"), say("the tables begin with Horizon 2020, in 2014"), say("Horizon 2020 and Horizon Europe"))
    return Words(
        title=say("European projects begun, a year"), subtitle=say("Projects with at least one cluster as a partner"),
        reading=say("in phase {n}, {total} projects began in {years} years", n=_phase(context), total=say.number(int(now["n_projects"])), years=say.number(int(now["n_years"]))),
        scope=say("Horizon 2020 and Horizon Europe, the clusters' own associations"), coverage=Coverage(int(now["n_years"]), {3: 6, 4: 4, 5: 4}[_phase(context)], say("years")),
    )


view(View(
    name="eu_projects_by_phase", query="eu_projects_by_phase", number=_eu_number, words=_eu_words, options=("phase", "region"), rows=_compared,
    definition="European projects in which a cluster's own association takes part, in Horizon 2020 or Horizon Europe.",
    formula="Projects by the phase in which they begin, each once, over the years that the tables cover.",
    limits="The European projects of the clusters' members, which are many more.",
))


# --- the answer of the page ----------------------------------------------------------------------------------------------------------


def answer(phase: int, say: Speech) -> str:
    """The answer of the first page in two sentences, numbers in bold: the stock against the phase before, then money and Europe where both are known."""
    now, before = _phase_rows(engine.run("stock_at_phase_end", region=None), phase)
    values = {"n": say.number(int(now["n_clusters"])), "day": say.date(now["day"], "month")}
    if phase == OUTLOOK:
        counted = engine.run("official_counts").iloc[-1]
        stock_said = say("In {day}, **{n} clusters at most** hold the label; the last official count, in {year}, is {counted}.", year=int(counted["year"]), counted=say.number(int(counted["n_clusters"])), **values)
    elif before is None:
        stock_said = say("In {day}, **{n} clusters** hold the label.", **values)
    else:
        stock_said = say("In {day}, **{n} clusters** hold the label, against {before} in {day_before}.", before=say.number(int(before["n_clusters"])), day_before=say.date(before["day"], "month"), **values)
    return f"{stock_said} {_money_and_europe(phase, say)}".strip()


def _money_and_europe(phase: int, say: Speech) -> str:
    money, money_before = _phase_rows(engine.run("state_money_by_phase"), phase)
    europe, europe_before = _phase_rows(engine.run("eu_projects_by_phase"), phase)
    if money is None or money_before is None:
        return ""
    ratio = money["per_year_eur_m"] / money_before["per_year_eur_m"]
    divided = say.number(round(1 / ratio, 1))
    if europe is None or europe_before is None:
        return say("The State money found, a year, is **divided by {ratio}**.", ratio=divided) if ratio < 1 else say("The State money found, a year, is **multiplied by {ratio}**.", ratio=say.number(round(ratio, 1)))
    times = say.number(round(europe["per_year"] / europe_before["per_year"], 1))
    return say("The State money found, a year, is **divided by {ratio}**; their European projects are **multiplied by {times}**.", ratio=divided, times=times)

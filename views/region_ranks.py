"""The regions against one another: by clusters, by European money, in total, per inhabitant or per point of GDP."""

import pandas as pd

from charts import portrait
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.label_list import still
from views.ranks import among_regions
from views.region import bounds, counted

PER_NAMES = {"total": "Total", "inhabitant": "Per inhabitant", "gdp": "Per point of GDP"}


def per(values: pd.Series, frame: pd.DataFrame, kind: str, money: bool) -> pd.Series:
    """Values by region, brought to inhabitants or to GDP.

    Money in million euros becomes euros per inhabitant, or euros per million euros of GDP; a number of clusters becomes clusters per million
    inhabitants, or per 100 billion euros of GDP. `frame` holds population (inhabitants, 2021) and gdp_eur_bn (2022).
    """
    if kind == "inhabitant":
        return values * 1e6 / frame["population"]
    if kind == "gdp":
        return values * 1000 / frame["gdp_eur_bn"] if money else values * 100 / frame["gdp_eur_bn"]
    return values


def _ranked(frame: pd.DataFrame, context: Context, column: str, money: bool) -> pd.DataFrame:
    kind = context["per"] or "total"
    shown = frame[(frame["n_ever"] > 0) | (frame["region_code"] == context["region"])]
    shown = shown.assign(_value=per(shown[column], shown, kind, money))
    return shown.sort_values(["_value", "name"], ascending=[False, True], kind="stable")


def _bars(frame: pd.DataFrame, look, context: Context, column: str, money: bool, unit) -> object:
    rows, say = _ranked(frame, context, column, money), look.say
    codes = list(rows["region_code"])
    texts = []
    for row in rows.to_dict("records"):
        if not row["_value"]:
            texts.append(say("no cluster") if row["n_clusters"] == 0 else say("no project read"))
        elif row["n_open"] and not money:
            texts.append(say("at most {n}", n=unit(row["_value"], say)))
        else:
            texts.append(unit(row["_value"], say))
    return portrait.bars(list(rows["name"]), list(rows["_value"]), texts, look, codes=codes, chosen=codes.index(context["region"]) if context["region"] in codes else None)


def _read(rows: pd.DataFrame, region: str | None) -> pd.Series:
    """The row that is read: the chosen region, else the first."""
    mine = rows[rows["region_code"] == region]
    return rows.iloc[0] if mine.empty else mine.iloc[0]


# --- clusters ---------------------------------------------------------------------------------------------------------------------------


def _cluster_unit(value: float, say: Speech) -> str:
    return say.number(round(value, 2))


def _cluster_reading(row: pd.Series, kind: str, day: str, say: Speech) -> str:
    values = {"day": day, "region": row["name"], "value": _cluster_unit(row["_value"], say)}
    if kind == "total":
        return say.plural("on {day}, {region} has {n} cluster", "on {day}, {region} has {n} clusters", row["n_clusters"], **values)
    return say.plural("on {day}, {region} has {n} cluster, that is {value} {measure}", "on {day}, {region} has {n} clusters, that is {value} {measure}", row["n_clusters"], measure=say(_PER_NAMES[kind]), **values)


_PER_NAMES = {"inhabitant": "per million inhabitants", "gdp": "per 100 billion euros of GDP"}
_CLUSTERS_NAMES = {"total": "Clusters with the label", "inhabitant": "Clusters per million inhabitants", "gdp": "Clusters per 100 billion euros of GDP"}


def _clusters(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    kind = context["per"] or "total"
    rows = _ranked(frame, context, "n_clusters", money=False)
    row = _read(rows, context["region"])
    day = say.date(frame["_day"].iloc[0])
    measure = say(_CLUSTERS_NAMES[kind])
    title = (
        say("{region}: {rank}, with {value}", region=row["name"], rank=among_regions(row["_value"], rows["_value"], say, total=len(frame)), value=still(round(row["_value"], 2), row["n_open"] > 0, say))
        if row["_value"]
        else say("{region} has no cluster on that day", region=row["name"])
    )
    return Words(
        title=title,
        subtitle=say("{measure}, {day}; population 2021, GDP 2022", measure=measure, day=day) if kind != "total" else say("{measure}, {day}", measure=measure, day=day),
        reading=_cluster_reading(row if row["n_clusters"] else rows.iloc[0], kind, day, say),
        scope=say("18 regions of today, those that never had a cluster left out; {counting}", counting=counted(context, say)),
        coverage=Coverage(18, 18, say("regions")),
        note=bounds(frame, say),
    )


view(
    View(
        name="region_clusters_rank",
        query="region_measures",
        words=_clusters,
        options=("region", "per"),
        pick="region",
        chart=lambda frame, look, context: _bars(frame, look, context, "n_clusters", False, _cluster_unit),
        definition="Clusters with the label on the last day of the phase, by region.",
        formula="Sum of the clusters of the region, with the chosen counting; divided by inhabitants of 2021 or GDP of 2022 where asked.",
        limits="Measuring the weight of an ecosystem: a cluster counts the same whatever its size.",
    )
)


# --- European money ---------------------------------------------------------------------------------------------------------------------


_MONEY_NAMES = {"total": "Million euros", "inhabitant": "Euros per inhabitant", "gdp": "Euros per million euros of GDP"}


def _money_unit(context: Context):
    kind = context["per"] or "total"
    return (lambda value, say: say.money(value)) if kind == "total" else (lambda value, say: say.number(round(value, 2)) + (" €" if say.lang == "fr" else " euros"))


def _money(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phase, kind, unit = int(context["phase"] or 4), context["per"] or "total", _money_unit(context)
    scope = say("The clusters' own associations in Horizon 2020 and Horizon Europe; {counting}", counting=counted(context, say))
    subtitle = say("{measure}, whole of the projects begun in phase {n}", measure=say(_MONEY_NAMES[kind]), n=phase)
    if frame["eu_money"].isna().all():
        return Words(say("European money is not in the tables before 2014"), subtitle, say("the tables begin with Horizon 2020, in 2014"), scope, Coverage(0, 18, say("regions")))
    rows = _ranked(frame, context, "eu_money", money=True)
    row = _read(rows, context["region"])
    ranked = rows[rows["_value"] > 0]
    if row["_value"]:
        title = say("European money of the clusters of {region}: {rank} that have some", region=row["name"], rank=among_regions(row["_value"], rows["_value"], say, total=len(ranked)))
    elif row["n_clusters"]:
        title = say("No European money of clusters was read for {region}", region=row["name"])
    else:
        title = say("Without a cluster, {region} has no rank", region=row["name"])
    first = rows.iloc[0]
    return Words(
        title=title,
        subtitle=subtitle,
        reading=say("{region}: {value}, for {n} projects", region=first["name"], value=unit(first["_value"], say), n=say.number(first["eu_projects"])),
        scope=scope,
        coverage=Coverage(len(ranked), int((rows["n_clusters"] > 0).sum()), say("regions with a cluster")),
    )


def _money_chart(frame: pd.DataFrame, look, context: Context):
    if frame["eu_money"].isna().all():
        say = look.say
        return look.figure(
            60,
            annotations=[
                {
                    "text": say("Not in the tables before 2014"),
                    "x": 0,
                    "y": 0.5,
                    "xref": "paper",
                    "yref": "paper",
                    "xanchor": "left",
                    "showarrow": False,
                    "font": {"color": look.palette.quiet, "size": look.label},
                }
            ],
            xaxis={"visible": False},
            yaxis={"visible": False},
        )
    return _bars(frame, look, context, "eu_money", True, _money_unit(context))


view(
    View(
        name="region_money_rank",
        query="region_measures",
        words=_money,
        chart=_money_chart,
        options=("region", "per"),
        pick="region",
        definition="What the Union gives to the clusters of a region in the European projects begun in the phase.",
        formula="Sum of the contributions to the clusters of the region, with the chosen counting, over the whole life of the projects; divided by inhabitants of 2021 or GDP of 2022 where asked.",
        limits="The European money of the members of the clusters, which is far larger.",
    )
)

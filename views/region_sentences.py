"""What is said of a region in one sentence, `**bold**` for its first half: one function a fact.

Each takes the frame of the regions, the row of the one spoken of, the words and the context.
"""

import pandas as pd

from language import Speech
from views.core import Context
from views.region import FEW


def rank(frame: pd.DataFrame, column: str, value: float) -> int:
    return int((frame[column] > value).sum()) + 1


def stock(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    values = {
        "region": row["name"],
        "n": say.number(row["n_clusters"]),
        "day": say.date(row["_day"], "month"),
        "rank": say.ordinal(rank(frame, "n_clusters", row["n_clusters"])),
        "none": say.number(int((frame["n_clusters"] == 0).sum()) - 1),
    }
    if row["n_clusters"] == 0:
        return say("**{region} has no cluster** in {day}, like {none} other regions of 18.", **values)
    if pd.isna(row["n_before"]):
        return say.plural(
            "**{region} counts {n} cluster in {day}**: {rank} of the 18 regions.",
            "**{region} counts {n} clusters in {day}**: {rank} of the 18 regions.",
            row["n_clusters"],
            **values,
        )
    if row["n_before"] == row["n_clusters"]:
        return say.plural(
            "**{region} counts {n} cluster in {day}**, as at the end of the phase before: {rank} of the 18 regions.",
            "**{region} counts {n} clusters in {day}**, as many as at the end of the phase before: {rank} of the 18 regions.",
            row["n_clusters"],
            **values,
        )
    return say.plural(
        "**{region} counts {n} cluster in {day}**, against {before} at the end of the phase before: {rank} of the 18 regions.",
        "**{region} counts {n} clusters in {day}**, against {before} at the end of the phase before: {rank} of the 18 regions.",
        row["n_clusters"],
        before=say.number(row["n_before"]),
        **values,
    )


def gone(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    france = frame["n_gone"].sum() / frame["n_ever"].sum()
    values = {"region": row["name"], "gone": say.number(row["n_gone"]), "ever": say.number(row["n_ever"]), "france": say.percent(france)}
    if row["n_gone"] == 0:
        return say("**{region} has lost none of its {ever} clusters** since 2005, while {france} of those of France merged or lost the label.", **values)
    return say.plural(
        "**{gone} of the {ever} clusters of {region} since 2005 merged or lost its label**: {share}, against {france} in France.",
        "**{gone} of the {ever} clusters of {region} since 2005 merged or lost the label**: {share}, against {france} in France.",
        row["n_gone"],
        share=say.percent(row["n_gone"] / row["n_ever"]),
        **values,
    )


def money(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    total, with_money = frame["eu_money"].sum(), int((frame["eu_money"] > 0).sum())
    values = {
        "region": row["name"],
        "phase": context["phase"] or 4,
        "amount": say.money(row["eu_money"]) if pd.notna(row["eu_money"]) else "–",
        "n": say.number(row["eu_projects"]),
        "share": say.percent(row["eu_money"] / total if total else 0),
        "k": say.number(with_money),
    }
    if not row["eu_money"] or pd.isna(row["eu_money"]):
        return say("**The clusters of {region} have no European money read** for the projects begun in phase {phase}; those of {k} regions have.", **values)
    return say(
        "**The clusters of {region} obtain {amount} of European money** for {n} projects begun in phase {phase}: {share} of what clusters receive, {rank} of {k} regions.",
        rank=say.ordinal(rank(frame, "eu_money", row["eu_money"])),
        **values,
    )


def density(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    france = frame["n_clusters"].sum() * 1e6 / frame["population"].sum()
    values = {
        "region": row["name"],
        "value": say.number(round(row["per_million"], 2)),
        "france": say.number(round(france, 2)),
        "rank": say.ordinal(rank(frame, "per_million", row["per_million"])),
    }
    return say("**{region} counts {value} clusters per million inhabitants**, against {france} in France: {rank} of the 18 regions.", **values)


def elsewhere(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    n = int(row["n_elsewhere"])
    if n == 0:
        return say("**No cluster from elsewhere says that it covers {region}**, in the pages read.", region=row["name"])
    return say.plural(
        "**{n} cluster with its seat elsewhere also covers {region}**, in the pages read.",
        "**{n} clusters with their seat elsewhere also cover {region}**, in the pages read.",
        n,
        region=row["name"],
    )


def size(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    return say(
        "**{region} has {population} inhabitants and a GDP of {gdp}**: {rank} of the 18 regions by inhabitants.",
        region=row["name"],
        population=say.number(row["population"], 0),
        gdp=say.money(row["gdp_eur_bn"] * 1000),
        rank=say.ordinal(rank(frame, "population", row["population"])),
    )


def ties(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    values = {
        "region": row["name"],
        "partner": row["partner"],
        "n": say.number(int(row["n_projects"])),
        "phase": context["phase"] or 4,
        "second": row["second"] if isinstance(row["second"], str) else "–",
        "m": say.number(row["n_second"]),
    }
    if row["n_all"] < FEW:
        return say.plural(
            "**{n} European project ties {region} to other regions** in phase {phase}, first of all: {partner}.",
            "**{n} European projects tie {region} to other regions** in phase {phase}, first of all: {partner}.",
            int(row["n_all"]),
            **{k: values[k] for k in ("region", "phase", "partner")},
        )
    return say(
        "**{share} of the European ties of {region} go to one partner, {partner}**: {n} shared projects begun in phase {phase}, before {second} ({m}).",
        share=say.percent(row["share"]),
        **values,
    )


def family(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    values = {
        "region": row["name"],
        "n": say.number(int(row["n"])),
        "all": say.number(int(row["n_all"])),
        "family": row["family"],
        "share": say.percent(row["share"]),
        "france": say.percent(row["share_france"]),
    }
    return say("**{n} of the {all} clusters of {region} are in “{family}”**: {share}, against {france} in France.", **values)

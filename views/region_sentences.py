"""What is said of a region in one sentence, `**bold**` for its first half: one function a fact.

Each takes the frame of the regions, the row of the one spoken of, the words and the context.
"""

import pandas as pd

from language import Speech
from views.core import Context
from views.ranks import among_regions
from views.region_partners import FEW


def stock(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    values = {
        "region": row["name"],
        "n": say.number(row["n_clusters"]),
        "day": say.date(row["_day"], "month"),
        "rank": among_regions(row["n_clusters"], frame["n_clusters"], say),
        "none": say.number(int((frame["n_clusters"] == 0).sum()) - 1),
    }
    if row["n_ever"] == 0:
        others = [say.place(name, "in") for name in frame.loc[(frame["n_ever"] == 0) & (frame["region_code"] != row["region_code"]), "name"].sort_values()]
        return say("**No cluster has had its seat in {region} since 2005**, as in {others}.", region=row["name"], others=say.listing(others))
    if row["n_clusters"] == 0:
        return say("**{region} has no cluster** in {day}, like {none} other regions of 18.", **values)
    if row["n_open"]:
        return say.plural(
            "**{region} counts {n} clusters at most in {day}**, against {before} at the end of the phase before: the outcome of {open} label is not known.",
            "**{region} counts {n} clusters at most in {day}**, against {before} at the end of the phase before: the outcome of {open} labels is not known.",
            row["n_open"],
            before=say.number(row["n_before"]),
            open=say.number(row["n_open"]),
            **values,
        )
    if pd.isna(row["n_before"]):
        return say.plural(
            "**{region} counts {n} cluster in {day}**: {rank}.",
            "**{region} counts {n} clusters in {day}**: {rank}.",
            row["n_clusters"],
            **values,
        )
    if row["n_before"] == row["n_clusters"]:
        return say.plural(
            "**{region} counts {n} cluster in {day}**, as at the end of the phase before: {rank}.",
            "**{region} counts {n} clusters in {day}**, as many as at the end of the phase before: {rank}.",
            row["n_clusters"],
            **values,
        )
    return say.plural(
        "**{region} counts {n} cluster in {day}**, against {before} at the end of the phase before: {rank}.",
        "**{region} counts {n} clusters in {day}**, against {before} at the end of the phase before: {rank}.",
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
        "**The clusters of {region} obtain {amount} of European money** for {n} projects begun in phase {phase}: {share} of what clusters receive, {rank} that have some.",
        rank=among_regions(row["eu_money"], frame["eu_money"], say, total=with_money),
        **values,
    )


def density(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    france = frame["n_clusters"].sum() * 1e6 / frame["population"].sum()
    values = {
        "region": row["name"],
        "value": say.number(round(row["per_million"], 2)),
        "france": say.number(round(france, 2)),
        "rank": among_regions(row["per_million"], frame["per_million"], say),
    }
    return say("**{region} counts {value} clusters per million inhabitants**, against {france} in France: {rank}.", **values)


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
        "**{region} has {population} inhabitants and a GDP of {gdp}**: {rank} by inhabitants.",
        region=row["name"],
        population=say.number(row["population"], 0),
        gdp=say.money(row["gdp_eur_bn"] * 1000),
        rank=among_regions(row["population"], frame["population"], say),
    )


NAMED = 4  # partners named in a sentence


def ties(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    names = row["partners"].split(", ")
    partners = [say.place(name, "the") for name in names]
    values = {"region": row["name"], "partner": names[0], "n": say.number(int(row["n_projects"])), "phase": context["phase"] or 4}
    if row["n_all"] < FEW:
        shown = partners if len(partners) <= NAMED else [*partners[: NAMED - 1], say("{n} others", n=say.number(len(partners) - NAMED + 1))]
        return say.plural(
            "**{n} region shares a European project with {region}** begun in phase {phase}: {partners}.",
            "**{n} regions share a European project with {region}** begun in phase {phase}: {partners}.",
            len(partners),
            region=row["name"],
            phase=values["phase"],
            partners=say.listing(shown),
        )
    if row["n_first"] > 1:
        first = say.listing(partners[: int(row["n_first"])])
        return say("**{region} shares as many European projects with {partners}**: {n} with each, begun in phase {phase}.", partners=first, **values)
    return say(
        "**{share} of the European ties of {region} go to one partner, {partner}**: {n} shared projects begun in phase {phase}, before {second} ({m}).",
        share=say.percent(row["share"]),
        second=names[1],
        m=say.number(row["n_second"]),
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
    if row["n_all"] == 1:
        return say("**The only cluster of {region} is in “{family}”**, which has {france} of those of France.", **values)
    return say("**{n} of the {all} clusters of {region} are in “{family}”**: {share}, against {france} in France.", **values)

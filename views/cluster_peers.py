"""A cluster among its peers, on the measures known at the end of the phase."""

import pandas as pd

from charts import peers as strips
from language import Speech
from views import peers, ranks
from views.core import Context, Coverage, View, Words, view

MEASURES = ("members_total", "eu_projects", "eu_money", "labelled_projects_cum")
STRATEGY_NAMES = {
    "theme": "Same theme",
    "family": "Same family",
    "region": "Same region",
    "size": "Similar size",
    "entry": "Same entry",
    "own": "My list",
}
_SHORT_NAMES = {"members_total": "members", "eu_projects": "EU projects", "eu_money": "EU money", "labelled_projects_cum": "labelled projects to date"}
_WHO_NAMES = {
    "theme": "clusters of the theme “{theme}”",
    "family": "clusters of the family “{family}”",
    "region": "clusters with their seat in the same region: {region}",
    "size": "clusters from two thirds to half as much again of its members",
    "entry": "clusters whose label began on {entry}",
    "own": "clusters of a list chosen by hand",
}


def group(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The rows of a cluster and its peers, the four measures in their order; the cluster itself comes first in each."""
    strategy, own = context["peers"] or "family", address_list(context["own"])
    ids = peers.chosen(frame, context["cluster"], strategy, own)
    rows = frame[frame["_cluster_id"].isin(ids) & frame["_measure"].isin(MEASURES)]
    order = {name: place for place, name in enumerate(MEASURES)}
    return (
        rows.assign(_place=rows["_measure"].map(order), _other=rows["_cluster_id"] != context["cluster"])
        .sort_values(["_place", "_other", "short_name"])
        .drop(columns=["_place", "_other"])
    )


def address_list(value: str | None) -> tuple[str, ...]:
    """A list as the address writes it."""
    return tuple(value.split("~")) if value else ()


def standings(rows: pd.DataFrame, cluster: str) -> dict[str, peers.Standing]:
    """Where the cluster stands on each measure."""
    return {name: peers.standing(cluster, dict(zip(part["_cluster_id"], part["value"], strict=True))) for name, part in rows.groupby("_measure", sort=False)}


def _chart(frame: pd.DataFrame, look, context: Context):
    rows = group(frame, context)
    return strips.strips(rows, standings(rows, context["cluster"]), context["cluster"], look)


def who(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    """The line that names the peers, where there is one: `7 pairs en décembre 2022 : Axelera, Céramique…`."""
    names = list(group(frame, context).drop_duplicates("_cluster_id")["short_name"])[1:]
    shown, day = ", ".join(names[:10]), say.date(frame["_day"].iloc[0], "month")
    if len(names) > 10:
        return say("{n} peers in {day}: {names} and {more} more.", n=say.number(len(names)), day=day, names=shown, more=say.number(len(names) - 10))
    return say.plural("{n} peer in {day}: {names}.", "{n} peers in {day}: {names}.", len(names), day=day, names=shown)


def alone(frame: pd.DataFrame, context: Context) -> bool:
    """Whether no other cluster is like it in the chosen way."""
    return group(frame, context)["_cluster_id"].nunique() == 1


def answer(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    """The answer of the page: the ranks that are known, in bold; or why the cluster has no peer."""
    rows = group(frame, context)
    stands = standings(rows, context["cluster"])
    if alone(frame, context):
        me, day = rows.iloc[0]["short_name"], say.date(rows["_day"].iloc[0], "month")
        if context["peers"] == "own":
            return say("Your list is empty: add one to eight clusters to set {cluster} among them.", cluster=me)
        if context["peers"] == "size" and stands["members_total"].value is None:
            return say("The number of members of {cluster} is not public in {day}: **no cluster of similar size can be named**. Its family, its theme or its region can.", cluster=me, day=day)
        return say("**No cluster labelled in {day} is like {cluster} in this way**; choose another likeness.", cluster=me, day=day)
    told = [say("{measure}: **{rank}**", measure=say(_SHORT_NAMES[name]), rank=ranks.of(stand.rank, stand.known, stand.tied, say)) for name, stand in stands.items() if stand.rank and stand.known > 1]
    if not told:
        return say("None of the four measures of this cluster is known at that date.")
    listed = say("{list}.", list=say.series(told))
    return listed[:1].upper() + listed[1:]


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    cluster, strategy = context["cluster"], context["peers"] or "family"
    rows = group(frame, context)
    me = rows[rows["_cluster_id"] == cluster].iloc[0]
    stands, labels = standings(rows, cluster), rows.drop_duplicates("_measure").set_index("_measure")["measure"]
    ranked = sorted((stand.rank / stand.known, place, name) for place, (name, stand) in enumerate(stands.items()) if stand.rank and stand.known > 1)
    total, day = rows["_cluster_id"].nunique(), say.date(me["_day"])
    values = {"theme": me["_theme_name"], "family": me["_family_name"], "region": me["_region"], "entry": say.date(me["_entry"])}
    scope = say.plural("{n} cluster on {day}, itself included: {who}", "{n} clusters on {day}, itself included: {who}", total, day=day, who=say(_WHO_NAMES[strategy], **values))
    if ranked:
        name = ranked[0][2]
        stand = stands[name]
        title = say("{cluster} is {rank} for “{measure}”", cluster=me["short_name"], rank=ranks.of(stand.rank, stand.known, stand.tied, say), measure=labels[name])
        reading = say(
            "“{measure}” of {cluster} is {value}; the median of the {known} known is {median}",
            measure=labels[name],
            cluster=me["short_name"],
            value=say.number(stand.value),
            known=say.number(stand.known),
            median=say.number(stand.median),
        )
    else:
        title = say("{cluster} cannot be ranked with this choice", cluster=me["short_name"])
        reading = say.plural("{n} cluster is compared", "{n} clusters are compared", total)
    return Words(
        title=title,
        subtitle=say("A dot a cluster, each line on its own scale from 0; band, from the 1st to the 3rd quartile; mark, median"),
        reading=reading,
        scope=scope,
        coverage=Coverage(stands["members_total"].known, total, say("clusters with a number of members")),
        note=_caution(me, total, say),
    )


def _caution(me: pd.Series, total: int, say: Speech) -> str:
    told = []
    if 0 < total - 1 < peers.FEW:
        told.append(say.plural("Only {n} peer: under five, a rank says little.", "Only {n} peers: under five, a rank says little.", total - 1))
    if not me["_held"]:
        told.append(say("{cluster} does not hold the label on that day; it is compared with clusters that do.", cluster=me["short_name"]))
    told.append(say("Years differ from a cluster to another; the card counts European projects up to 2025, this page those begun by the end of the phase."))
    return " ".join(told)


view(
    View(
        name="cluster_peers",
        query="cluster_measures",
        chart=_chart,
        words=_words,
        options=("peers", "own"),
        pick="cluster",
        rows=lambda frame, context: group(frame, context),
        definition="A cluster against those that hold the label on the last day of the phase and are like it, by the chosen likeness.",
        formula="Latest value known by that day. Rank from the highest, ties share a rank; quartiles by linear interpolation on the known values, the cluster included.",
        limits="Judging a cluster: members are declared, their years differ, and a missing value is left out of the rank.",
    )
)

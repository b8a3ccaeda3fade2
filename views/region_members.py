"""How many members the clusters of a region declare."""

import pandas as pd

from charts import portrait
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.region import name


def _members(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    known, year = frame[frame["n_members"].notna()], str(frame["_day"].iloc[0])[:4]
    subtitle, scope = (
        say("Latest number published by the end of {year}; hollow, medium or low confidence", year=year),
        say("Whole base of each cluster, outside the region too; years differ, never to be added"),
    )
    coverage = Coverage(len(known), len(frame), say("clusters"))
    if known.empty:
        return Words(
            say("In {region}, no number of members is public", region=name(context["region"])),
            subtitle,
            say.plural("the number of members of {n} cluster is not public", "the number of members of {n} clusters is not public", len(frame)),
            scope,
            coverage,
        )
    most = known.iloc[0]
    first = known[known["n_members"] == most["n_members"]]
    values = {"region": name(context["region"]), "n": say.number(int(most["n_members"]))}
    if len(first) > 1:
        title = say("In {region}, {clusters} come equal first: {n} members each", clusters=say.listing(list(first["short_name"])), **values)
    else:
        title = say("In {region}, {cluster} is the largest: {n} members", cluster=most["short_name"], **values)
    return Words(
        title, subtitle, say("in {year}, {cluster} declares {n} members", year=int(most["year"]), cluster=most["short_name"], n=say.number(int(most["n_members"]))), scope, coverage
    )


view(
    View(
        name="region_members",
        query="region_members",
        chart=portrait.members,
        words=_members,
        pick="cluster",
        definition="Members that each cluster with its seat in the region declares, in every region.",
        formula="The latest year that a public page gives by the end of the phase; the surest where several do.",
        limits="Adding: an organisation may belong to several clusters, years differ, and members stand outside the region too.",
    )
)

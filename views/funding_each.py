"""Money for each cluster with the label, and for each member where both are counted the same year."""

import pandas as pd

from charts import money_each
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.funding_bridge import prices


def _cluster(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    known = frame[frame["per_cluster_eur"].notna()]
    running, projects = (known[known["_purpose"] == code] for code in ("running", "projects"))
    most, last, top = running.loc[running["per_cluster_eur"].idxmax()], running.iloc[-1], projects.loc[projects["per_cluster_eur"].idxmax()]
    return Words(
        title=say("For each cluster, the running grant goes from {most} in {year} to {last} in {end}", most=_short(most, say), year=most["year"], last=_short(last, say), end=last["year"]),
        subtitle=say("State money of the year over the clusters with the label at its end, {euros}; each row has its own scale. Outline: announced; tint: committed; full: paid; hatched: no figure", euros=prices(frame, say)),
        reading=say("in {year}, {amount} committed for projects over {n} clusters make {each} for each", year=top["year"], amount=say.money(top["amount_eur_m"], 0), n=int(top["n_clusters"]), each=_short(top, say)),
        scope=say("State alone; an even share, which no cluster received exactly"),
        coverage=Coverage(len(known), len(frame), say("cells (purpose × year)")),
    )


def _short(row: pd.Series, say: Speech) -> str:
    return money_each.told(row["per_cluster_eur"], say)


view(View(
    name="funding_per_cluster", narrowest=760, query="funding_per_cluster", chart=money_each.per_cluster, words=_cluster, also=("phase_names",), options=("euros",), sourced=True,
    definition="What the State's money of a year would be if it were shared evenly between the clusters that hold the label at the end of the year.",
    formula="Money of the State that adds up in the year, projects and running apart, over the number of clusters with the label on 31 December.",
    limits="The money of one cluster: shares were never even, and project money went to partners of projects, not to the cluster bodies.",
))


def _member(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    fund, grant = (frame[frame["_measure"] == code] for code in ("fui", "operating_grant"))
    last, running = fund.iloc[-1], grant.iloc[-1]
    each = lambda row: money_each.told(row["per_member_eur"], say)
    return Words(
        title=say("The State’s running grant makes {each} for each member in {year}", each=each(running), year=running["year"]),
        subtitle=say("A year, {euros}; each row has its own scale. Circle: over establishments; diamond: over companies; square: over members of all kinds. Never joined: three different counts", euros=prices(frame, say)),
        reading=say("in {year}, {amount} of the FUI over {n} {counted} make {each} for each", year=last["year"], amount=say.money(last["amount_eur_m"]), n=say.number(int(last["n_members"]), 0), counted=last["counted"], each=each(last)),
        scope=say("Years in which a public page counts both the money and the members; part of project money goes to laboratories that are not counted here"),
        coverage=Coverage(frame["year"].nunique(), 22, say("years")),
    )


view(View(
    name="funding_per_member", narrowest=760, query="funding_per_member", chart=money_each.per_member, words=_member, also=("phase_names",), options=("euros",), sourced=True,
    definition="Public money of a year over the number of establishments, companies or members of all kinds that the clusters had that year, as a public page counts them.",
    formula="Money of the measure that adds up in the year, over the preferred national count of the same year; no count is carried from one year to another.",
    limits="A trend across shapes: establishments, companies and members of all kinds are three counts. The money did not go to each member.",
))

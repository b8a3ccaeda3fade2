"""The card of a cluster, continued: members over time, European projects."""

import pandas as pd

from charts import card
from language import Speech
from views.core import Context, Coverage, View, Words, view

YEARS = range(2005, 2027)


def _members(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    mine = frame[~frame["_ancestor"]]
    total = mine[mine["_indicator"] == "members_total"]
    subtitle, scope = (
        say("Members (dot), companies (square), SMEs (triangle); hollow, medium or low confidence; grey, ancestors"),
        say("The whole base, all regions; points are never joined, their perimeters differ"),
    )
    known = Coverage(mine.loc[mine["_indicator"] == "members_total", "year"].nunique(), len(YEARS), say("years"))
    if total.empty:
        one = frame.iloc[-1]
        title = say("Its own number of members is not public")
        reading = say("in {year}, {cluster} declares {value} under “{kind}”", year=one["year"], cluster=one["short_name"], value=say.number(int(one["value"])), kind=one["kind"])
        return Words(title, subtitle, reading, scope, known)
    first, last = total.iloc[0], total.iloc[-1]
    if first["year"] == last["year"]:
        title = say("One figure published: {n} members in {year}", n=say.number(int(last["value"])), year=last["year"])
    else:
        title = say(
            "{first} members in {first_year}, {last} in {last_year}",
            first=say.number(int(first["value"])),
            first_year=first["year"],
            last=say.number(int(last["value"])),
            last_year=last["year"],
        )
    reading = say("in {year}, {cluster} declares {n} members", year=last["year"], cluster=last["short_name"], n=say.number(int(last["value"])))
    inferred = int(mine["inferred"].sum())
    note = say.plural("{n} year is inferred: the page read bears no date.", "{n} years are inferred: the pages read bear no date.", inferred) if inferred else ""
    return Words(title, subtitle, reading, scope, known, note)


view(
    View(
        name="cluster_members_by_year",
        query="cluster_members_by_year",
        chart=card.members,
        words=_members,
        also=("phase_names",),
        definition="Members that the cluster declares, by kind: all kinds, companies, small and medium companies. Other kinds are in the table.",
        formula="Each figure as published; one a year and a kind, the surest. Nothing is joined, added or filled in.",
        limits="A growth rate between two years: the perimeters of the figures differ.",
    )
)


def _eu(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    n = len(frame)
    running = int((pd.to_datetime(frame["end_date"]) >= "2026-12-31").sum())
    if running:
        title = say.plural(
            "{n} European project, {running} still under way at the end of 2026",
            "{n} European projects, {running} still under way at the end of 2026",
            n,
            running=say.number(running),
        )
    else:
        title = say.plural("{n} European project, over by the end of 2026", "{n} European projects, all over by the end of 2026", n)
    paid = frame[frame["amount_eur"].notna()]
    one = (paid if len(paid) else frame).iloc[-1]
    amount = say.euros(one["amount_eur"]) if len(paid) else say("an amount not known")
    reading = say.plural(
        "{project} gathers {n} partner and brings the cluster {amount}",
        "{project} gathers {n} partners and brings the cluster {amount}",
        int(one["n_participants"]) if pd.notna(one["n_participants"]) else 1,
        project=one["project"],
        amount=amount,
    )
    named = int(frame["_named"].sum())
    return Words(
        title=title,
        subtitle=say("Length of the projects and share received; ★ coordinator; in italics, no acronym in the tables"),
        reading=reading,
        scope=say("Horizon 2020 and Horizon Europe, the cluster's own association or its host"),
        coverage=Coverage(named, n, say("acronyms")),
    )


view(
    View(
        name="cluster_eu_list",
        query="cluster_eu_list",
        chart=card.eu_projects,
        words=_eu,
        definition="European projects in which the cluster's own association, or its host, takes part.",
        formula="Rows of CORDIS, from the start to the end of the project; the amount is the Union's contribution to the cluster.",
        limits="The European projects of the cluster's members, which are many more.",
    )
)

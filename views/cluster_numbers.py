"""Four figures of a cluster: members, labelled projects, European projects and money."""

import pandas as pd

from language import Speech
from views.core import Context, Coverage, Number, View, Words, view

LAST_READ = 2025  # last year read in CORDIS


def _row(frame: pd.DataFrame, indicator: str) -> pd.Series | None:
    found = frame[frame["indicator"] == indicator]
    return None if found.empty else found.iloc[0]


def _only(indicator: str):
    return lambda frame, context: frame[frame["indicator"] == indicator]


def _members_number(frame: pd.DataFrame, say: Speech, context: Context) -> Number | None:
    row = _row(frame, "members_total")
    if row is None:
        return None
    told = say.plural("the only figure read", "the latest of {n} years read", int(row["n"]))
    return Number(say("Members, {year}", year=int(row["year"])), say.number(int(row["value"])), change=told, confidence=row["confidence"])


def _members_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row, title, subtitle = _row(frame, "members_total"), say("Members"), say("Latest number that a public page gives")
    if row is None:
        return Words(title, subtitle, say("no public page read gives its number of members"), say("The whole base of the cluster, all regions"), Coverage(0, 1, say("figures")))
    return Words(
        title,
        subtitle,
        say("in {year}, the cluster declares {n} members", year=int(row["year"]), n=say.number(int(row["value"]))),
        say("The whole base of the cluster, all regions"),
        Coverage(1, 1, say("figures")),
    )


view(
    View(
        name="cluster_members_number",
        query="cluster_headline",
        number=_members_number,
        words=_members_words,
        rows=_only("members_total"),
        definition="Members of all kinds that the cluster declares, in every region.",
        formula="The latest year that a public page gives; the surest where several do.",
    )
)


def _projects_number(frame: pd.DataFrame, say: Speech, context: Context) -> Number | None:
    row = _row(frame, "labelled_projects_cum")
    if row is None:
        return None
    return Number(
        say("Labelled projects to date, {year}", year=int(row["year"])), say.number(int(row["value"])), change=say("since its creation, as it says"), confidence=row["confidence"]
    )


def _projects_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row, title, subtitle = _row(frame, "labelled_projects_cum"), say("Labelled projects to date"), say("Latest total that a public page gives")
    if row is None:
        return Words(
            title,
            subtitle,
            say("no public page read gives its number of labelled projects"),
            say("Projects labelled by the cluster since its creation"),
            Coverage(0, 1, say("figures")),
        )
    return Words(
        title,
        subtitle,
        say("in {year}, the cluster says that it has labelled {n} projects", year=int(row["year"]), n=say.number(int(row["value"]))),
        say("Projects labelled by the cluster since its creation"),
        Coverage(1, 1, say("figures")),
    )


view(
    View(
        name="cluster_projects_number",
        query="cluster_headline",
        number=_projects_number,
        words=_projects_words,
        rows=_only("labelled_projects_cum"),
        definition="Projects that the cluster has labelled since its creation, financed or not.",
        formula="The latest total that a public page gives. Totals mix perimeters: never a line between two of them.",
    )
)


def _eu_number(frame: pd.DataFrame, say: Speech, context: Context) -> Number | None:
    row = _row(frame, "eu_projects")
    if row is None:
        return None
    n, led = int(row["value"]), int(row["n_coordinated"])
    told = say("none read in CORDIS") if n == 0 else say("none as coordinator") if led == 0 else say.plural("{n} as coordinator", "{n} as coordinator", led)
    return Number(say("European projects, 2014-2025"), say.number(n), change=told, confidence=row["confidence"] if n else "high")


def _eu_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row = _row(frame, "eu_projects")
    n = 0 if row is None else int(row["value"])
    reading = say.plural("the cluster takes part in {n} project", "the cluster takes part in {n} projects", n)
    return Words(
        say("European projects, 2014-2025"),
        say("Projects with the cluster's own association"),
        reading,
        say("Horizon 2020 and Horizon Europe, begun up to {year}", year=LAST_READ),
        Coverage(n, n, say("projects")),
    )


view(
    View(
        name="cluster_eu_number",
        query="cluster_headline",
        number=_eu_number,
        words=_eu_words,
        rows=_only("eu_projects"),
        definition="European projects in which the cluster's own association, or its host, takes part.",
        formula="Number of participations read in CORDIS, Horizon 2020 and Horizon Europe.",
        limits="The European projects of the cluster's members, which are many more.",
    )
)


def _money_number(frame: pd.DataFrame, say: Speech, context: Context) -> Number | None:
    row = _row(frame, "eu_money")
    if row is None:
        return None
    told = say("{mean} a project on average", mean=say.money(row["value"] / row["n_known"], 2))
    return Number(say("European money received, 2014-2025"), say.number(row["value"]), say("M€"), told, row["confidence"])


def _money_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row, title = _row(frame, "eu_money"), say("European money received, 2014-2025")
    subtitle, scope = say("Contribution of the Union to the cluster, million euros at current prices"), say("Horizon 2020 and Horizon Europe, begun up to {year}", year=LAST_READ)
    if row is None:
        return Words(title, subtitle, say("no European project with an amount was read"), scope, Coverage(0, 0, say("projects")))
    return Words(
        title,
        subtitle,
        say("{n} projects bring it {amount}", n=say.number(int(row["n_known"])), amount=say.money(row["value"])),
        scope,
        Coverage(int(row["n_known"]), int(row["n"]), say("projects")),
    )


view(
    View(
        name="cluster_eu_money_number",
        query="cluster_headline",
        number=_money_number,
        words=_money_words,
        rows=_only("eu_money"),
        definition="What the Union gives to the cluster's own association in its European projects.",
        formula="Sum of the contributions to the cluster, over the whole life of the projects.",
    )
)

"""Four figures of a cluster: members, labelled projects, European projects and money."""

import pandas as pd

from language import MISSING, Speech
from views.core import Context, Coverage, Number
from views.numbers import Around, amount, number_view

LAST_READ = 2025  # last year read in CORDIS


def _row(indicator: str):
    """The row of an indicator, None where the tables have none."""

    def read(frame: pd.DataFrame, context: Context) -> pd.Series | None:
        found = frame[frame["indicator"] == indicator]
        return None if found.empty else found.iloc[0]

    return read


def _only(indicator: str):
    return lambda frame, context: frame[frame["indicator"] == indicator]


def _declare(name: str, indicator: str, **declared) -> None:
    number_view(name=name, query="cluster_headline", read=_row(indicator), rows=_only(indicator), **declared)


# --- what the cluster declares ------------------------------------------------------------------------------------------------------------


def _declared(name: str, indicator: str, *, said, label, told, reading, **declared) -> None:
    """A number that the cluster gives of itself: known or not, of one figure.

    `said(say)` gives its title, its measure, its field and what is said where it is not known; `label`, `told` and `reading` take the row and `say`.
    """
    _declare(
        name,
        indicator,
        number=lambda row, say, context: Number(label(row, say), say.number(int(row["value"])), change=told(row, say), confidence=row["confidence"]),
        around=lambda row, say, context: Around(*said(say), Coverage(0, 1, say("figures"))),
        reading=lambda row, say, context: (reading(row, say), Coverage(1, 1, say("figures"))),
        **declared,
    )


_declared(
    "cluster_members_number",
    "members_total",
    said=lambda say: (say("Members"), say("Latest number that a public page gives"), say("The whole base of the cluster, all regions"), say("no public page read gives its number of members")),
    label=lambda row, say: say("Members, {year}", year=int(row["year"])),
    told=lambda row, say: say.plural("the only figure read", "the latest of {n} years read", int(row["n"])),
    reading=lambda row, say: say("in {year}, the cluster declares {n} members", year=int(row["year"]), n=say.number(int(row["value"]))),
    definition="Members of all kinds that the cluster declares, in every region.",
    formula="The latest year that a public page gives; the surest where several do.",
)

_declared(
    "cluster_projects_number",
    "labelled_projects_cum",
    said=lambda say: (
        say("Labelled projects to date"),
        say("Latest total that a public page gives"),
        say("Projects labelled by the cluster since its creation"),
        say("no public page read gives its number of labelled projects"),
    ),
    label=lambda row, say: say("Labelled projects to date, {year}", year=int(row["year"])),
    told=lambda row, say: say("since its creation, as it says"),
    reading=lambda row, say: say("in {year}, the cluster says that it has labelled {n} projects", year=int(row["year"]), n=say.number(int(row["value"]))),
    definition="Projects that the cluster has labelled since its creation, financed or not.",
    formula="The latest total that a public page gives. Totals mix perimeters: never a line between two of them.",
)


# --- what CORDIS says -----------------------------------------------------------------------------------------------------------------------


def _eu(row: pd.Series, say: Speech, context: Context) -> Number:
    n, led = int(row["value"]), int(row["n_coordinated"])
    told = say("none read in CORDIS") if n == 0 else say("none as coordinator") if led == 0 else say.plural("{n} as coordinator", "{n} as coordinator", led)
    return Number(say("European projects, 2014-2025"), say.number(n), change=told, confidence=row["confidence"] if n else "high")


def _eu_reading(row: pd.Series, say: Speech, context: Context) -> tuple[str, Coverage]:
    n = int(row["value"])
    return say.plural("the cluster takes part in {n} project", "the cluster takes part in {n} projects", n), Coverage(n, n, say("projects"))


_declare(
    "cluster_eu_number",
    "eu_projects",
    number=_eu,
    around=lambda row, say, context: Around(
        say("European projects, 2014-2025"),
        say("Projects with the cluster's own association"),
        say("Horizon 2020 and Horizon Europe, begun up to {year}", year=LAST_READ),
        say.plural("the cluster takes part in {n} project", "the cluster takes part in {n} projects", 0),
    ),
    reading=_eu_reading,
    definition="European projects in which the cluster's own association, or its host, takes part.",
    formula="Number of participations read in CORDIS, Horizon 2020 and Horizon Europe.",
    limits="The European projects of the cluster's members, which are many more.",
)


def _paid(frame: pd.DataFrame, context: Context) -> pd.Series | None:
    """The row of the money; where there is no project, that of the projects: no money to know; else None, the amounts are not known."""
    money, projects = _row("eu_money")(frame, context), _row("eu_projects")(frame, context)
    return projects if money is None and projects is not None and projects["value"] == 0 else money


def _paid_rows(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    row = _paid(frame, context)
    return frame[frame["indicator"] == ("eu_money" if row is None else row["indicator"])]


def _money(row: pd.Series, say: Speech, context: Context) -> Number:
    if row["indicator"] == "eu_projects":
        return Number(say("European money received, 2014-2025"), MISSING, change=say("no project"))
    told = say("{mean} a project on average", mean=say.money(row["value"] / row["n_known"], 2))
    return Number(say("European money received, 2014-2025"), *amount(row["value"], say), told, row["confidence"])


def _money_reading(row: pd.Series, say: Speech, context: Context) -> tuple[str, Coverage]:
    if row["indicator"] == "eu_projects":
        return _eu_reading(row, say, context)
    return say("{n} projects bring it {amount}", n=say.number(int(row["n_known"])), amount=say.money(row["value"])), Coverage(int(row["n_known"]), int(row["n"]), say("projects"))


number_view(
    name="cluster_eu_money_number",
    query="cluster_headline",
    read=_paid,
    rows=_paid_rows,
    number=_money,
    around=lambda row, say, context: Around(
        say("European money received, 2014-2025"),
        say("Contribution of the Union to the cluster, million euros at current prices"),
        say("Horizon 2020 and Horizon Europe, begun up to {year}", year=LAST_READ),
        say("no European project with an amount was read"),
        Coverage(0, 0, say("projects")),
    ),
    reading=_money_reading,
    definition="What the Union gives to the cluster's own association in its European projects.",
    formula="Sum of the contributions to the cluster, over the whole life of the projects.",
)

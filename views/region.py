"""The portrait of a region: where, which clusters, who came and went, how many members."""

import pandas as pd

from charts import card_lives, portrait, portrait_map
from language import Speech
from queries import engine
from views.core import Context, Coverage, View, Words, view

COUNTING_NAMES = {"seat": "At the seat", "shared": "Shared", "whole": "Whole"}
_COUNTED_NAMES = {
    "seat": "a cluster counts once, in the region of its seat",
    "shared": "a cluster counts in equal parts in each of its regions",
    "whole": "a cluster counts whole in each of its regions",
}


def counted(context: Context, say: Speech) -> str:
    """How an inter-regional cluster counts, in words, for the field of every figure that counts clusters by region."""
    return say(_COUNTED_NAMES[context["counting"] or "seat"])


def name(region: str) -> str:
    """The name of a region."""
    return engine.run("region_names").set_index("region_code").at[region, "name"]


def ever(region: str) -> bool:
    """Whether a cluster has had its seat there since 2005."""
    return bool(engine.run("region_measures", phase=5, counting="seat").set_index("region_code").at[region, "n_ever"])


def question(region: str, say: Speech) -> str:
    """The question of a portrait; a region that never had a cluster has its own."""
    return say("{region}: what has become of its clusters?", region=name(region)) if ever(region) else say("{region}: no cluster, but what ties?", region=name(region))


def answer(region: str, phase: int, counting: str, say: Speech) -> str:
    """The answer of a portrait in three sentences: its clusters, those that cover it from elsewhere, its inhabitants and GDP."""
    row = engine.run("region_measures", phase=phase, counting=counting).set_index("region_code").loc[region]
    n, outside, day = row["n_clusters"], int(row["n_elsewhere"]), say.date(row["_day"], "month")
    own = say.plural("**{n} cluster** in {day}.", "**{n} clusters** in {day}.", n, day=day) if n else say("**No cluster** in {day}.", day=day)
    others = (
        say.plural("{n} other, with its seat elsewhere, covers the region.", "{n} others, with their seat elsewhere, cover the region.", outside)
        if outside
        else say("None from elsewhere says that it covers the region.")
    )
    return " ".join([own, others, say("{population} inhabitants (2021), GDP {gdp} (2022).", population=say.number(row["population"], 0), gdp=say.money(row["gdp_eur_bn"] * 1000))])


# --- the map of one region -------------------------------------------------------------------------------------------------------------


def _located(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    seats, outside = int((frame["_relation"] == "seat").sum()), frame[frame["_relation"] == "secondary"]
    day, called = say.date(frame["_day"].iloc[0]), name(context["region"])
    if not seats and outside.empty:
        title = say("No cluster in {region}, and none from elsewhere", region=called)
    elif not seats:
        title = say.plural("No seat in {region}; {n} cluster from elsewhere covers it", "No seat in {region}; {n} clusters from elsewhere cover it", len(outside), region=called)
    elif outside.empty:
        title = say.plural("{n} cluster has its seat in {region}", "{n} clusters have their seat in {region}", seats, region=called)
    else:
        others = say.plural("{n} from elsewhere covers it", "{n} from elsewhere cover it", len(outside))
        title = say.plural("{n} cluster has its seat in {region}; {others}", "{n} clusters have their seat in {region}; {others}", seats, region=called, others=others)
    return Words(
        title=title,
        subtitle=say("Full, seat here; hollow, seat elsewhere, covers it; grey, the others"),
        reading=say.plural("on {day}, {n} cluster has its seat in {region}", "on {day}, {n} clusters have their seat in {region}", seats, day=day, region=called)
        if seats
        else say("on {day}, no cluster has its seat in {region}", day=day, region=called),
        scope=say("Labels of the State on the day; regions covered are read for a part of the clusters"),
        coverage=Coverage(len(frame), len(frame), say("clusters")),
    )


view(
    View(
        name="region_seats",
        query="region_seats",
        chart=portrait_map.locator,
        words=_located,
        also=("region_outlines",),
        options=("region",),
        pick="cluster",
        definition="Clusters with the label on the last day of the phase, by their tie to the region.",
        formula="Seat and other regions of each cluster, as its pages give them today.",
    )
)


# --- the clusters of the region ---------------------------------------------------------------------------------------------------------


def _portfolio(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    clusters = frame.drop_duplicates("cluster_id")
    seat, held = clusters[clusters["_seat"]], int((clusters["_seat"] & clusters["_held"]).sum())
    year, outside = str(frame["_day"].iloc[0])[:4], int((~clusters["_seat"]).sum())
    first, called = frame.iloc[0], name(context["region"])
    if len(seat):
        title = say.plural(
            "{n} cluster has had its seat in {region} since 2005; {held} hold the label at the end of {year}",
            "{n} clusters have had their seat in {region} since 2005; {held} hold the label at the end of {year}",
            len(seat),
            region=called,
            held=say.number(held),
            year=year,
        )
    else:
        title = say.plural(
            "No seat in {region} since 2005; {n} cluster from elsewhere covers it", "No seat in {region} since 2005; {n} clusters from elsewhere cover it", outside, region=called
        )
    return Words(
        title=title,
        subtitle=say("Labels, 2005-2026; thin, seat in another region; colour, family of themes; hatched, outcome not known"),
        reading=say("{cluster} holds its first label from {start}", cluster=first["short_name"], start=say.date(first["label_start"])),
        scope=say("Clusters with their seat in the region, then labelled clusters from elsewhere that cover it"),
        coverage=Coverage(len(clusters), len(clusters), say("clusters")),
    )


def _portfolio_chart(frame: pd.DataFrame, look, context: Context):
    away = set(frame.loc[~frame["_seat"], "cluster_id"])
    return card_lives.lives(frame, look, context, chosen=context["cluster"], thin=away, quiet=away)


view(
    View(
        name="region_lives",
        query="region_lives",
        chart=_portfolio_chart,
        words=_portfolio,
        also=("phase_names",),
        options=("cluster",),
        pick="cluster",
        definition="The clusters that have had their seat in the region since 2005, and those from elsewhere that cover it and hold the label at the end of the phase.",
        formula="Label rows by phase; an arrow gives the heir of a cluster merged or absorbed.",
        limits="The regions that a cluster covers are read for a part of the clusters, and as they are today.",
    )
)


# --- entries and exits ------------------------------------------------------------------------------------------------------------------


def _moves(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phase = int(context["phase"] or 4)
    row = frame.set_index("phase").loc[phase]
    came, left = float(frame["entries"].sum()), float(frame["exits"].sum())
    return Words(
        title=say("{region}: {came} entries and {gone} exits since 2005", region=name(context["region"]), came=say.number(came), gone=say.number(left)),
        subtitle=say("Labels given and ended in each phase; at the top, clusters at its end"),
        reading=say(
            "in phase {n}, entries: {came}, exits: {gone}; at its end, clusters: {stock}",
            n=phase,
            came=say.number(row["entries"]),
            gone=say.number(row["exits"]),
            stock=say.number(row["n_clusters"]),
        ),
        scope=say("Labels of the State; {counting}", counting=counted(context, say)),
        coverage=Coverage(5, 5, say("phases")),
        note=say("A merger counts as exits and, under a new name, as an entry."),
    )


view(
    View(
        name="region_moves",
        query="region_moves",
        chart=portrait.moves,
        words=_moves,
        options=("phase", "counting"),
        definition="Clusters of the region that got the label, and clusters that lost it or merged, phase by phase.",
        formula="Beginnings and ends of label periods by the phase in which they fall; a renewal without a gap is neither. The stock is read on the last day of the phase.",
    )
)


# --- members ----------------------------------------------------------------------------------------------------------------------------


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

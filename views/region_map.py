"""The maps of the regions: one region with the clusters tied to it, all of them by their number of clusters."""

import pandas as pd

from charts import portrait_map
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.label_list import still
from views.region import bounds, counted, name


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


def _map(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    with_one, first, day = frame[frame["n_clusters"] > 0], frame.iloc[0], say.date(frame["_day"].iloc[0])
    return Words(
        title=say("{n} regions of 18 have a cluster; {region} has the most: {most}", n=say.number(len(with_one)), region=first["name"], most=still(first["n_clusters"], first["n_open"] > 0, say)),
        subtitle=say("Clusters with the label on {day}", day=day),
        reading=say.plural("on {day}, {region} has {n} cluster", "on {day}, {region} has {n} clusters", first["n_clusters"], day=day, region=first["name"]),
        scope=say("18 regions of today; {counting}", counting=counted(context, say)),
        coverage=Coverage(18, 18, say("regions")),
        note=bounds(frame, say),
    )


view(
    View(
        name="region_counts_map",
        hint="a click on a disc opens the region",
        query="region_measures",
        chart=portrait_map.bubbles,
        words=_map,
        also=("region_outlines",),
        options=("region",),
        pick="region",
        definition="Clusters with the label on the last day of the phase, by region.",
        formula="Sum of the clusters of each region, with the chosen counting; the area of a disc follows the number.",
    )
)

"""The clusters of a region, a bar a label."""

import pandas as pd

from language import Speech
from views.core import Context
from views.label_list import Told, label_list, still
from views.region import name


def _told(frame: pd.DataFrame, say: Speech, context: Context) -> Told:
    clusters = frame.drop_duplicates("cluster_id")
    seat, outside = clusters[clusters["_seat"]], int((~clusters["_seat"]).sum())
    day, called = frame["_day"].iloc[0], name(context["region"])
    mine = frame["_seat"] & frame["_held"]
    bound = bool((mine & frame["label_end"].isna() & (pd.to_datetime(frame["label_start"]) <= pd.Timestamp(day))).any())
    if len(seat):
        title = say.plural(
            "{n} cluster has had its seat in {region} since 2005; {held} hold the label in {day}",
            "{n} clusters have had their seat in {region} since 2005; {held} hold the label in {day}",
            len(seat),
            region=called,
            held=still(int(seat["_held"].sum()), bound, say),
            day=say.date(day, "month"),
        )
    else:
        title = say.plural("No seat in {region} since 2005; {n} cluster from elsewhere covers it", "No seat in {region} since 2005; {n} clusters from elsewhere cover it", outside, region=called)
    return Told(
        title,
        say("Labels, 2005-2026; thin, seat in another region; colour, family of themes; hatched, outcome not known"),
        say("Clusters with their seat in the region, then labelled clusters from elsewhere that cover it"),
    )


label_list(
    name="region_lives",
    hint="a click on a bar chooses a cluster",
    query="region_lives",
    told=_told,
    away=lambda frame: ~frame["_seat"],
    thin=True,
    options=("cluster",),
    definition="The clusters that have had their seat in the region since 2005, and those from elsewhere that cover it and hold the label at the end of the phase.",
    limits="The regions that a cluster covers are read for a part of the clusters, and as they are today.",
)

"""All the clusters, to choose one: a bar a label, those that hold it first."""

import pandas as pd

from language import Speech
from views.core import Context
from views.label_list import Told, label_list, still
from views.region import name


def _told(frame: pd.DataFrame, say: Speech, context: Context) -> Told:
    clusters = frame.drop_duplicates("cluster_id")
    n, first = len(clusters), frame.iloc[0]
    bound = bool((frame["_held"] & frame["label_end"].isna()).any())  # a label of unknown outcome makes the number held an upper bound
    held = still(int(clusters["_held"].sum()), bound, say)
    if context["organisation"]:
        title = say.plural("{n} cluster is named with {organisation}", "{n} clusters are named with {organisation}", n, organisation=first["_named"])
    elif context["theme"]:
        title = say.plural(
            "{n} cluster has worked on “{theme}”, of which {held} still labelled", "{n} clusters have worked on “{theme}”, of which {held} still labelled", n, theme=first["theme"], held=held
        )
    elif context["region"]:
        title = say.plural(
            "{n} cluster has had its seat in {region}, of which {held} still labelled",
            "{n} clusters have had their seat in {region}, of which {held} still labelled",
            n,
            region=name(context["region"]),
            held=held,
        )
    else:
        title = say.plural("{n} cluster has held the label, of which {held} still do", "{n} clusters have held the label, of which {held} still do", n, held=held)
    return Told(
        title,
        say("Colour: family of themes"),
        say("Named by a public page: a sample, not a list of members") if context["organisation"] else say("Labels of the State, 2005-2026, by seat"),
        say("The number still labelled is an upper bound: seven conditional labels have no known outcome.") if bound else "",
    )


label_list(
    name="cluster_catalogue",
    hint="a click on a bar opens the card of the cluster",
    query="cluster_catalogue",
    told=_told,
    away=lambda frame: ~frame["_held"],
    options=("phase",),
    definition="Clusters that have held the State's label since 2005, with their labels by phase.",
)

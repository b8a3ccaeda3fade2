"""All the clusters, to choose one: a bar a label, those that hold it first."""

import pandas as pd

from charts import card_lives
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.region import name


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    clusters = frame.drop_duplicates("cluster_id")
    n, held = len(clusters), int(clusters["_held"].sum())
    first, bound = frame.iloc[0], bool((frame["_held"] & frame["label_end"].isna()).any())  # a label of unknown outcome makes the number held an upper bound
    if context["organisation"]:
        title = say.plural("{n} cluster is named with {organisation}", "{n} clusters are named with {organisation}", n, organisation=first["_named"])
    elif context["theme"]:
        title = say.plural(
            "{n} cluster has worked on “{theme}”, of which {held} still labelled",
            "{n} clusters have worked on “{theme}”, of which {held} still labelled",
            n,
            theme=first["theme"],
            held=still(held, bound, say),
        )
    elif context["region"]:
        title = say.plural(
            "{n} cluster has had its seat in {region}, of which {held} still labelled",
            "{n} clusters have had their seat in {region}, of which {held} still labelled",
            n,
            region=name(context["region"]),
            held=still(held, bound, say),
        )
    else:
        title = say.plural("{n} cluster has held the label, of which {held} still do", "{n} clusters have held the label, of which {held} still do", n, held=still(held, bound, say))
    scope = say("Named by a public page: a sample, not a list of members") if context["organisation"] else say("Labels of the State, 2005-2026, by seat")
    return Words(
        title=title,
        subtitle=say("Colour: family of themes"),
        reading=say("{cluster} holds its first label from {start}", cluster=first["short_name"], start=say.date(first["label_start"])),
        scope=scope,
        coverage=Coverage(n, n, say("clusters")),
        note=say("The number still labelled is an upper bound: seven conditional labels have no known outcome.") if bound else "",
    )


def still(held: int, bound: bool, say: Speech) -> str:
    """How many still hold the label; at most so many where the outcome of one is not known."""
    return say("at most {n}", n=say.number(held)) if bound else say.number(held)


def _chart(frame: pd.DataFrame, look, context: Context):
    return card_lives.lives(frame, look, context, quiet=set(frame.loc[~frame["_held"], "cluster_id"]))


view(
    View(
        name="cluster_catalogue",
        hint="a click on a bar opens the card of the cluster",
        query="cluster_catalogue",
        chart=_chart,
        words=_words,
        also=("phase_names",),
        options=("phase",),
        pick="cluster",
        definition="Clusters that have held the State's label since 2005, with their labels by phase.",
        formula="Label rows by phase; an arrow gives the heir of a cluster merged or absorbed.",
    )
)

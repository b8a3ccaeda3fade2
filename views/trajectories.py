"""What became of the clusters: the genealogy of all of them, as labelled then."""

import pandas as pd
import plotly.graph_objects as go

from charts import genealogy, genealogy_today, genealogy_today_wall
from charts.look import Look
from language import Speech
from views import trajectories_focus
from views.core import Context, Coverage, View, Words, view

OPENING, SETTLED = pd.Timestamp("2005-07-12"), pd.Timestamp("2023-03-27")


def held(labels: pd.DataFrame, day: pd.Timestamp) -> int:
    """Clusters of the chosen region that hold the label on a day."""
    rows = labels[labels["_here"] & (labels["label_start"] <= day) & (labels["label_end"].isna() | (labels["label_end"] >= day))]
    return int(rows["cluster_id"].nunique())


def balance(labels: pd.DataFrame, events: pd.DataFrame, first: pd.Timestamp = OPENING, last: pd.Timestamp = SETTLED) -> dict[str, int]:
    """How the number of clusters goes from `first` to `last`, cause by cause: start, merged, born, lost, entered, back, end.

    `merged` lost their label to another, `born` took theirs from those merged, `lost` had theirs withdrawn, refused or wound up, `entered` are new, `back` had
    their own again. start − merged + born − lost + entered + back = end, which a test holds.
    """
    here = set(labels.loc[labels["_here"], "cluster_id"])
    out = events[(events["_label_lost_on"] >= first) & (events["_label_lost_on"] < last) & events["_from"].isin(here)].drop_duplicates(["_from", "_label_lost_on"])
    came = events[(events["_label_gained_on"] > first) & (events["_label_gained_on"] <= last) & events["_to"].isin(here)].drop_duplicates(["_to", "_label_gained_on"])
    return {
        "start": held(labels, first), "merged": int(out["_event"].isin(("merged", "absorbed")).sum()), "born": int((came["_event"] == "merged").sum()),
        "lost": int(out["_event"].isin(("delabelled", "dissolved")).sum()), "entered": int((came["_event"] == "created").sum()), "back": int((came["_event"] == "relabelled").sum()), "end": held(labels, last),
    }


def _title(labels: pd.DataFrame, events: pd.DataFrame, say: Speech, context: Context) -> str:
    n = balance(labels, events)
    told = {key: say.number(value) for key, value in n.items()}
    if context["region"] is None:
        return say("From {start} clusters in 2005 to {end} in 2023: mergers took away {net}", net=say.number(n["merged"] - n["born"]), **told)
    region = labels.loc[labels["_here"], "region"].iloc[0]
    if not _moves(n, say):
        return say("{region}: as many clusters in 2023 as in 2005 ({start})", region=region, **told)
    return say("{region}: {start} clusters in 2005, {end} in 2023", region=region, **told)


def _moves(n: dict[str, int], say: Speech) -> list[str]:
    """What changed the number of clusters, cause by cause."""
    moves = [
        say.plural("{n} merged", "{n} merged", n["merged"]), say.plural("{n} born of a merger", "{n} born of mergers", n["born"]), say.plural("{n} label lost", "{n} labels lost", n["lost"]),
        say.plural("{n} label given", "{n} labels given", n["entered"]), say.plural("{n} label given back", "{n} labels given back", n["back"]),
    ]
    return [text for text, key in zip(moves, ("merged", "born", "lost", "entered", "back"), strict=True) if n[key]]


def _account(labels: pd.DataFrame, events: pd.DataFrame, say: Speech, context: Context) -> str:
    """How the first number becomes the last, cause by cause."""
    n = balance(labels, events)
    if context["region"] is not None:
        moves = _moves(n, say)
        return say("From 2005 to 2023: {moves}.", moves=say.listing(moves)) if moves else ""
    back = say.plural("{n} label regained", "{n} labels regained", n["back"])
    return say(
        "The count: {start}, plus {entered} entered, {born} born of mergers and {back}, less {merged} merged and {lost} labels lost, makes {end}.",
        **{key: say.number(value) for key, value in n.items() if key != "back"}, back=back,
    )


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    if context["cluster"]:
        return trajectories_focus.words(frame, say, context)
    events = context.also["lineage_events"]
    joined = events[events["_event"].isin(("merged", "absorbed")) & events["_label_lost_on"].notna() & events["_from"].isin(frame["cluster_id"])]
    n, shown = frame["cluster_id"].nunique(), frame[frame["_here"]]["cluster_id"].nunique()
    clusters = frame.drop_duplicates("cluster_id").set_index("cluster_id")
    if joined.empty:
        first = clusters.iloc[0]
        reading = say("{cluster} holds the label since {day}", cluster=first["cluster"], day=say.date(first["label_start"]))
    else:
        most = joined.groupby("_to")["_label_lost_on"].agg(["nunique", "size"]).sort_index().sort_values(["nunique", "size"], ascending=False, kind="stable").index[0]
        older = joined[joined["_to"] == most].sort_values("_label_lost_on")
        when = say.listing([trajectories_focus.until(clusters.at[row["_from"], "cluster"], row, say) for row in older.to_dict("records")])
        reading = say("the line of {cluster} takes in {others}", cluster=clusters.at[most, "cluster"], others=when)
    undated = int(((events["_event"] == "renamed") & (events["_precision"] == "bounded") & events["_to"].isin(frame["cluster_id"])).sum())
    sure = frame["confidence"].eq("high").sum()
    return Words(
        title=_title(frame, events, say, context),
        subtitle=say("One line a cluster, beside its heir; colour: its family of themes; width: how many first clusters it gathers"),
        reading=reading,
        scope=say.plural("France, {n} cluster labelled by the State", "France, {n} clusters labelled by the State", n) if context["region"] is None
        else say.plural("{n} cluster with its seat in the region, and those of its lineage, paler", "{n} clusters with their seat in the region, and those of their lineage, paler", shown),
        coverage=Coverage(int(sure), len(frame), say("labels of high confidence")),
        note=_account(frame, events, say, context),
        method=say.plural("{n} new name has no known date and is in the table only.", "{n} new names have no known date and are in the table only.", undated) if undated else "",
    )


view(View(
    name="lineage", narrowest=1080, query="lineage_labels", chart=genealogy.genealogy, words=_words, also=("lineage_events", "main_events", "phase_names"), pick="cluster", options=("phase",),
    definition="Every cluster that has held the State’s label, from its first day with it to its last.",
    formula="A line runs from the first to the last day of a label. It bends into another on the day on which the label was lost to it, which may come months before or after the legal merger. A cluster stands beside its last heir.",
    limits="Ends after 2023: seven conditional labels have no known outcome; their line is dotted from the end of the term given.",
))


# --- in today's perimeter ------------------------------------------------------------------------------------------------------------


def _today(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    living = frame[frame["_lives"]]
    started = frame[frame["label_start"] == OPENING]
    kept, gone = started.loc[started["_lives"], "cluster_id"].nunique(), started.loc[~started["_lives"], "cluster_id"].nunique()
    taken = living.groupby("_heir").agg(heir=("heir", "first"), n=("cluster_id", "nunique"), names=("cluster", lambda found: list(dict.fromkeys(found))))
    several = taken[taken["n"] > 1].sort_values(["n", "heir"], ascending=[False, True])
    n = living["_heir"].nunique()
    sure = int(frame["confidence"].eq("high").sum())
    if several.empty:
        reading = say.plural("{n} cluster of today has taken in no other", "{n} clusters of today have taken in no other", n)
    else:
        reading = say("{heir} stands for {n} clusters: {names}", heir=several["heir"].iloc[0], n=say.number(int(several["n"].iloc[0])), names=say.listing(several["names"].iloc[0]))
    return Words(
        title=_living(kept, kept + gone, say),
        subtitle=say("One line a cluster of today, with those it has taken in; width: labels that they then held; hollow: all provisional"),
        reading=reading,
        scope=say("France, clusters by their heir of today") if context["region"] is None else say("Clusters of today with their seat in the region, and all that they have taken in"),
        coverage=Coverage(sure, len(frame), say("labels of high confidence")),
        note=" ".join([
            say.plural("{n} cluster of today; with others taken in: {several}.", "{n} clusters of today; with others taken in: {several}.", n, several=say.number(len(several))),
            say("A label that two heirs have shared stands under both."),
        ]),
    )


def _living(kept: int, first: int, say: Speech) -> str:
    """How many of the `first` clusters of 2005 are found again today, as themselves or in an heir."""
    if not first:
        return say("All clusters of today came after 2005")
    if not kept:
        return say.plural("{n} cluster of 2005, with no heir today", "None of the {n} clusters of 2005 has an heir today", first)
    if kept == first:
        return say.plural("{n} cluster of 2005, found again today, alone or merged", "All {n} clusters of 2005 are found again today, alone or merged", first)
    return say("{kept} of the {n} clusters of 2005 are found again today, alone or merged", kept=say.number(kept), n=say.number(first))


def _today_drawn(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return (genealogy_today_wall.wall if look.projected else genealogy_today.today)(frame, look, context)


view(View(
    name="lineage_today", narrowest=1080, query="lineage_today", chart=_today_drawn, words=_today, also=("main_events", "phase_names", "lineage_provisional"), pick="cluster", options=("phase",),
    definition="The labels of the past, brought under the cluster of today that has taken them over.",
    formula="From merger to merger, each cluster leads to the first that holds the label today; a cluster that holds it today leads to itself.",
    limits="It tells where labels went, not members or money; after 2023 the clusters of today are an upper bound.",
))

"""The known network of a phase: the picture, and what it may and may not be read as."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import network, network_key, network_wall
from charts.look import Look
from charts.network_lines import KINDS
from charts.network_marks import short
from language import Speech
from queries import engine
from views.core import Context, Coverage, View, Words, view
from views.network_words import bounded, coloured, counted, drawn_from, drawn_of, several, unproven, within

COLOUR_NAMES = {"family": "Colour: family of themes", "region": "Colour: region", "community": "Colour: community"}
SIZE_NAMES = {"degree": "Size: known neighbours", "strength": "Size: weight of links", "betweenness": "Size: shortest paths"}


def linked_by(context: Context) -> tuple[str, ...]:
    """The kinds of link that are drawn: those of the address, else all."""
    chosen = set((context["links"] or "").split("~"))
    return tuple(kind for kind in KINDS if kind in chosen) or KINDS


def shown(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The links of the kinds that are drawn."""
    return frame[frame["_kind"].isin(linked_by(context))]


def reached(pairs: pd.DataFrame, start: set[str], steps: int) -> set[str]:
    """The clusters within `steps` links of those of `start`, themselves included."""
    found = set(start)
    for _ in range(steps):
        touching = pairs[pairs["_a"].isin(found) | pairs["_b"].isin(found)]
        found |= set(touching["_a"]) | set(touching["_b"])
    return found


def ours(nodes: pd.DataFrame, context: Context) -> set[str] | None:
    """The clusters of the chosen region where no cluster is chosen; None where there is no region either."""
    if not context["region"] or context["cluster"] in set(nodes["cluster_id"]):
        return None
    return set(nodes.loc[nodes["_region_code"] == context["region"], "cluster_id"])


def centre(nodes: pd.DataFrame, context: Context) -> set[str]:
    """The chosen cluster, else those of the chosen region, else none."""
    return ours(nodes, context) or ({context["cluster"]} & set(nodes["cluster_id"]))


def listed(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The links drawn in full, for the table: those of the chosen cluster or region where it has any."""
    pairs, around = shown(frame, context), centre(context.also["network_nodes"], context)
    return pairs[pairs["_a"].isin(around) | pairs["_b"].isin(around)] if around and not context["cluster"] else pairs


def kept_round(pairs: pd.DataFrame, nodes: pd.DataFrame, context: Context) -> set[str] | None:
    """The clusters in full colour: round the chosen one, else round those of the chosen region; None for all."""
    if context["cluster"] in set(nodes["cluster_id"]):
        return reached(pairs, {context["cluster"]}, int(context["steps"] or 1))
    own = ours(nodes, context)
    return None if own is None else reached(pairs, own, 1)


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    pairs, nodes, stars = shown(frame, context), context.also["network_nodes"], shown(context.also["network_stars"], context)
    drawn = network_wall.wall if look.projected else network.graph
    return drawn(nodes, pairs, stars, look, size=context["size"] or "degree", by=context["colour"] or "family", kept=kept_round(pairs, nodes, context), chosen=context["cluster"], ours=ours(nodes, context))


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    whole, pairs, nodes = context.also["network_summary"].iloc[0], shown(frame, context), context.also["network_nodes"]
    phase = int(whole["phase"])
    return Words(
        title=title(whole, pairs, nodes, phase, say, context),
        subtitle=around(say) if ours(nodes, context) else say(
            "{pairs} linked pairs: {family} within one family of themes (by chance {family_chance}), {region} within one region ({region_chance})",
            pairs=say.number(int(whole["n_pairs"])), family=say.percent(whole["same_family_share"]), family_chance=say.percent(whole["same_family_expected"]),
            region=say.percent(whole["same_region_share"]), region_chance=say.percent(whole["same_region_expected"]),
        ),
        reading=reading(pairs, say, centre(nodes, context)), scope=say("Clusters with a label at some time in phase {phase}; links that a public page states", phase=phase),
        coverage=Coverage(int(whole["n_linked"]), int(whole["n_nodes"]), say("clusters with a known link")), note=" ".join([*([coloured(say)] if context["colour"] == "community" else []), *among(pairs, nodes, say, context), *several(pairs, say), *bounded(pairs, say), unproven(say)]),
        method=" ".join([counted(whole, say), drawn_from(say), drawn_of(whole, say)]),
    )


def key(phase: int, filters: Mapping, look: Look) -> str:
    """The key of the network in words, as HTML, for narrow pages."""
    pairs, nodes = (engine.run(name, phase=phase, lang=look.say.lang) for name in ("network_pairs", "network_nodes"))
    return network_key.narrow(shown(pairs, Context(filters, {})), nodes, look, by=filters["colour"] or "family")


def around(say: Speech) -> str:
    """What is drawn where a region is chosen."""
    return say("In bold, the clusters of the region; in full, those with which a link is known; faint, the others")


def title(whole: pd.Series, pairs: pd.DataFrame, nodes: pd.DataFrame, phase: int, say: Speech, context: Context) -> str:
    """What is found: of the chosen cluster, else of the whole network; a merger makes no neighbour."""
    row, pairs = nodes[nodes["cluster_id"] == context["cluster"]], pairs[pairs["_kind"] != "merger"]
    if context["cluster"] and row.empty:
        return say("The chosen cluster has no label in phase {phase}", phase=phase)
    if len(row):
        near = len(reached(pairs, {context["cluster"]}, 1)) - 1
        if not near:
            return say("Phase {phase}: no known link for {cluster}, which does not say that it has none", phase=phase, cluster=row.iloc[0]["short_name"])
        if context["steps"] == "2":
            far = len(reached(pairs, {context["cluster"]}, 2)) - 1 - near
            return say.plural("Phase {phase}: {cluster} has {n} known neighbour, and {far} more at two steps", "Phase {phase}: {cluster} has {n} known neighbours, and {far} more at two steps", near, phase=phase, cluster=row.iloc[0]["short_name"], far=say.number(far))
        return say.plural("Phase {phase}: {cluster} has {n} known neighbour", "Phase {phase}: {cluster} has {n} known neighbours", near, phase=phase, cluster=row.iloc[0]["short_name"])
    if context["region"]:
        return _of_region(pairs, nodes, phase, say, context)
    return say(
        "Phase {phase}: {times} times as many links as by chance within one region", phase=phase, times=say.number(round(whole["same_region_share"] / whole["same_region_expected"], 1), 1),
    )


def _of_region(pairs: pd.DataFrame, nodes: pd.DataFrame, phase: int, say: Speech, context: Context) -> str:
    """With how many clusters of other regions those of the chosen one are tied; `pairs` without mergers."""
    values = {"phase": phase, "region": dict(engine.run("region_names")[["region_code", "name"]].itertuples(index=False))[context["region"]]}
    own = ours(nodes[nodes["_labelled"]], context)
    if not own:
        return say("Phase {phase}, {region}: no cluster with a label", **values)
    outside = nodes[nodes["cluster_id"].isin(reached(pairs, own, 1) - own)]
    return say.plural(
        "Phase {phase}, {region}: known ties with {far} clusters of {n} other region", "Phase {phase}, {region}: known ties with {far} clusters of {n} other regions",
        outside["_region_code"].nunique(), far=say.number(len(outside)), **values,
    )


def among(pairs: pd.DataFrame, nodes: pd.DataFrame, say: Speech, context: Context) -> list[str]:
    """How many pairs of clusters of the chosen region are tied with one another, departures by merger left out; nothing where it has fewer than two."""
    own = ours(nodes[nodes["_labelled"]], context) or set()
    tied = pairs[(pairs["_kind"] != "merger") & pairs["_a"].isin(own) & pairs["_b"].isin(own)]
    n = len({frozenset(ends) for ends in tied[["_a", "_b"]].itertuples(index=False)})
    return [say.plural("Among its {own} clusters: {n} linked pair.", "Among its {own} clusters: {n} linked pairs.", n, own=say.number(len(own)))] if len(own) > 1 else []


def reading(pairs: pd.DataFrame, say: Speech, around: set[str]) -> str:
    """One link read aloud: the heaviest of the clusters of `around` where they have one, else of all."""
    own = pairs[pairs["_a"].isin(around) | pairs["_b"].isin(around)]
    pairs = own if len(own) else pairs
    if pairs.empty:
        return say("no link of the chosen kinds is known in the phase: 0 pairs")
    named = pairs[pairs["_kind"] != "merger"]
    row = (named if len(named) else pairs).iloc[0]
    return say("{a} and {b}: {kind}, {n} in all ({items})", a=row["name_a"], b=row["name_b"], kind=within(row["kind"]), n=say.number(int(row["n_items"])), items=short(row["items"], 140))


view(View(
    name="network_graph", query="network_pairs", chart=_chart, words=_words, rows=listed, also=("network_nodes", "network_stars", "network_summary"), options=("links", "size", "colour", "steps", "cluster", "region"), pick="cluster",
    definition="Two clusters are linked where public pages name organisations in both (members and, from 2014 on, French partners of two European projects or more), date an agreement or a joint project between them, or list them in one European project; an arrow shows a departure by merger.",
    formula="An organisation present in k clusters is worth 1/(k−1) to each pair, drawn from 0.5 up while both hold the label; an act or project of n clusters is worth 1/(n−1) a pair, in its phase; from four clusters up it is drawn as a star. Wordings of one year over the same four clusters or more are one act, under the name that the most pairs give it. Regions in colour: the six with the most clusters over all phases. A community goes on as the group of the phase before, or of an earlier one, with which it has the most clusters in common, heirs counted, at least two; it has the name of the member that is in it in the most phases, then of the most tied; in colour: the six groups found in the most phases. Places are the same in every phase.",
    limits="Ranking clusters by their ties, or saying that two clusters do not work together: members' lists are not public.",
))

"""The known network of a phase on the map of France."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_map
from charts.look import Look
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.network import among, around, centre, kept_round, listed, ours, reading, shown, title
from views.network_words import bounded, coloured, drawn_of, several, unproven


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    pairs, nodes, stars = shown(frame, context), context.also["network_nodes"], shown(context.also["network_stars"], context)
    return network_map.atlas(
        nodes, pairs, stars, context.also["network_seats"], context.also["region_outlines"], look, size=context["size"] or "degree", by=context["colour"] or "family",
        kept=kept_round(pairs, nodes, context), chosen=context["cluster"], region=context["region"], ours=ours(nodes, context),
    )


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    whole, far, pairs = context.also["network_summary"].iloc[0], context.also["network_distances"].iloc[0], shown(frame, context)
    seats = context.also["network_seats"]
    phase, moved = int(whole["phase"]), seats.loc[seats["_labelled"], "moved_km"]
    return Words(
        title=title(whole, pairs, context.also["network_nodes"], phase, say, context) if context["cluster"] or context["region"] else _apart(far, phase, say),
        subtitle=around(say) if context["region"] and not context["cluster"] else say("{pairs} linked pairs in the phase", pairs=say.number(int(whole["n_pairs"]))) if context["cluster"] else say("Medians; {pairs} linked pairs, {region} within one region; by chance {chance}", pairs=say.number(int(whole["n_pairs"])), region=say.percent(whole["same_region_share"]), chance=say.percent(whole["same_region_expected"])),
        reading=reading(pairs, say, centre(context.also["network_nodes"], context)), scope=say("Clusters with a label at some time in phase {phase}; links that a public page states", phase=phase),
        coverage=Coverage(int(whole["n_linked"]), int(whole["n_nodes"]), say("clusters with a known link")),
        note=" ".join([*([coloured(say)] if context["colour"] == "community" else []), *among(pairs, context.also["network_nodes"], say, context), *bounded(pairs, say), say("Seats that would cover one another are set apart; overseas is moved and not to scale."), unproven(say)]),
        method=" ".join([*several(pairs, say), say(
            "Seats are set apart by more than 10 km for {n} clusters of {all}, by {most} km at most.", n=say.number(int((moved > 10).sum())), all=say.number(len(moved)), most=say.number(round(moved.max())),
        ), drawn_of(whole, say), say("A name that has no room is left out: point at the symbol to read it. Empty dot with lines: an act or a project of four clusters or more.")]),
    )


def _apart(far: pd.Series, phase: int, say: Speech) -> str:
    return say(
        "Phase {phase}: linked clusters are {linked} km apart, any two clusters {all} km",
        phase=phase, linked=say.number(round(far["linked_km"], -1)), all=say.number(round(far["all_km"], -1)),
    )


view(View(
    name="network_map", query="network_pairs", chart=_chart, words=_words, rows=listed, also=("network_nodes", "network_stars", "network_summary", "network_seats", "network_distances", "region_outlines"),
    options=("links", "size", "colour", "steps", "cluster", "region"), pick="cluster",
    definition="The clusters of a phase at the town of their seat and the links that public pages tell of between them.",
    formula="Distance between two seats as the crow flies, on a sphere of 6,371 km; the median of the linked pairs, departures by merger left out, and that of all pairs of clusters of the phase.",
    limits="Measuring a distance on the picture: symbols are set apart and overseas is moved.",
))

"""Organisations that stand between clusters, weighed so that one which is everywhere says little."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_bridges
from charts.look import Look
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.network_words import drawn_of, unproven

TIED = 3  # organisations at the first place that a title names
ORDER_NAMES = {"carried": "By links carried", "spread": "By number of clusters"}


def _ordered(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The French organisations, then those abroad, in the order chosen."""
    return frame.assign(_abroad=frame["country"] != "FR").sort_values(["_abroad", f"_place_{context['bridging'] or 'carried'}"]).drop(columns="_abroad")


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return network_bridges.bridges(frame, context.also["network_bridge_marks"], look, by=context["bridging"] or "carried", chosen=context["cluster"], region=context["region"])


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phase, by, french = int(context["phase"]), context["bridging"] or "carried", frame[frame["country"] == "FR"]
    top, wide = french.sort_values("_place_carried").iloc[0], french.sort_values("_place_spread").iloc[0]
    drawn, links = network_bridges.first(frame, by), round(float(frame["_links"].iloc[0]))
    values = {"phase": phase, "wide": wide["name"], "many": say.number(int(wide["n_clusters"])), "little": say.number(round(wide["carried"], 1), 1), "top": top["name"], "few": say.number(int(top["n_clusters"])), "much": say.number(round(top["carried"], 1), 1)}
    level = french[french["carried"].round(1) == round(top["carried"], 1)].sort_values("_place_carried")["name"]
    if wide["carried"] < top["carried"] and 1 < len(level) <= TIED:
        title = say("Phase {phase}: being everywhere ties little. {wide} carries {little} links, {tops} {much} each", tops=say.listing(list(level)), **values)
    elif wide["carried"] < top["carried"]:
        title = say("Phase {phase}: being everywhere ties little. {wide} carries {little} links, {top} {much}", **values)
    else:
        title = say("Phase {phase}: {wide}, present with {many} clusters, carries the most links between clusters, {little}", **values)
    values = {"all": say.number(int(frame["_all"].iloc[0]))}
    if (drawn["country"] != "FR").any():
        subtitle = say("The first French organisations by links carried, then the first abroad by number of clusters, of {all} present with two clusters or more", **values) if by == "carried" else say("The French organisations, then those abroad, present with the most clusters, of {all} present with two or more", **values)
    else:
        subtitle = say("The first organisations by links carried, of {all} present with two clusters or more", **values) if by == "carried" else say("The organisations present with the most clusters, of {all} present with two or more", **values)
    shown = drawn.iloc[0]
    return Words(
        title=title, subtitle=subtitle,
        reading=say("{name} is a named member of {members} clusters and a European partner of {partners}; it carries {carried} of the {links} links by organisations in common", name=shown["name"], members=say.number(int(shown["n_members"])), partners=say.number(int(shown["n_partners"])), carried=say.number(round(shown["carried"], 1), 1), links=say.number(links)),
        scope=say("Clusters with a label at some time in phase {phase}; organisations present with two of them or more", phase=phase),
        coverage=Coverage(int(frame["_carrying"].iloc[0]), int(frame["_all"].iloc[0]), say("organisations that carry a link")),
        note=unproven(say),
        method=" ".join((
            drawn_of(context.also["network_summary"].iloc[0], say),
            say("A link between two clusters is shared out among the organisations that they have in common, the less widespread counting the more; what an organisation carries is the sum of its shares."),
            say("A European partner is dated by the projects of the cluster, begun in the phase; partners abroad and partners of one project alone carry no link.") if phase >= 3 else say("European partners are known from 2014 on only."),
        )),
    )


view(View(
    name="network_bridges", narrowest=1100, query="network_bridges", chart=_chart, words=_words, rows=_ordered, also=("network_bridge_marks", "network_summary"), options=("bridging", "cluster", "region"), pick="cluster",
    definition="Organisations present with two clusters or more of the phase: members that a public page names, partners of the European projects that the clusters take part in.",
    formula="Links carried: at each pair of clusters kept, 1/(k−1) of the organisation over the weight of the pair, summed; k is the number of clusters that it is present with over all phases. All organisations together carry as many links as there are pairs.",
    limits="Saying who is a member of what: no full list of members is public, and a partner of a European project is not a member.",
))

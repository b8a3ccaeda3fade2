"""With which regions a region shares European projects."""

import pandas as pd

from charts import portrait
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.region import name

FEW = 10  # under that many ties, a share says little


def _partners(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    first, total, called = frame.iloc[0], int(frame["n_projects"].sum()), name(context["region"])
    if total < FEW:
        title = say.plural("{n} region shares a European project with {region}", "{n} regions share a European project with {region}", len(frame), region=called)
    elif len(frame) > 1 and frame.iloc[1]["n_projects"] == first["n_projects"]:
        title = say("{region} shares as many European projects with {partner} as with {second}", region=called, partner=first["name"], second=frame.iloc[1]["name"])
    else:
        title = say("{share} of the European ties of {region} go to one region: {partner}", region=called, share=say.percent(first["share"]), partner=first["name"])
    return Words(
        title=title,
        subtitle=say("European projects shared with another region, begun in phase {n}; all French participants", n=context["phase"] or 4),
        reading=say.plural(
            "{n} project brings together an organisation from {region} and one from: {partner}",
            "{n} projects bring together organisations from {region} and from: {partner}",
            int(first["n_projects"]),
            region=called,
            partner=first["name"],
        ),
        scope=say("Horizon 2020 and Horizon Europe; {n} ties, a project of three regions counts in each pair", n=say.number(total)),
        coverage=Coverage(len(frame), 17, say("regions")),
    )


def _partners_chart(frame: pd.DataFrame, look, context: Context):
    texts = [look.say.number(n) for n in frame["n_projects"]]
    return portrait.bars(list(frame["name"]), list(frame["n_projects"]), texts, look, codes=list(frame["region_code"]), colour=look.palette.phases[2])


view(
    View(
        name="region_partners",
        query="region_partners",
        chart=_partners_chart,
        words=_partners,
        definition="European projects in which an organisation of the region and one of another French region take part.",
        formula="Projects shared by each pair of regions, by the phase in which they begin; both framework programmes together, since they hold different projects.",
        limits="Ties of the clusters themselves: these are all the French participants of the projects.",
    )
)

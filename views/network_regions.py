"""Which regions share European projects, and which more than their size leads to expect."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_regions
from charts.look import Look
from language import Speech
from views.core import Context, Coverage, View, Words, view


def _of_phase(context: Context) -> bool:
    return context["projects"] == "phase" and int(context["phase"]) >= 3


def _told(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Pairs with a shared project, or with enough expected to be judged."""
    return frame[frame["n_projects"].gt(0) | frame["_verdict"].ne("few")]


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return network_regions.regions(frame, look, chosen=context["region"])


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    more = frame[frame["_verdict"] == "more"].sort_values("times", ascending=False)
    own = frame[(frame["_a"] == context["region"]) | (frame["_b"] == context["region"])]
    own = own[own["n_projects"] > 0]
    first, read = frame.iloc[0], (own if len(own) else more if len(more) else frame).iloc[0]
    a, b = (read["name_b"], read["name_a"]) if read["_b"] == context["region"] else (read["name_a"], read["name_b"])  # the chosen region is named first
    total = pd.concat([frame.groupby("name_a")["n_projects"].sum(), frame.groupby("name_b")["n_projects"].sum()]).groupby(level=0).sum().sort_index()
    when = say("begun in phase {phase}", phase=context["phase"]) if _of_phase(context) else say("begun since 2014")
    if len(own) > 1 and own.iloc[0]["n_projects"] == own.iloc[1]["n_projects"]:
        second = own.iloc[1]
        title = say("{a} shares as many European projects {when} with {partner} as with {second}, {n} each", a=a, when=when, n=say.number(int(read["n_projects"])), partner=b, second=second["name_a"] if second["_b"] == context["region"] else second["name_b"])
    elif len(own):
        title = say.plural("{a} shares {n} European project with {b}, its first partner", "{a} shares {n} European projects with {b}, its first partner", int(read["n_projects"]), a=a, b=b)
    elif len(more):
        top = more.iloc[0]
        title = say.plural(
            "{a} and {b} share {n} European project, {times} times what is expected", "{a} and {b} share {n} European projects, {times} times what is expected",
            int(top["n_projects"]), a=top["name_a"], b=top["name_b"], times=say.number(round(top["times"], 1), 1),
        )
    else:
        title = say("{a} and {b} share the most European projects {when}, {n}", a=first["name_a"], b=first["name_b"], when=when, n=say.number(int(first["n_projects"])))
    return Words(
        title=title,
        subtitle=say("Projects {when} that two regions share, and what the size of their ties leads to expect; all French participants, not the clusters alone", when=when),
        reading=say.plural(
            "{a} and {b} share {n} project; {wanted} would be expected if only the size of their ties counted", "{a} and {b} share {n} projects; {wanted} would be expected if only the size of their ties counted",
            int(read["n_projects"]), a=a, b=b, wanted=say.number(round(read["expected"], 1), 1),
        ),
        scope=say("Horizon 2020 and Horizon Europe, projects {when}, region of each French participant", when=when),
        coverage=Coverage(int((frame["n_projects"] > 0).sum()), len(frame), say("pairs of regions with a shared project")),
        note=say(
            "Expected: each region would keep its number of ties and spread them over the others by their size; less than five expected is not judged. {region} is in {share} of the ties: head offices count, whatever the place of the work.",
            region=total.idxmax(), share=say.percent(total.max() / frame["n_projects"].sum()),
        ),
    )


view(View(
    name="network_regions", narrowest=1100, query="network_regions", chart=_chart, words=_words, rows=_told, options=("region",), pick="region",
    definition="European projects in which participants of two regions take part, whoever they are, and the number that the size of their ties would lead to expect.",
    formula="A project of three regions counts in each of their three pairs. Expected: product of one number a region, chosen so that each region keeps its total and none has ties with itself (quasi-independence, Goodman 1968). “More”: 1.3 times the expected or more, and beyond two standard deviations of a Poisson count; “less”: the same, the other way; not judged under five expected.",
    limits="Saying that two regions have a policy in common: organisations take part, and a national body counts at its head office.",
))

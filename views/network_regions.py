"""Which regions share European projects."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_matrix
from charts.look import Look
from language import Speech
from views.core import Context, Coverage, View, Words, view


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return network_matrix.regions(frame, look, chosen=context["region"])


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    first = frame.iloc[0]
    total = pd.concat([frame.groupby("name_a")["n_projects"].sum(), frame.groupby("name_b")["n_projects"].sum()]).groupby(level=0).sum()
    most = total.sort_index().idxmax()
    values = {"a": first["name_a"], "b": first["name_b"], "n": say.number(int(first["n_projects"]))}
    return Words(
        title=say("Phase {phase}: {a} and {b} share the most European projects, {n}", phase=context["phase"], **values),
        subtitle=say("A disc, the projects that two regions share; area in proportion; all French participants, not the clusters alone"),
        reading=say("{a} and {b} share {n} European projects begun in the phase", **values),
        scope=say("Horizon 2020 and Horizon Europe, projects begun in the phase, region of each French participant"),
        coverage=Coverage(len(frame), 18 * 17 // 2, say("pairs of regions with a shared project")),
        note=say("{region} is in {share} of the ties: head offices count, whatever the place of the work.", region=most, share=say.percent(total[most] / frame["n_projects"].sum())),
    )


view(View(
    name="network_regions", query="network_regions", chart=_chart, words=_words, options=("region",), pick="region",
    definition="European projects in which participants of two regions take part, whoever they are.",
    formula="A project of three regions counts in each of their three pairs; H2020 and Horizon Europe are added within the phase.",
))

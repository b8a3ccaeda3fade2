"""Who came and who went in a region, phase by phase."""

import pandas as pd

from charts import portrait
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.region import counted, name


def _moves(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phase = int(context["phase"] or 4)
    row = frame.set_index("phase").loc[phase]
    came, left = float(frame["entries"].sum()), float(frame["exits"].sum())
    return Words(
        title=say("{region}: {came} entries and {gone} exits since 2005", region=name(context["region"]), came=say.number(came), gone=say.number(left)),
        subtitle=say("Labels given and ended in each phase; at the top, clusters at its end"),
        reading=say(
            "in phase {n}, entries: {came}, exits: {gone}; at its end, clusters: {stock}",
            n=phase,
            came=say.number(row["entries"]),
            gone=say.number(row["exits"]),
            stock=say.number(row["n_clusters"]),
        ),
        scope=say("Labels of the State; {counting}", counting=counted(context, say)),
        coverage=Coverage(5, 5, say("phases")),
        note=say("A merger counts as exits and, under a new name, as an entry."),
    )


view(
    View(
        name="region_moves",
        query="region_moves",
        chart=portrait.moves,
        words=_moves,
        options=("phase", "counting"),
        definition="Clusters of the region that got the label, and clusters that lost it or merged, phase by phase.",
        formula="Beginnings and ends of label periods by the phase in which they fall; a renewal without a gap is neither. The stock is read on the last day of the phase.",
    )
)

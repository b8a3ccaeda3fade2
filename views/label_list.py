"""A list of labels: a row a cluster, a bar a label. Said once for the catalogue and for the portrait of a region."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from charts import card_lives
from language import Speech
from views.core import Context, Coverage, View, Words, view


@dataclass(frozen=True)
class Told:
    """What a list says of its own; its Lecture and its completeness are said alike for all."""

    title: str
    subtitle: str
    scope: str
    note: str = ""


def still(held: float, bound: bool, say: Speech) -> str:
    """How many still hold the label; at most so many where the outcome of one is not known."""
    return say("at most {n}", n=say.number(held)) if bound else say.number(held)


def label_list(
    *, told: Callable[[pd.DataFrame, Speech, Context], Told], away: Callable[[pd.DataFrame], pd.Series], thin: bool = False, **declared
) -> View:
    """Declare a list of labels; `declared` is what `View` takes besides.

    The query gives cluster_id, short_name, label_start and what `charts.card_lives.lives` needs, in the order of the rows. `away` marks the rows
    whose names are quiet, and whose bars are thin if `thin`; the cluster that the page has chosen, if any, is in the accent.
    """

    def words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
        said, first, n = told(frame, say, context), frame.iloc[0], frame["cluster_id"].nunique()
        reading = say("{cluster} holds its first label from {start}", cluster=first["short_name"], start=say.date(first["label_start"]))
        return Words(said.title, said.subtitle, reading, said.scope, Coverage(n, n, say("clusters")), said.note)

    def chart(frame: pd.DataFrame, look, context: Context):
        quiet = set(frame.loc[away(frame), "cluster_id"])
        return card_lives.lives(frame, look, context, chosen=context["cluster"], quiet=quiet, thin=quiet if thin else ())

    return view(
        View(
            chart=chart,
            words=words,
            also=("phase_names",),
            pick="cluster",
            formula="Label rows by phase; an arrow gives the heir of a cluster merged or absorbed.",
            **declared,
        )
    )

"""Things to say in a meeting: computed sentences on a region, ranked by how unusual they are among the regions."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from charts.look import Look
from language import Speech, raised
from views import peers
from views import region_sentences as sentences
from views.core import Context, Coverage, Drawn, View, Words, draw, view
from views.region import counted
from views.region_partners import FEW

HOW_MANY = 3
CEILING = 5.0  # an oddity is not measured further


def unusual(mine: float | None, values: list[float]) -> float:
    """How far a value stands from the median of all, in halves of the distance between the quartiles, up to CEILING; 0 where it is not known.

    Where the quartiles fall together, any value off the median is at the ceiling.
    """
    ordered = peers.known(values)
    if mine is None or mine != mine or not ordered:
        return 0.0
    median, spread = peers.quantile(ordered, 0.5), (peers.quantile(ordered, 0.75) - peers.quantile(ordered, 0.25)) / 2
    if spread == 0:
        return 0.0 if mine == median else CEILING
    return min(CEILING, abs(mine - median) / spread)


@dataclass(frozen=True)
class Fact:
    """A sentence that may be said: the value by which it is unusual, by region, from the frame of its view; and when it applies."""

    name: str
    values: Callable[[pd.DataFrame], pd.Series]
    applies: Callable[[pd.Series], bool]


def _mine(frame: pd.DataFrame, context: Context) -> pd.Series | None:
    """The row of the region; without a region, the first of the frame."""
    rows = frame[frame["region_code"] == context["region"]] if context["region"] else frame
    return None if rows.empty else rows.iloc[0]


def _sentence(words: Callable[[pd.DataFrame, pd.Series, Speech, Context], str], source: str, scope: Callable[[Context, Speech], str]):
    """The words of a fact: the sentence, said plainly as title and Lecture."""

    def told(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
        row = _mine(frame, context)
        text = say("Nothing was read on this for the region.") if row is None else words(frame, row, say, context).replace("**", "")
        return Words(text, say(_SOURCE_NAMES[source]), text.rstrip("."), scope(context, say), Coverage(0 if row is None else 1, 1, say("regions")))

    def markup(frame: pd.DataFrame, say: Speech, context: Context) -> str:
        row = _mine(frame, context)
        text = say("Nothing was read on this for the region.") if row is None else words(frame, row, say, context)
        bold = re.sub(r"[*]{2}(.+?)[*]{2}", r"<b>\1</b>", html.escape(text, quote=False))
        return f"<p class='thing'>{raised(bold)}</p>"

    return told, markup


# --- the facts --------------------------------------------------------------------------------------------------------------------------


def _by_region(column: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: column(frame.drop_duplicates("region_code").set_index("region_code"))


_SOURCE_NAMES = {
    "labels": "Labels of the State",
    "cordis": "CORDIS, projects in which the cluster is itself a partner",
    "pairs": "CORDIS, projects with an organisation of each of the two regions",
    "insee": "Insee, inhabitants of 2021 and GDP of 2022",
    "density": "Labels of the State; Insee, inhabitants of 2021",
}
_LABELS = ("labels", lambda context, say: say("18 regions of today; {counting}", counting=counted(context, say)))
_SEATS = ("labels", lambda context, say: say("18 regions of today; a cluster counts once, at its seat"))
_CORDIS = ("cordis", lambda context, say: say("18 regions of today; {counting}", counting=counted(context, say)))
_PAIRS = ("pairs", lambda context, say: say("Horizon 2020 and Horizon Europe, all French participants"))
_DENSITY = ("density", lambda context, say: say("18 regions of today; {counting}", counting=counted(context, say)))
_INSEE = ("insee", lambda context, say: say("18 regions of today"))

_DECLARED = (
    ("stock", "region_measures", sentences.stock, _LABELS, lambda f: f["n_clusters"], lambda r: True, "Number of clusters, against the phase before."),
    (
        "gone",
        "region_measures",
        sentences.gone,
        _LABELS,
        lambda f: (f["n_gone"] / f["n_ever"]).where(f["n_ever"] > 0),
        lambda r: r["n_ever"] >= 2 and not r["n_open"],
        "Share of the clusters since 2005 that no longer hold the label.",
    ),
    (
        "money",
        "region_measures",
        sentences.money,
        _CORDIS,
        lambda f: f["eu_money"],
        lambda r: r["n_clusters"] > 0 and pd.notna(r["eu_money"]),
        "European money of the clusters of the region, for the projects begun in the phase.",
    ),
    ("density", "region_measures", sentences.density, _DENSITY, lambda f: f["per_million"], lambda r: r["n_clusters"] > 0 and not r["n_open"], "Clusters per million inhabitants."),
    ("elsewhere", "region_measures", sentences.elsewhere, _SEATS, lambda f: f["n_elsewhere"], lambda r: True, "Clusters with their seat elsewhere that cover the region."),
    (
        "ties",
        "region_main_partners",
        sentences.ties,
        _PAIRS,
        lambda f: f["share"].where(f["n_all"] >= FEW),
        lambda r: True,
        "Share of the first partner among the European projects shared with other regions.",
    ),
    (
        "family",
        "region_families",
        sentences.family,
        _SEATS,
        lambda f: f["gap"].where(f["n_all"] >= 2),
        lambda r: r["n"] >= 2,
        "The family of themes that is most over-represented in the region.",
    ),
    ("size", "region_measures", sentences.size, _INSEE, lambda f: f["population"] * 0 + 1, lambda r: r["n_clusters"] == 0, "Inhabitants and GDP of the region."),
)

FACTS: list[Fact] = []
for _name, _query, _words, (_source, _scope), _values, _applies, _definition in _DECLARED:
    _told, _markup = _sentence(_words, _source, _scope)
    view(
        View(
            name=f"region_fact_{_name}",
            query=_query,
            words=_told,
            markup=_markup,
            options=("region", "phase", "counting"),
            definition=_definition,
            formula="One figure of the region against the 18; the sentence is the more unusual, the further the figure stands from the median of the regions, in halves of the distance between quartiles.",
            rows=lambda frame, context: frame[frame["region_code"] == context["region"]] if context["region"] else frame,
        )
    )
    FACTS.append(Fact(f"region_fact_{_name}", _by_region(_values), _applies))


def best(look: Look, filters: dict, most: int = HOW_MANY) -> list[Drawn]:
    """The facts to say on the region of `filters`, the most unusual first. Those that do not apply to it are left out."""
    ranked = []
    for place, fact in enumerate(FACTS):
        drawn = draw(fact.name, look, filters)
        row = None if drawn.empty else _mine(drawn.frame, drawn.context)
        if row is None or not fact.applies(row):
            continue
        values = fact.values(drawn.frame)
        ranked.append((-unusual(values.get(row["region_code"]), list(values)), place, drawn))
    return [drawn for _, _, drawn in sorted(ranked, key=lambda item: item[:2])[:most]]

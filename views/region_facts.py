"""Things to say in a meeting: computed sentences on a region, ranked by how unusual they are among the regions."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd


from charts.look import Look
from language import Speech
from views import peers
from views.core import Context, Coverage, Drawn, View, Words, draw, view
from views.region import FEW, counted

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


def _rank(frame: pd.DataFrame, column: str, value: float) -> int:
    return int((frame[column] > value).sum()) + 1


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
        return f"<p class='thing'>{bold}</p>"

    return told, markup


# --- the sentences ----------------------------------------------------------------------------------------------------------------------


def _stock(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    values = {"region": row["name"], "n": say.number(row["n_clusters"]), "day": say.date(row["_day"], "month"), "rank": say.ordinal(_rank(frame, "n_clusters", row["n_clusters"])), "none": say.number(int((frame["n_clusters"] == 0).sum()) - 1)}
    if row["n_clusters"] == 0:
        return say("**{region} has no cluster** in {day}, like {none} other regions of 18.", **values)
    if pd.isna(row["n_before"]):
        return say.plural("**{region} counts {n} cluster in {day}**: {rank} of the 18 regions.", "**{region} counts {n} clusters in {day}**: {rank} of the 18 regions.", row["n_clusters"], **values)
    if row["n_before"] == row["n_clusters"]:
        return say.plural("**{region} counts {n} cluster in {day}**, as at the end of the phase before: {rank} of the 18 regions.", "**{region} counts {n} clusters in {day}**, as many as at the end of the phase before: {rank} of the 18 regions.", row["n_clusters"], **values)
    return say.plural(
        "**{region} counts {n} cluster in {day}**, against {before} at the end of the phase before: {rank} of the 18 regions.", "**{region} counts {n} clusters in {day}**, against {before} at the end of the phase before: {rank} of the 18 regions.",
        row["n_clusters"], before=say.number(row["n_before"]), **values,
    )


def _gone(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    france = frame["n_gone"].sum() / frame["n_ever"].sum()
    values = {"region": row["name"], "gone": say.number(row["n_gone"]), "ever": say.number(row["n_ever"]), "france": say.percent(france)}
    if row["n_gone"] == 0:
        return say("**{region} has lost none of its {ever} clusters** since 2005, while {france} of those of France merged or lost the label.", **values)
    return say.plural("**{gone} of the {ever} clusters of {region} since 2005 merged or lost its label**: {share}, against {france} in France.", "**{gone} of the {ever} clusters of {region} since 2005 merged or lost the label**: {share}, against {france} in France.", row["n_gone"], share=say.percent(row["n_gone"] / row["n_ever"]), **values)


def _money(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    total, with_money = frame["eu_money"].sum(), int((frame["eu_money"] > 0).sum())
    values = {"region": row["name"], "phase": context["phase"] or 4, "amount": say.money(row["eu_money"]) if pd.notna(row["eu_money"]) else "–", "n": say.number(row["eu_projects"]), "share": say.percent(row["eu_money"] / total if total else 0), "k": say.number(with_money)}
    if not row["eu_money"] or pd.isna(row["eu_money"]):
        return say("**The clusters of {region} have no European money read** for the projects begun in phase {phase}; those of {k} regions have.", **values)
    return say("**The clusters of {region} obtain {amount} of European money** for {n} projects begun in phase {phase}: {share} of what clusters receive, {rank} of {k} regions.", rank=say.ordinal(_rank(frame, "eu_money", row["eu_money"])), **values)


def _density(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    france = frame["n_clusters"].sum() * 1e6 / frame["population"].sum()
    values = {"region": row["name"], "value": say.number(round(row["per_million"], 2)), "france": say.number(round(france, 2)), "rank": say.ordinal(_rank(frame, "per_million", row["per_million"]))}
    return say("**{region} counts {value} clusters per million inhabitants**, against {france} in France: {rank} of the 18 regions.", **values)


def _elsewhere(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    n = int(row["n_elsewhere"])
    if n == 0:
        return say("**No cluster from elsewhere says that it covers {region}**, in the pages read.", region=row["name"])
    return say.plural("**{n} cluster with its seat elsewhere also covers {region}**, in the pages read.", "**{n} clusters with their seat elsewhere also cover {region}**, in the pages read.", n, region=row["name"])


def _size(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    return say("**{region} has {population} inhabitants and a GDP of {gdp}**: {rank} of the 18 regions by inhabitants.", region=row["name"], population=say.number(row["population"], 0), gdp=say.money(row["gdp_eur_bn"] * 1000), rank=say.ordinal(_rank(frame, "population", row["population"])))


def _ties(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    values = {"region": row["name"], "partner": row["partner"], "n": say.number(int(row["n_projects"])), "phase": context["phase"] or 4, "second": row["second"] if isinstance(row["second"], str) else "–", "m": say.number(row["n_second"])}
    if row["n_all"] < FEW:
        return say.plural("**{n} European project ties {region} to other regions** in phase {phase}, first of all: {partner}.", "**{n} European projects tie {region} to other regions** in phase {phase}, first of all: {partner}.", int(row["n_all"]), **{k: values[k] for k in ("region", "phase", "partner")})
    return say("**{share} of the European ties of {region} go to one partner, {partner}**: {n} shared projects begun in phase {phase}, before {second} ({m}).", share=say.percent(row["share"]), **values)


def _family(frame: pd.DataFrame, row: pd.Series, say: Speech, context: Context) -> str:
    values = {"region": row["name"], "n": say.number(int(row["n"])), "all": say.number(int(row["n_all"])), "family": row["family"], "share": say.percent(row["share"]), "france": say.percent(row["share_france"])}
    return say("**{n} of the {all} clusters of {region} are in “{family}”**: {share}, against {france} in France.", **values)


# --- the facts --------------------------------------------------------------------------------------------------------------------------


def _by_region(column: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: column(frame.drop_duplicates("region_code").set_index("region_code"))


_SOURCE_NAMES = {
    "labels": "Labels of the State", "cordis": "CORDIS, projects in which the cluster is itself a partner", "pairs": "CORDIS, projects with an organisation of each of the two regions",
    "insee": "Insee, inhabitants of 2021 and GDP of 2022", "density": "Labels of the State; Insee, inhabitants of 2021",
}
_LABELS = ("labels", lambda context, say: say("18 regions of today; {counting}", counting=counted(context, say)))
_SEATS = ("labels", lambda context, say: say("18 regions of today; a cluster counts once, at its seat"))
_CORDIS = ("cordis", lambda context, say: say("18 regions of today; {counting}", counting=counted(context, say)))
_PAIRS = ("pairs", lambda context, say: say("Horizon 2020 and Horizon Europe, all French participants"))
_DENSITY = ("density", lambda context, say: say("18 regions of today; {counting}", counting=counted(context, say)))
_INSEE = ("insee", lambda context, say: say("18 regions of today"))

_DECLARED = (
    ("stock", "region_measures", _stock, _LABELS, lambda f: f["n_clusters"], lambda r: True, "Number of clusters, against the phase before."),
    ("gone", "region_measures", _gone, _LABELS, lambda f: (f["n_gone"] / f["n_ever"]).where(f["n_ever"] > 0), lambda r: r["n_ever"] >= 2, "Share of the clusters since 2005 that no longer hold the label."),
    ("money", "region_measures", _money, _CORDIS, lambda f: f["eu_money"], lambda r: r["n_clusters"] > 0 and pd.notna(r["eu_money"]), "European money of the clusters of the region, for the projects begun in the phase."),
    ("density", "region_measures", _density, _DENSITY, lambda f: f["per_million"], lambda r: r["n_clusters"] > 0, "Clusters per million inhabitants."),
    ("elsewhere", "region_measures", _elsewhere, _SEATS, lambda f: f["n_elsewhere"], lambda r: True, "Clusters with their seat elsewhere that cover the region."),
    ("ties", "region_main_partners", _ties, _PAIRS, lambda f: f["share"].where(f["n_all"] >= FEW), lambda r: True, "Share of the first partner among the European projects shared with other regions."),
    ("family", "region_families", _family, _SEATS, lambda f: f["gap"].where(f["n_all"] >= 2), lambda r: r["n"] >= 2, "The family of themes that is most over-represented in the region."),
    ("size", "region_measures", _size, _INSEE, lambda f: f["population"] * 0 + 1, lambda r: r["n_clusters"] == 0, "Inhabitants and GDP of the region."),
)

FACTS: list[Fact] = []
for _name, _query, _words, (_source, _scope), _values, _applies, _definition in _DECLARED:
    _told, _markup = _sentence(_words, _source, _scope)
    view(View(
        name=f"region_fact_{_name}", query=_query, words=_told, markup=_markup, options=("region", "phase", "counting"), definition=_definition,
        formula="One figure of the region against the 18; the sentence is the more unusual, the further the figure stands from the median of the regions, in halves of the distance between quartiles.",
        rows=lambda frame, context: frame[frame["region_code"] == context["region"]] if context["region"] else frame,
    ))
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

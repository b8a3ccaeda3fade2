"""Two to four clusters side by side: a real table, one column a cluster, a small bar under each number."""

import html

import pandas as pd

from charts.look import FAMILY_NAMES
from language import Speech
from views.cluster_evaluations import side_by_side
from views.core import Context, Coverage, View, Words, view


def columns(context: Context) -> list[str]:
    """The identifiers compared: the chosen cluster, then the others, each once."""
    return side_by_side(context["cluster"], context["others"])


def _rows(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    ids = columns(context)
    return frame[frame["_cluster_id"].isin(ids)].assign(_order=lambda f: f["_cluster_id"].map(ids.index)).sort_values(["_order"], kind="stable").drop(columns="_order")


def _markup(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    rows, ids, evaluations = _rows(frame, context), columns(context), context.also["cluster_compared_evaluations"]
    who = rows.drop_duplicates("_cluster_id").set_index("_cluster_id").loc[ids]
    heads = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in who["short_name"])
    body = [
        _line(say("Seat"), [_text(r["_city"], r["_region"]) for _, r in who.iterrows()]),
        _line(say("Field of work"), [_text(say(FAMILY_NAMES[r["_family"]]), r["_specialty"]) for _, r in who.iterrows()]),
        _line(say("Label"), [_text(_label(r, say), say.plural("phase {list}", "phases {list}", len(r["_phases"].split(",")), list=r["_phases"])) for _, r in who.iterrows()]),
    ]
    for name in dict.fromkeys(frame["_measure"]):
        part = rows[rows["_measure"] == name].set_index("_cluster_id").loc[ids]
        top = part["value"].max()
        body.append(_line(part["measure"].iloc[0], [_bar(r, top, name, say) for _, r in part.iterrows()]))
    body.append(_line(say("State evaluations"), [_evaluations(evaluations[evaluations["_cluster_id"] == name], say) for name in ids]))
    return f"<div class='compare' tabindex='0'><table><thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"


def _line(name: str, cells: list[str]) -> str:
    return f"<tr><th scope='row'>{html.escape(name)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _text(first: str, second: str) -> str:
    return f"{html.escape(first)}<small>{html.escape(second)}</small>"


def _label(row: pd.Series, say: Speech) -> str:
    start = say.date(row["_entry"], short=True)
    if pd.isna(row["_last"]) or pd.Timestamp(row["_last"]) > pd.Timestamp(row["_day"]):
        return say("first label on {start}", start=start)
    return say("from {start} to {end}", start=start, end=say.date(row["_last"], short=True))


def _bar(row: pd.Series, top: float, measure: str, say: Speech) -> str:
    if pd.isna(row["value"]):
        return f"<span class='unknown' title='{html.escape(say('no public value read by that date'), quote=True)}'>{say('not known')}</span>"
    value = _value(row["value"], measure, say)
    sure = html.escape({"high": say("high confidence"), "medium": say("medium confidence"), "low": say("low confidence")}[row["confidence"]], quote=True)
    year = f" <em>{int(row['year'])}</em>" if pd.notna(row["year"]) else ""
    share = row["value"] / top if top else 0
    bar = f"<i class='bar {row['confidence']}' role='img' aria-label='{sure}' title='{sure}' style='--share:{share:.3f};--fill:var(--family-{row['_family']})'></i>" if share else f"<i role='img' aria-label='{sure}'></i>"
    return f"<span class='amount'><span>{value}{year}</span>{bar}</span>"


def _value(value: float, measure: str, say: Speech) -> str:
    return say.money(value) if measure == "eu_money" else say.number(value)


def _evaluations(found: pd.DataFrame, say: Speech) -> str:
    mine, older = found[~found["_ancestor"]], found[found["_ancestor"]]
    own = say.series(say("{year}: {result}", year=r.year, result=r.result.lower()) for r in mine.itertuples()) or say("none public")
    kin = say.series(say("its ancestor {cluster}, {year}: {result}", cluster=r.short_name, year=r.year, result=r.result.lower()) for r in older.itertuples())
    return _text(own, kin)


_MOST_NAMES = {
    "members_total": "**{cluster} has the most members**: {value}, against {others}.",
    "members_companies": "**{cluster} has the most member companies**: {value}, against {others}.",
    "labelled_projects_cum": "**{cluster} has labelled the most projects**: {value}, against {others}.",
    "eu_projects": "**{cluster} has the most European projects**: {value}, against {others}.",
    "eu_money": "**{cluster} receives the most European money**: {value}, against {others}.",
    "ties": "**{cluster} has the most agreements and joint projects**: {value}, against {others}.",
}


def _comparable(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The measures that are known of all, of one and the same year or period, and that differ: their rows by measure."""
    return {
        name: part
        for name, part in rows.groupby("_measure", sort=False)
        if len(part) > 1 and part["value"].notna().all() and part["value"].nunique() > 1 and part["year"].nunique(dropna=False) == 1
    }


def answer(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    """What sets the clusters apart, in three sentences at most (two where they are more than two), over the measures that compare: European money first, then the widest gap (lowest over highest)."""
    found = []
    for name, part in _comparable(_rows(frame, context)).items():
        ordered = part.sort_values("value", ascending=False, kind="stable")
        values = list(ordered["value"])
        if values[0] == values[1]:
            continue
        told = [_value(value, name, say) for value in values]
        others = say.listing([say("{value} for {cluster}", value=value, cluster=cluster) for value, cluster in zip(told[1:], ordered["short_name"].iloc[1:], strict=True)])
        found.append((name != "eu_money", values[-1] / values[0], len(found), say(_MOST_NAMES[name], cluster=ordered["short_name"].iloc[0], value=told[0], others=others)))
    if not found:
        return say("No measure of the same year is known of all of them and sets one apart; each value below bears its year and how sure it is.")
    return " ".join(sentence for *_, sentence in sorted(found)[: 3 if len(columns(context)) == 2 else 2])


_DIFFERENCE_NAMES = {  # the measures in the order in which the title takes them
    "eu_money": "European money: {values}",
    "eu_projects": "European projects: {values}",
    "members_total": "Members: {values}",
    "members_companies": "Member companies: {values}",
    "labelled_projects_cum": "Labelled projects to date: {values}",
    "ties": "Agreements and joint projects: {values}",
}


def _difference(rows: pd.DataFrame, say: Speech) -> str:
    """One plain difference, the clusters in the order of the columns."""
    found = _comparable(rows)
    for name, message in _DIFFERENCE_NAMES.items():
        if name in found:
            values = [say("{value} for {cluster}", value=_value(value, name, say), cluster=cluster) for cluster, value in found[name][["short_name", "value"]].itertuples(index=False)]
            return say(message, values=say.listing(values))
    return say("No measure of the same year, known of all, sets them apart")


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows = _rows(frame, context)
    names = list(rows.drop_duplicates("_cluster_id")["short_name"])
    day, known = say.date(rows["_day"].iloc[0]), int(rows["value"].notna().sum())
    members = rows[(rows["_measure"] == "members_total") & rows["value"].notna()]
    if len(names) == 1:
        title = say("Choose one to three clusters to set beside {cluster}", cluster=names[0])
    else:
        title = _difference(rows, say)
    if members.empty:
        reading = say.plural("{n} value is known, of {total}", "{n} values are known, of {total}", known, total=say.number(len(rows)))
    else:
        one = members.iloc[0]
        reading = say("in {year}, {cluster} declares {n} members", year=int(one["year"]), cluster=one["short_name"], n=say.number(one["value"]))
    return Words(
        title=title,
        subtitle=say("As known on {day}; full bar, high confidence, hollow bar, medium or low; each line on its own scale", day=day),
        reading=reading,
        scope=say("Values of the clusters themselves, years differ; the evaluations of their ancestors are named as such"),
        coverage=Coverage(known, len(rows), say("values")),
    )


view(
    View(
        name="cluster_comparison",
        query="cluster_measures",
        markup=_markup,
        words=_words,
        rows=_rows,
        also=("cluster_compared_evaluations",),
        options=("others",),
        definition="Clusters side by side, with what is known of each at the end of the phase.",
        formula="For each measure the latest value known by that day; European projects and money are those begun by then, since 2014; agreements and joint projects are counted once a partner, without mergers and European projects.",
        limits="Ranking clusters: members are declared, their years differ.",
    )
)

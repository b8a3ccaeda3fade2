"""Two regions side by side, on one screen, and what sets them apart."""

import html

import pandas as pd

from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.region import bounds, counted
from views.region_ranks import per


def _pair(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    codes = [code for code in (context["region"] or frame.iloc[0]["region_code"], context["against"]) if code]
    return frame[frame["region_code"].isin(codes)].assign(_order=lambda f: f["region_code"].map(codes.index)).sort_values("_order").drop(columns="_order")


def _compared(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows = _pair(frame, context)
    day, first = say.date(rows["_day"].iloc[0]), rows.iloc[0]
    if len(rows) == 1:
        title = say("Choose a region to set beside {region}", region=first["name"])
    else:
        title = say(
            "{first}: {n} clusters; {second}: {m}", first=first["name"], n=say.number(first["n_clusters"]), second=rows.iloc[1]["name"], m=say.number(rows.iloc[1]["n_clusters"])
        )
    return Words(
        title=title,
        subtitle=say("As known on {day}; each line on its own scale", day=day),
        reading=say.plural("on {day}, {region} has {n} cluster", "on {day}, {region} has {n} clusters", first["n_clusters"], day=day, region=first["name"]),
        scope=say("18 regions of today; {counting}", counting=counted(context, say)),
        coverage=Coverage(int(rows["eu_money"].notna().sum()), len(rows), say("regions with European money in the tables")),
        note=bounds(rows, say),
    )


def answer(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    """What sets two regions apart, in three sentences: clusters by inhabitants, what became of them, European money by inhabitant where it is known."""
    rows = _pair(frame, context)
    one, other = rows.iloc[0], rows.iloc[1]
    values = {"first": one["name"], "second": other["name"]}
    told = [
        say(
            "**{n} clusters per million inhabitants in {first}**, {m} in {second}.", n=say.number(round(one["per_million"], 2)), m=say.number(round(other["per_million"], 2)), **values
        ),
        say(
            "Since 2005, {gone} of {ever} clusters merged or lost the label in {first}, {gone_there} of {ever_there} in {second}.",
            gone=say.number(one["n_gone"]),
            ever=say.number(one["n_ever"]),
            gone_there=say.number(other["n_gone"]),
            ever_there=say.number(other["n_ever"]),
            **values,
        ),
    ]
    if rows["eu_money"].notna().all():
        money = [say.number(round(value, 2)) for value in per(rows["eu_money"], rows, "inhabitant", money=True)]
        told.append(say("**European money: {a} euros per inhabitant in {first}**, {b} in {second}.", a=money[0], b=money[1], **values))
    return " ".join(told)


def _columns(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    rows = _pair(frame, context)
    partners = context.also["region_main_partners"].set_index("region_code")
    heads = "".join(f"<th scope='col'>{html.escape(text)}</th>" for text in rows["name"])
    measures = [
        (say("Clusters with the label"), rows["n_clusters"], say.number),
        (say("Clusters per million inhabitants"), rows["per_million"], lambda v: say.number(round(v, 2))),
        (say("Clusters at the end of the phase before"), rows["n_before"], say.number),
        (say("Merged or no longer labelled since 2005"), rows["n_gone"], say.number),
        (say("Clusters from elsewhere that cover it"), rows["n_elsewhere"], say.number),
        (say("European projects begun in the phase"), rows["eu_projects"], say.number),
        (say("European money of these projects"), rows["eu_money"], say.money),
        (say("European euros per inhabitant"), per(rows["eu_money"], rows, "inhabitant", money=True), lambda v: say.number(round(v, 2))),
        (say("European euros per million euros of GDP"), per(rows["eu_money"], rows, "gdp", money=True), lambda v: say.number(round(v, 1))),
        (say("Inhabitants, 2021"), rows["population"], lambda v: say.number(v, 0)),
        (say("GDP, 2022"), rows["gdp_eur_bn"] * 1000, say.money),
    ]
    body = [f"<tr><th scope='row'>{html.escape(name)}</th>{''.join(_cell(value, values.max(), told, say) for value in values)}</tr>" for name, values, told in measures]
    first = "".join(f"<td>{_partner(partners, code, say)}</td>" for code in rows["region_code"])
    body.append(f"<tr><th scope='row'>{say('First partner in European projects')}</th>{first}</tr>")
    return f"<div class='compare' tabindex='0'><table><thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"


def _cell(value, top, told, say: Speech) -> str:
    if pd.isna(value):
        return f"<td><span class='unknown'>{say('not known')}</span></td>"
    share = value / top if top else 0
    text = told(value)
    bar = f"<i class='bar high' style='--share:{share:.3f};--fill:var(--family-digital)'></i>" if share else ""
    return f"<td><span class='amount'><span>{f'<b>{text}</b>' if value == top and top else text}</span>{bar}</span></td>"


def _partner(partners: pd.DataFrame, code: str, say: Speech) -> str:
    if code not in partners.index:
        return f"<span class='unknown'>{say('none read')}</span>"
    row = partners.loc[code]
    first = row["partners"].split(", ")[: int(row["n_first"])]
    told = say.plural("{n} shared project, of {all} ties in all", "{n} shared projects, of {all} ties in all", int(row["n_projects"]), all=say.number(int(row["n_all"])))
    each = say.plural("{n} project with each, {all} ties in all", "{n} projects with each, {all} ties in all", int(row["n_projects"]), all=say.number(int(row["n_all"])))
    return f"{html.escape(say.listing(first[:3]))}<small>{told if len(first) == 1 else each}</small>"


view(
    View(
        name="region_comparison",
        query="region_measures",
        markup=_columns,
        words=_compared,
        rows=_pair,
        also=("region_main_partners",),
        options=("region", "against"),
        definition="Two regions side by side: their clusters, their European projects and money, their first partner, their size.",
        formula="Counts on the last day of the phase with the chosen counting; European projects and money of those begun in the phase.",
    )
)

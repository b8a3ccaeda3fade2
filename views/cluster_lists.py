"""The card of a cluster, its lists: projects and money, named organisations, ties, other values read."""

import html

import pandas as pd

from language import Speech
from views.core import Context, Coverage, View, Words, view


def _amount(value: float, unit: str, say: Speech) -> str:
    """A figure with its unit: `177 M€`, `45 %`, `12 personnes`."""
    if unit == "EUR_M":
        return say.money(value)
    if unit == "EUR_BN":
        return say.money(value * 1000)
    if unit == "pct":
        return say.percent(value / 100, 0 if float(value).is_integer() else 1)
    return say.number(value)


def _figures(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    years = sorted(frame["year"])
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
    first = frame.iloc[0]
    return Words(
        title=say.plural("Projects, money and team: {n} figure read, of {years}", "Projects, money and team: {n} figures read, of {years}", len(frame), years=span),
        subtitle=say("The latest value of each, with its year and how sure it is"),
        reading=say("in {year}, “{figure}” is {value}", year=first["year"], figure=first["indicator"], value=_amount(first["value"], first["_unit"], say)),
        scope=say("The cluster as it declares; totals to date mix perimeters"),
        coverage=Coverage(len(frame), 13, say("kinds of figure")),
    )


def _figures_list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    lines = []
    for row in frame.to_dict("records"):
        before = ""
        if pd.notna(row["first_year"]) and row["first_year"] != row["year"]:
            before = say("{value} in {year}", value=_amount(row["first_value"], row["_unit"], say), year=int(row["first_year"]))
        lines.append(
            f"<tr><th scope='row'>{html.escape(row['indicator'])}</th><td class='num'>{_dot(row['confidence'], say)}<b>{_amount(row['value'], row['_unit'], say)}</b></td><td class='num'>{int(row['year'])}</td><td class='quiet'>{before}</td></tr>"
        )
    heads = "".join(
        f"<th scope='col'{style}>{text}</th>"
        for text, style in ((say("Figure read"), ""), (say("Latest value"), " class='num'"), (say("Year"), " class='num'"), (say("First value read"), ""))
    )
    return f"<div class='twin'><table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"


def _dot(confidence: str, say: Speech) -> str:
    sure = {"high": say("high confidence"), "medium": say("medium confidence"), "low": say("low confidence")}[confidence]
    return f"<i class='sure {confidence}' role='img' aria-label='{html.escape(sure, quote=True)}' title='{html.escape(sure, quote=True)}'></i>"


view(
    View(
        name="cluster_figures",
        query="cluster_figures",
        markup=_figures_list,
        words=_figures,
        definition="Figures that the cluster or the press gives on its projects, their budgets, public money, its team and its budget.",
        formula="The latest comparable value of each kind, the surest where several bear the same year; beside it, the first one read.",
        limits="Comparing a total to date with that of another year: perimeters change from a page to another.",
    )
)


def _organisations(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    n, most = int(frame.iloc[0]["_n_all"]), frame.loc[frame["n"].idxmax()]
    years = f"{int(frame['first_year'].min())}-{int(frame['last_year'].max())}" if frame["first_year"].min() != frame["last_year"].max() else str(int(frame["first_year"].min()))
    return Words(
        title=say.plural("{n} organisation named in public", "{n} organisations named in public", n),
        subtitle=say("A sample read in public pages, {years}: it is not the list of members, which is not public", years=years),
        reading=say.plural("{n} organisation of the kind “{kind}” is named", "{n} organisations of the kind “{kind}” are named", int(most["n"]), kind=most["kind"]),
        scope=say("Members, founders, governance and partners that a page names"),
    )


def _organisations_list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    return "".join(f"<p class='listed'><span>{html.escape(row.kind)} ·</span> {html.escape(row.names)}</p>" for row in frame.itertuples())


view(
    View(
        name="cluster_organisations",
        query="cluster_organisations",
        markup=_organisations_list,
        words=_organisations,
        definition="Organisations that a public page names as a member, founder, governor or partner of the cluster.",
        formula="Each organisation once, the names of its group brought together.",
        limits="Counting members: it is a sample.",
    )
)


def _ties(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    n, first = int(frame["n"].sum()), frame.iloc[0]
    return Words(
        title=say.plural("{n} documented tie, with {partners}", "{n} documented ties, with {partners}", n, partners=say.plural("{n} partner", "{n} partners", len(frame))),
        subtitle=say("Agreements, joint projects, mergers, European projects together"),
        reading=say.plural("{n} tie with {partner} is documented", "{n} ties with {partner} are documented", int(first["n"]), partner=first["partner"]),
        scope=say("Ties that a public page documents; absence is no proof"),
    )


def _ties_list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    lines = "".join(f"<tr><th scope='row'>{html.escape(r.partner)}</th><td class='num'>{say.number(r.n)}</td><td>{html.escape(r.what)}</td></tr>" for r in frame.itertuples())
    heads = f"<th scope='col'>{say('Partner')}</th><th scope='col' class='num'>{say('Ties')}</th><th scope='col'>{say('What')}</th>"
    return f"<div class='twin whole'><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"


view(
    View(
        name="cluster_ties",
        query="cluster_ties",
        markup=_ties_list,
        words=_ties,
        definition="Ties between the cluster and another cluster or a partner: agreements, joint bids and projects, mergers, European projects together.",
        formula="Documented links of the cluster, plus the European projects that it shares with another cluster, by partner.",
        limits="Measuring how much clusters work together: only what a page documents is here.",
    )
)


def _others(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    first = frame.iloc[0]
    return Words(
        title=say.plural("{n} other value read, not drawn", "{n} other values read, not drawn", len(frame)),
        subtitle=say("Another value of the same fact, or another scope"),
        reading=say(
            "in {year}, “{figure}” is also read as {value}: {why}", year=first["year"], figure=first["indicator"], value=say.number(first["value"]), why=first["why"].lower()
        ),
        scope=say("Values left out of the pictures and of all comparisons"),
    )


view(
    View(
        name="cluster_other_values",
        query="cluster_other_values",
        words=_others,
        definition="Values that were read and are not used: given otherwise elsewhere, or of another scope (a part, the whole sector, the bid).",
        formula="Rows that are not preferred, or whose scope is not that of the others.",
    )
)

"""Money and other figures that public pages give on a region."""

import html

import pandas as pd

from language import Speech, raised
from views.core import Context, View, Words, view
from views.region import name


def _money(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    years = f"{int(frame['year_start'].min())}-{int(frame['year_end'].max())}"
    first = frame.iloc[0]
    return Words(
        title=say.plural("{n} amount read for {region}, {years}", "{n} amounts read for {region}, {years}", len(frame), region=name(context["region"]), years=years),
        subtitle=say("State, Region, local authorities; announced, committed and spent are never added"),
        reading=say(
            "“{what}” ({payer}): {amount}, {start}-{end}",
            what=first["instrument"],
            payer=first["payer"],
            amount=say.money(first["amount_eur_m"]),
            start=int(first["year_start"]),
            end=int(first["year_end"]),
        ),
        scope=say("Amounts that a public page gives for the region or a former one; national amounts are not split by region"),
    )


def money_list(frame: pd.DataFrame, say: Speech, context: Context, order: tuple[str, ...] = ("what", "payer", "place")) -> str:
    """One row an amount: what it is, who pays and where in the `order` given, then its years, the state of the money and the amount."""
    names = {"what": say("What"), "payer": say("Who pays"), "place": say("Perimeter")}
    lines = []
    for row in frame.to_dict("records"):
        years = str(row["year_start"]) if row["year_start"] == row["year_end"] else f"{row['year_start']}-{row['year_end']}"
        note = f"<div class='quiet'>{html.escape(row['note'])}</div>" if isinstance(row["note"], str) else ""
        told = {"what": html.escape(row["instrument"]) + note, "payer": html.escape(row["payer"]), "place": html.escape(row["perimeter"])}
        first, *others = (told[name] for name in order)
        lines.append(
            f"<tr><th scope='row'>{first}</th>{''.join(f'<td>{cell}</td>' for cell in others)}<td class='num'>{years}</td><td>{html.escape(row['kind'])}</td><td class='num'><b>{say.money(row['amount_eur_m'])}</b></td></tr>"
        )
    heads = (*((names[name], "") for name in order), (say("Years"), " class='num'"), (say("State of the money"), ""), (say("Amount"), " class='num'"))
    return raised(f"<div class='twin whole'><table><thead><tr>{''.join(f'<th scope=col{style}>{text}</th>' for text, style in heads)}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>")


view(
    View(
        name="region_money",
        query="region_money",
        markup=money_list,
        words=_money,
        definition="Amounts for the clusters of the region: State money, the Region's grants to FUI projects, spending of local authorities, France 2030 in the region.",
        formula="Each amount as read, with its years, its perimeter and whether it is announced, committed or spent.",
        limits="A total: perimeters and years overlap, and some amounts are parts of others.",
    )
)


def _figures(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    first = frame.iloc[-1]
    return Words(
        title=say.plural("{n} other figure read on {region}", "{n} other figures read on {region}", len(frame), region=name(context["region"])),
        subtitle=say("Each with its year and its perimeter, a former region or that of today"),
        reading=say("in {year}, “{figure}” is {value} ({perimeter})", year=first["year"], figure=first["indicator"], value=_value(first, say), perimeter=first["perimeter"]),
        scope=say("Figures that a public page gives; establishments, companies and jobs measure different things"),
    )


def _value(row, say: Speech) -> str:
    return say.percent(row["value"] / 100, 0 if float(row["value"]).is_integer() else 1) if row["_unit"] == "pct" else say.number(row["value"])


def _figures_list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    lines = []
    for row in frame.to_dict("records"):
        note = f"<div class='quiet'>{html.escape(row['note'])}</div>" if isinstance(row["note"], str) else ""
        lines.append(
            f"<tr><th scope='row'>{html.escape(row['indicator'])}{note}</th><td>{html.escape(row['perimeter'])}</td><td class='num'>{row['year']}</td><td class='num'><b>{_value(row, say)}</b></td></tr>"
        )
    heads = ((say("Figure read"), ""), (say("Perimeter"), ""), (say("Year"), " class='num'"), (say("Value"), " class='num'"))
    return f"<div class='twin whole'><table><thead><tr>{''.join(f'<th scope=col{style}>{text}</th>' for text, style in heads)}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"


view(
    View(
        name="region_figures",
        query="region_figures",
        markup=_figures_list,
        words=_figures,
        definition="Figures that public pages give on the clusters in the region: establishments, jobs, projects, shares.",
        formula="Each figure as read, with its year and its perimeter.",
        limits="A series: years measure different things and perimeters change.",
    )
)

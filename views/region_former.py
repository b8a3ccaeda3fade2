"""The regions before 2016: the region of today of each, and their clusters."""

import html

import pandas as pd

from language import MISSING, Speech
from views.core import Context, Coverage, View, Words, view
from views.region import name


def _former(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    day, total = say.date(frame["_day"].iloc[0]), int(frame["n_clusters"].sum())
    first = frame.iloc[0]
    if context["region"] and len(frame) == 1:
        title = say("The borders of {region} did not change in 2016", region=name(context["region"]))
    elif context["region"]:
        title = say("The {total} clusters of {region} by former region: {first} has {most}", region=name(context["region"]), total=say.number(total), first=first["former"], most=say.number(int(first["n_clusters"])))
    else:
        title = say(
            "Of the 27 regions before 2016, {first} has the most clusters: {most}", first=first["former"], most=say.number(int(first["n_clusters"]))
        )
    return Words(
        title=title,
        subtitle=say.plural("{n} cluster on {day} by region before 2016, and the region of today of each", "{n} clusters on {day} by region before 2016, and the region of today of each", total, day=day),
        reading=say.plural(
            "on {day}, {n} cluster has its seat in the former region {region}",
            "on {day}, {n} clusters have their seat in the former region {region}",
            int(first["n_clusters"]),
            day=day,
            region=first["former"],
        ),
        scope=say("22 regions of the mainland and Corse, 5 overseas; a cluster counts once, at its seat"),
        coverage=Coverage(len(frame), len(frame), say("regions")),
    )


def _former_list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    heads = [say("Former region"), say("Region of today"), say("Clusters"), say("With the label"), say("Left by then")]
    if context["region"]:
        heads.pop(1)
    lines = []
    for row in frame.fillna({"names": MISSING, "gone": MISSING}).to_dict("records"):
        cells = [f"<td class='num'>{say.number(int(row['n_clusters']))}</td>", f"<td>{html.escape(row['names'])}</td>", f"<td class='quiet'>{html.escape(row['gone'])}</td>"]
        if not context["region"]:
            cells.insert(0, f"<td>{html.escape(row['today'])}</td>")
        lines.append(f"<tr><th scope='row'>{html.escape(row['former'])}</th>{''.join(cells)}</tr>")
    top = "".join(f"<th scope='col'{' class=num' if text == say('Clusters') else ''}>{text}</th>" for text in heads)
    return f"<div class='twin whole'><table><thead><tr>{top}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"


view(
    View(
        name="region_former",
        query="region_former",
        markup=_former_list,
        words=_former,
        definition="The regions before 2016, the region of today that each is part of, and their clusters.",
        formula="Clusters at their seat, by the former region of their town; each former region is whole in one region of today.",
    )
)

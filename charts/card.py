"""The card of a cluster: members as points, European projects as bars."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.card_lives import CHARACTER
from charts.look import Look

KINDS = ("members_total", "members_companies", "members_sme")  # drawn; the other kinds are in the table
SHAPES = dict(zip(KINDS, ("circle", "square", "triangle-up"), strict=True))
SPAN = (2004, 2027.5)  # years of the membership picture
MEMBERS_HEIGHT, PLOT_WIDTH = 250, 440  # px; the width is what a half page gives, to keep labels apart
FIRST_PROJECT, LAST_PROJECT = "2014-01-01", "2031-01-01"
ROW, LONGEST = 24, 33


def members(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """Members by kind, points only: their perimeters differ, so that nothing joins them. Hollow where the figure is not of high confidence; ancestors in grey.

    `frame`: short_name, kind, year, value, sure, note, confidence, _cluster_id, _indicator, _ancestor, _family.
    """
    say, palette = look.say, look.palette
    drawn = frame[frame["_indicator"].isin(KINDS)]
    top = max(10, float(drawn["value"].max() if len(drawn) else 0)) * 1.16
    traces = []
    for (own, name, kind), rows in drawn.assign(_own=~drawn["_ancestor"].astype(bool)).groupby(["_own", "short_name", "kind"]):
        size, colour = (11, look.family(rows["_family"].iloc[0])) if own else (9, palette.missing)
        symbols = [SHAPES[i] + ("" if c == "high" else "-open") for i, c in zip(rows["_indicator"], rows["confidence"], strict=True)]
        hover = [
            f"<b>{r.short_name}</b>, {r.year}<br>{say('{kind}: {value}', kind=r.kind, value=say.number(int(r.value)))}<br>{say('confidence: {level}', level=r.sure.lower())}"
            + (f"<br>{r.note}" if isinstance(r.note, str) else "")
            for r in rows.itertuples()
        ]
        traces.append(
            go.Scatter(
                name=f"{name} · {kind}",
                x=rows["year"],
                y=rows["value"],
                mode="markers",
                hovertext=hover,
                hoverinfo="text",
                cliponaxis=False,
                marker={"symbol": symbols, "size": size, "color": colour, "line": {"width": 1.8, "color": colour}},
            )
        )
    steps = _steps(top)
    phases = context.also["phase_names"]
    years = [int(str(day)[:4]) for day in phases["start_date"]]
    return look.figure(
        MEMBERS_HEIGHT,
        traces,
        margin=(44, 90, 12, 24),
        annotations=_names(drawn, look, top),
        xaxis={"range": SPAN, "tickvals": [*years, 2026], "ticktext": [str(year) for year in [*years, 2026]]},
        yaxis={
            "range": [0, top],
            "tickvals": steps,
            "ticktext": [say.number(step) + "  " for step in steps],
            "showgrid": True,
            "gridcolor": palette.rule,
            "zeroline": True,
            "zerolinecolor": palette.missing,
        },
    )


def _steps(top: float) -> list[int]:
    step = next(s for s in (2, 5, 10, 20, 50, 100, 200, 500, 1000) if top / s <= 4.2 or s == 1000)
    return list(range(0, int(top) + 1, step))


def _names(drawn: pd.DataFrame, look: Look, top: float) -> list[dict]:
    """The last point of each kind, then each ancestor's last, named where no other name stands."""
    say, found, taken = look.say, [], []
    last = drawn.sort_values(["_ancestor", "_indicator", "year"]).drop_duplicates(["_cluster_id", "_indicator"], keep="last")
    order = {name: place for place, name in enumerate(KINDS)}
    rows = sorted(last.to_dict("records"), key=lambda r: (r["_ancestor"], order[r["_indicator"]], -r["year"]))
    for row in rows:
        if row["_ancestor"] and row["_indicator"] != KINDS[0]:
            continue
        value = say.number(int(row["value"]))
        text = f"{row['short_name']} {value}" if row["_ancestor"] else say(_POINT_NAMES[row["_indicator"]], n=value)
        width = (len(text) * CHARACTER + 14) / PLOT_WIDTH * (SPAN[1] - SPAN[0])
        left = row["year"] + 12 / PLOT_WIDTH * (SPAN[1] - SPAN[0])
        box = (left, left + width, row["value"] - top * 0.045, row["value"] + top * 0.045)
        points = [(p["year"], p["value"]) for p in drawn.to_dict("records")]
        hit = any(box[0] < b[1] and b[0] < box[1] and box[2] < b[3] and b[2] < box[3] for b in taken) or any(box[0] < x < box[1] and box[2] < y < box[3] for x, y in points)
        if hit:
            continue
        taken.append(box)
        found.append(
            {
                "x": row["year"],
                "y": row["value"],
                "text": text,
                "showarrow": False,
                "xanchor": "left",
                "xshift": 9,
                "font": {"size": look.label, "color": look.palette.quiet if row["_ancestor"] else look.palette.ink},
            }
        )
    return found


_POINT_NAMES = {"members_total": "{n} members", "members_companies": "{n} companies", "members_sme": "{n} SMEs"}


def eu_projects(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """European projects over time, one row each, with the share received in a column of its own; a star marks the coordinator.

    `frame`: project, start_date, end_date, amount_eur (euros), _role, _named, _family, n_participants, n_countries, coordinator, framework, topic, programme.
    """
    say, palette = look.say, look.palette
    labels = [_label(row) for row in frame.to_dict("records")]
    scale = look.label / 13
    left = int(max(measure.width(label, look.label) for label, _ in labels)) + 22
    start, until = pd.to_datetime(frame["start_date"]), pd.to_datetime(frame["end_date"])
    colour = look.family(frame["_family"].iloc[0])
    amounts = [say.number(amount / 1000, 0) if pd.notna(amount) else say("not known") for amount in frame["amount_eur"]]
    hover = [_told(row, say) for row in frame.to_dict("records")]
    bar = go.Bar(
        name=say("Length of the project (days)"),
        orientation="h",
        base=[str(day)[:10] for day in start],
        x=[(b - a).days * 86_400_000 for a, b in zip(start, until, strict=True)],
        y=list(range(len(frame))),
        width=0.4,
        marker={"color": colour, "line": {"width": 0}},
        hovertext=hover,
        hoverinfo="text",
    )
    notes = [
        {
            "x": 1,
            "xref": "paper",
            "y": place,
            "text": text,
            "showarrow": False,
            "xanchor": "right",
            "xshift": 78 * scale,
            "font": {"size": look.label, "color": palette.ink if text != say("not known") else palette.quiet},
        }
        for place, text in enumerate(amounts)
    ]
    notes.append(
        {
            "x": 1,
            "xref": "paper",
            "y": 1,
            "yref": "paper",
            "text": say("€ thousand"),
            "showarrow": False,
            "xanchor": "right",
            "yanchor": "bottom",
            "xshift": 78 * scale,
            "font": {"size": look.label, "color": palette.quiet},
        }
    )
    years = range(2014, 2031, 4)
    return look.figure(
        int((ROW * len(frame) + 46) * scale),
        [bar],
        margin=(left, 82 * scale, 22 * scale, 24 * scale),
        annotations=notes,
        xaxis={
            "type": "date",
            "range": [FIRST_PROJECT, LAST_PROJECT],
            "tickvals": [f"{year}-01-01" for year in years],
            "ticktext": [str(year) for year in years],
            "showgrid": True,
            "gridcolor": palette.rule,
        },
        yaxis={
            "range": [len(frame) - 0.5, -0.5],
            "tickvals": list(range(len(frame))),
            "ticktext": [f"{text}  " for _, text in labels],
            "tickfont": {"color": palette.ink, "size": look.label},
        },
    )


def _label(row: dict) -> tuple[str, str]:
    """The name of a project as it is written beside its bar: plain, and with its marks."""
    head, mark, number = row["project"].partition(" · ")
    name = row["project"] if len(row["project"]) <= LONGEST else head[: LONGEST - 1 - len(mark + number)] + "…" + mark + number
    star = "★ " if row["_role"] == "coordinator" else ""
    return star + name, star + (name if row["_named"] else f"<i>{name}</i>")


def _told(row: dict, say) -> str:
    lines = [f"<b>{row['project']}</b>", row["framework"], say("{start} – {end}", start=say.date(row["start_date"], "month"), end=say.date(row["end_date"], "month")), row["role"]]
    if pd.notna(row["n_participants"]) and pd.notna(row["n_countries"]):
        lines.append(
            say(
                "{n} partners in {countries} countries, coordinated from {country}",
                n=say.number(int(row["n_participants"])),
                countries=say.number(int(row["n_countries"])),
                country=row["coordinator"] or "–",
            )
        )
    if pd.notna(row["amount_eur"]):
        lines.append(say("share received: {amount}", amount=say.euros(row["amount_eur"])))
    return "<br>".join(lines)

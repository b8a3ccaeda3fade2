"""Lives of clusters: one bar a label, from 2005 to 2026, under the phases."""

import datetime

import pandas as pd
import plotly.graph_objects as go

from charts import partial
from charts.look import Look, faded

FIRST, LAST = "2005-01-01", "2027-01-01"
NEAR_THE_EDGE = "2021-06-30"  # a label that ends later has no room for the region of its heir
ROW, HEAD, FOOT = 25, 26, 24
THICK, THIN = 0.42, 0.12  # of a row: the seat is here; the seat is elsewhere
CHARACTER = 7.2  # px of a 13 px character, on the safe side
DAY = 86_400_000  # ms
SEAM = 20  # days by which a bar runs under the one that follows it, so that no line shows between them


def lives(frame: pd.DataFrame, look: Look, context, *, chosen: str | None = None, thin=(), quiet=()) -> go.Figure:
    """One row a cluster, one bar a label: colour of its family, thin where the seat is elsewhere, hatched where the outcome is not known.

    `frame`: cluster_id, short_name, phase, label_start, label_end, _until, _family, _fate, _heir, in the order of the rows. `chosen` is written in
    the accent; `thin` and `quiet` are identifiers. `context.also["phase_names"]`: phase, start_date; `context["phase"]` is shaded.
    """
    names = list(dict.fromkeys(frame["cluster_id"]))
    total, scale = len(names), 24 / 13 if look.projected else 1
    high, foot = ROW, FOOT * scale
    if look.projected:
        names = names[partial.window(total, (HEAD + FOOT) * scale, look)]
        frame = frame[frame["cluster_id"].isin(names)]
        high = min(partial.ROWS[1], (partial.HEIGHT - (HEAD + FOOT) * scale - partial.NOTE) / len(names))
        foot += partial.NOTE * (len(names) < total and look.part is None)
    rows = {name: place for place, name in enumerate(names)}
    called = dict(zip(frame["cluster_id"].tolist(), frame["short_name"].tolist(), strict=True))
    left = margin(called.values(), look)
    height = int(high * len(names) + HEAD * scale + foot)
    palette = look.palette
    shown = []
    for name in names:
        text = called[name]
        ink = palette.accent if name == chosen else palette.quiet if name in quiet else palette.ink
        shown.append(f"<span style='color:{ink}'>{f'<b>{text}</b>' if name == chosen else text}</span>")
    shapes, notes = _phases(context, look)
    return look.figure(
        height,
        [_bars(frame, rows, look, thin)],
        margin=(left, 64 * scale, HEAD * scale, foot),
        shapes=shapes,
        annotations=[*notes, *_fates(frame, rows, look), *partial.note(len(names), total, look, FOOT * scale)],
        barmode="overlay",
        meta={"parts": partial.parts(total, (HEAD + FOOT) * scale)} if look.projected else None,
        xaxis={
            "type": "date",
            "range": [FIRST, LAST],
            "tickvals": [str(day)[:10] for day in context.also["phase_names"]["start_date"]] + ["2026-07-01"],
            "ticktext": [str(day)[:4] for day in context.also["phase_names"]["start_date"]] + ["2026"],
        },
        yaxis={"range": [len(names) - 0.5, -0.5], "tickvals": list(rows.values()), "ticktext": [f"{text}  " for text in shown], "tickfont": {"size": look.label}},
    )


def margin(names, look: Look) -> int:
    """Room on the left for names, in px."""
    return int(max((len(name) for name in names), default=8) * CHARACTER * look.label / 13) + 18


def _bars(frame: pd.DataFrame, rows: dict, look: Look, thin) -> go.Bar:
    say, names, families, ends = look.say, frame["cluster_id"].tolist(), frame["_family"].tolist(), frame["label_end"].tolist()
    start, until = pd.to_datetime(frame["label_start"]).tolist(), pd.to_datetime(frame["_until"]).tolist()
    follows = [name == after and (begin - end).days == 1 for name, after, end, begin in zip(names, [*names[1:], None], until, [*start[1:], None], strict=True)]
    spans = [(b - a).days * DAY + (SEAM if next_one else 1) * DAY for a, b, next_one in zip(start, until, follows, strict=True)]
    hover = [
        f"<b>{name}</b><br>"
        + say("Phase {n}: {start} – {end}", n=phase, start=say.date(begin, short=True), end=say.date(end, short=True) if pd.notna(end) else say("outcome not known"))
        for name, phase, begin, end in zip(frame["short_name"].tolist(), frame["phase"].tolist(), start, ends, strict=True)
    ]
    return go.Bar(
        name=say("Days with the label"),
        meta={"values": [(b - a).days + 1 for a, b in zip(start, until, strict=True)]},
        orientation="h",
        base=[str(day)[:10] for day in start],
        x=spans,
        y=[rows[name] for name in names],
        width=[THIN if name in thin else THICK for name in names],
        customdata=[[name] for name in names],
        hovertext=hover,
        hoverinfo="text",
        marker={
            "color": [look.family(family) for family in families],
            "line": {"width": 0},
            "pattern": {"shape": ["/" if pd.isna(end) else "" for end in ends], "fgcolor": look.palette.ground, "size": 7, "solidity": 0.35, "fillmode": "overlay"},
        },
    )


def _phases(context, look: Look) -> tuple[list[dict], list[dict]]:
    """A rule at the start of each phase with its name; the chosen phase shaded."""
    shapes, notes = (
        [],
        [
            {
                "x": 0,
                "xref": "paper",
                "y": 1,
                "yref": "paper",
                "text": look.say("Phase"),
                "showarrow": False,
                "xanchor": "right",
                "yanchor": "bottom",
                "xshift": -9,
                "font": {"size": look.label, "color": look.palette.quiet},
            }
        ],
    )
    for row in context.also["phase_names"].itertuples(index=False):
        on = str(row.phase) == str(context["phase"] or "")
        begin, end = str(row.start_date)[:10], str(pd.Timestamp(row.end_date) + datetime.timedelta(days=1))[:10]
        if on:
            shapes.append(
                {
                    "type": "rect",
                    "xref": "x",
                    "yref": "paper",
                    "x0": begin,
                    "x1": end,
                    "y0": 0,
                    "y1": 1,
                    "fillcolor": faded(look.palette.phases[0], 0.15),
                    "line": {"width": 0},
                    "layer": "below",
                }
            )
        shapes.append(
            {"type": "line", "xref": "x", "yref": "paper", "x0": begin, "x1": begin, "y0": 0, "y1": 1, "line": {"color": look.palette.rule, "width": 1}, "layer": "below"}
        )
        notes.append(
            {
                "x": begin,
                "xref": "x",
                "y": 1,
                "yref": "paper",
                "text": f"<b>{row.phase}</b>" if on else str(row.phase),
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "bottom",
                "xshift": 2,
                "font": {"size": look.label, "color": look.palette.ink if on else look.palette.quiet},
            }
        )
    return shapes, notes


def _fates(frame: pd.DataFrame, rows: dict, look: Look) -> list[dict]:
    """What became of a label, after its last bar."""
    say, found, last = look.say, [], {}
    for row in sorted(frame[["cluster_id", "_until", "_fate", "_heir"]].to_dict("records"), key=lambda row: row["_until"]):
        last.pop(row["cluster_id"], None)
        last[row["cluster_id"]] = row
    for row in (row for row in last.values() if isinstance(row["_fate"], str)):
        late = pd.Timestamp(row["_until"]) > pd.Timestamp(NEAR_THE_EDGE)
        heir = f"→ {row['_heir'].split(' (')[0] if late else row['_heir']}" if isinstance(row["_heir"], str) else ""
        text = say("label withdrawn") if row["_fate"] == "delabelled" else say("wound up") if row["_fate"] == "dissolved" else heir
        after = str(pd.Timestamp(row["_until"]) + datetime.timedelta(days=1))[:10]
        found.append(
            {"x": after, "y": rows[row["cluster_id"]], "text": text, "showarrow": False, "xanchor": "left", "xshift": 4, "font": {"size": look.label, "color": look.palette.quiet}}
        )
    return found

"""Beside the map on the wall: the names that have no room on it, region by region, each in the colour of its symbol."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look
from charts.measure import width
from charts.network_marks import labels

LINE = 30  # px from a line to the next


def by_region(nodes: pd.DataFrame, look: Look, *, left: float, room: float, height: float) -> list[go.Scatter]:
    """A column of text from `left`, `room` px wide and `height` px high at most; `nodes`: short_name, region, _ink. The regions with the most names first; what has no room is counted in the last line."""
    if nodes.empty:
        return []
    say = look.say
    lines, left_out = [f"<b>{say('Without their names on the map')}</b>"], 0
    parts = sorted((part for _, part in nodes.groupby("region")), key=lambda part: (-len(part), part["region"].iloc[0]))
    for place, part in enumerate(parts):
        found = _written(part, look, room)
        last = len(lines) + len(found) > height // LINE - (place + 1 < len(parts))  # the last line is kept for the count of what is left out
        if last or left_out:
            left_out += len(part)
        else:
            lines += found
    if left_out:
        lines.append(say.plural("and {n} other, named on the page", "and {n} others, named on the page", left_out))
    return [labels([left] * len(lines), [LINE / 2 + LINE * place for place in range(len(lines))], lines, look.palette.ink, look, side="middle right")]


def _written(part: pd.DataFrame, look: Look, room: float) -> list[str]:
    """The region, then its clusters in the order of the alphabet, on lines of at most `room` px."""
    rows = sorted(part.to_dict("records"), key=lambda row: row["short_name"].casefold())
    region = str(part["region"].iloc[0])
    pieces = [(f"{region}:", f"<i>{look.say('{region}:', region=region)}</i>")]
    pieces += [(row["short_name"] + ",", f"<span style='color:{row['_ink']}'>{row['short_name']}</span>" + ("," if place + 1 < len(rows) else "")) for place, row in enumerate(rows)]
    lines, used = [], 0.0
    for plain, written in pieces:
        long = width(plain + " ", look.label)
        if not lines or used + long > room:
            lines.append(written)
            used = long
        else:
            lines[-1] += " " + written
            used += long
    return lines

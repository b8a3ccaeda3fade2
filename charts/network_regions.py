"""The regions two by two: a disc for the European projects that they share, coloured where that is more, or less, than the size of their ties leads to expect."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, faded
from charts.measure import width
from charts.network_marks import key_line, note

WIDTH, SIDE, HEAD = 1160, 31, 34  # px of the canvas, of a row, of the key
LARGEST, LEAST = 30.0, 5.0  # px of a disc
LISTS = 800  # px where the lists begin
LISTED = 5  # pairs in a list
VERDICTS = ("more", "less", "as", "few")


def regions(frame: pd.DataFrame, look: Look, *, chosen: str | None = None) -> go.Figure:
    """`frame`: name_a, name_b, n_projects, expected, times, _verdict (more, less, as, few), _a, _b; every pair of regions, area of a disc in proportion to the projects."""
    if look.projected:
        return from_afar(frame, look)
    say, palette = look.say, look.palette
    total = pd.concat([frame.groupby("_a")["n_projects"].sum(), frame.groupby("_b")["n_projects"].sum()]).groupby(level=0).sum()
    names = dict(zip(frame["_a"], frame["name_a"], strict=True)) | dict(zip(frame["_b"], frame["name_b"], strict=True))
    order = sorted(total.index, key=lambda code: (-total[code], code))
    place, foot = {code: i for i, code in enumerate(order)}, HEAD + SIDE * len(order)
    traces, notes = _key(look)
    shared = frame[frame["n_projects"].gt(0) | frame["_verdict"].eq("less")]
    traces += [_discs(shared[shared["_verdict"] == verdict], place, verdict, float(frame["n_projects"].max()), look, chosen) for verdict in VERDICTS if (shared["_verdict"] == verdict).any()]
    traces.append(_haloes(shared, place, float(frame["n_projects"].max()), look))
    shapes = []
    for i, code in enumerate(order):
        y = HEAD + SIDE * (i + 0.5)
        mine = code == chosen
        colour = palette.accent if mine else palette.ink
        text = f"<b>{names[code]}</b> <span style='color:{palette.quiet}'>{say.number(int(total[code]))}</span>"
        notes.append(note(SIDE * (i + 0.35), y, text, colour, look, "left"))
        shapes.append({"type": "line", "x0": 4, "x1": SIDE * (i + 0.25), "y0": y, "y1": y, "line": {"color": palette.accent if mine else palette.rule, "width": 1}, "layer": "below"})
        shapes.append({"type": "line", "x0": SIDE * (i + 0.5), "x1": SIDE * (i + 0.5), "y0": y + 12, "y1": foot - 4, "line": {"color": palette.accent if mine else palette.rule, "width": 1}, "layer": "below"})
    traces.append(go.Bar(
        x=[width(names[code], look.label, bold=True) + 44 for code in order], y=[HEAD + SIDE * (i + 0.5) for i in range(len(order))], base=[SIDE * (i + 0.35) for i in range(len(order))], orientation="h", width=SIDE - 6,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}}, customdata=[[code] for code in order], hovertext=[f"<b>{names[code]}</b>" for code in order], hoverinfo="text", showlegend=False,
    ))
    notes += _lists(frame, look)
    return look.figure(foot + 6, traces, barmode="overlay", shapes=shapes, annotations=notes, xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [foot + 6, 0], "visible": False})


WALL, FAR = 62, 5  # px a row and pairs of each list, from the back of a room


def from_afar(frame: pd.DataFrame, look: Look) -> go.Figure:
    """For the back of a room: the pairs that stand out alone, as two bars each, what is and what the size of their ties leads to expect."""
    say, palette = look.say, look.palette
    part = pd.concat([frame[frame["_verdict"] == verdict].sort_values("times", ascending=verdict == "less").head(FAR) for verdict in ("more", "less")])
    part = part if len(part) else frame.head(FAR)
    rows, left, top = part.to_dict("records"), 620, float(part[["n_projects", "expected"]].max().max())
    ys, room = [44 + WALL * (i + 0.5) for i in range(len(rows))], WIDTH - 620 - 110
    traces = [
        go.Bar(
            name=say(name), meta={"scaled": True, "values": [float(row[column]) for row in rows], "names": [f"{row['name_a']} – {row['name_b']}" for row in rows]},
            x=[room * row[column] / top for row in rows], y=[y + shift for y in ys], base=left, orientation="h", width=width_of, marker={"color": [colour(row) for row in rows], "line": {"width": 0}}, hoverinfo="skip", showlegend=False,
        )
        for column, name, shift, width_of, colour in (("n_projects", "European projects shared", -9, 24, lambda row: _colour(row["_verdict"], look)), ("expected", "Expected", 14, 12, lambda row: palette.rule))
    ]
    notes = [note(left, 20, f"<b>{say('European projects shared')}</b> <span style='color:{palette.quiet}'>{say('and expected')}</span>", palette.ink, look)]
    for row, y in zip(rows, ys, strict=True):
        notes.append(note(left - 14, y, f"{row['name_a']} –<br>{row['name_b']}", palette.ink, look, "right", align="right"))
        notes.append(note(left + room * max(row["n_projects"], row["expected"]) / top + 8, y, f"<b>{say.number(int(row['n_projects']))}</b> <span style='color:{palette.quiet}'>{say.number(round(row['expected']))}</span>", palette.ink, look))
    height = 44 + WALL * len(rows) + 6
    return look.figure(height, traces, barmode="overlay", annotations=notes, xaxis={"range": [0, WIDTH], "visible": False}, yaxis={"range": [height, 0], "visible": False})


def _colour(verdict: str, look: Look) -> str:
    return {"more": look.palette.gain, "less": look.palette.loss, "as": faded(look.palette.missing, 0.6), "few": look.palette.missing}[verdict]


def _size(n: float, top: float) -> float:
    """Diameter in px of the disc of `n` projects, where the largest stands for `top`."""
    return round(max(LEAST, LARGEST * (n / top) ** 0.5), 1)


def _haloes(shared: pd.DataFrame, place: dict[str, int], top: float, look: Look) -> go.Scatter:
    """A thin ring round the pairs that stand out, since their discs may be small."""
    rows = shared[shared["_verdict"].isin(("more", "less"))].to_dict("records")
    return go.Scatter(
        x=[SIDE * (min(place[row["_a"]], place[row["_b"]]) + 0.5) for row in rows], y=[HEAD + SIDE * (max(place[row["_a"]], place[row["_b"]]) + 0.5) for row in rows], mode="markers", hoverinfo="skip", showlegend=False,
        marker={"symbol": "circle-open", "size": [max(17.0, _size(row["n_projects"], top) + 8) for row in rows], "color": [_colour(row["_verdict"], look) for row in rows], "opacity": 1, "line": {"width": 1.6}},
    )


def _discs(part: pd.DataFrame, place: dict[str, int], verdict: str, top: float, look: Look, chosen: str | None) -> go.Scatter:
    say, palette, rows = look.say, look.palette, part.to_dict("records")
    colour = _colour(verdict, look)
    sizes = [_size(row["n_projects"], top) for row in rows]
    mine = [chosen in (row["_a"], row["_b"]) for row in rows]
    hollow = verdict == "few"
    told = {"more": say("more than their size leads to expect"), "less": say("less than their size leads to expect"), "as": say("about what their size leads to expect"), "few": say("less than five expected: not judged")}[verdict]
    hover = [f"<b>{row['name_a']} – {row['name_b']}</b><br>" + say.plural("{n} project, {wanted} expected", "{n} projects, {wanted} expected", int(row["n_projects"]), wanted=say.number(round(row["expected"], 1), 1)) + f"<br>{told}" for row in rows]
    return go.Scatter(
        x=[SIDE * (min(place[row["_a"]], place[row["_b"]]) + 0.5) for row in rows], y=[HEAD + SIDE * (max(place[row["_a"]], place[row["_b"]]) + 0.5) for row in rows], mode="markers+text", hovertext=hover, hoverinfo="text", showlegend=False,
        text=[say.number(int(row["n_projects"])) if size >= 22 else "" for row, size in zip(rows, sizes, strict=True)], textposition="middle center", textfont={"size": look.label, "color": palette.ground if verdict in ("more", "less") else palette.ink},
        marker={"symbol": "circle-open" if hollow else "circle", "size": sizes, "color": [palette.accent if own and hollow else colour for own in mine], "opacity": 1, "line": {"width": [2.5 if own else 1.5 if hollow else 0 for own in mine], "color": [palette.accent if own else colour for own in mine]}}, customdata=[[row["_a"] if row["_b"] == chosen else row["_b"]] for row in rows],
    )


def _lists(frame: pd.DataFrame, look: Look) -> list[dict]:
    """The pairs that stand out, in words, in the free corner."""
    say, y, notes = look.say, HEAD + 14.0, []
    for verdict, head in (("more", say("More than their size leads to expect")), ("less", say("Less than their size leads to expect"))):
        part = frame[frame["_verdict"] == verdict].sort_values("times", ascending=verdict == "less").head(LISTED)
        if part.empty:
            continue
        notes.append(note(LISTS, y, f"<b>{head}</b>", _colour(verdict, look), look, "left"))
        y += 24
        for row in part.to_dict("records"):
            notes.append(note(LISTS, y, f"{row['name_a']} – {row['name_b']}", look.palette.ink, look, "left"))
            told = say.plural("{n} project for {wanted} expected, <b>{times} times</b>", "{n} projects for {wanted} expected, <b>{times} times</b>", int(row["n_projects"]), wanted=say.number(round(row["expected"], 1), 1), times=say.number(round(row["times"], 1), 1))
            notes.append(note(LISTS + 12, y + 18, told, look.palette.quiet, look, "left"))
            y += 46
        y += 14
    notes.append(note(LISTS, y + 20, say("Area of a disc: the projects shared.<br>Beside a name: the number of ties of the region."), look.palette.quiet, look, align="left"))
    return notes


def _key(look: Look) -> tuple[list[go.Scatter], list[dict]]:
    say = look.say
    words = {"more": say("at least 1.3 times what is expected, and beyond two standard deviations"), "less": say("at most 1/1.3, likewise"), "as": say("as expected"), "few": say("less than five expected: not judged")}
    shapes = {verdict: {"symbol": "circle-open" if verdict == "few" else "circle", "size": 10 if verdict == "few" else 13, "color": _colour(verdict, look), "line": {"width": 1.5 if verdict == "few" else 0}} for verdict in VERDICTS}
    return key_line([([shapes[verdict]], words[verdict]) for verdict in VERDICTS], look, 12)

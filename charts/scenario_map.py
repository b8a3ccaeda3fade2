"""Who gains and who loses on the map: discs for amounts, tinted regions for shares, blue for a gain, orange for a loss."""

import math

import pandas as pd
import plotly.graph_objects as go

from charts.atlas import OVERSEAS, filled
from charts.look import Look
from charts.portrait_map import centre, coarse
from charts.scenario_changes import COLUMNS, paid_text, written
from charts.scenario_levels import still
from charts.scenario_marks import mixed, note, on
from language import Speech

HEIGHT, WALL = 480, 590  # px on a page and on the wall
LARGEST, LEAST = 54, 9  # px across: the largest change, the smallest that is seen
INSIDE = 44  # px: a disc that holds its number
LARGER = 1.5  # of the discs on the wall, where their numbers are larger too
DISCS = ("euros", "levels")  # amounts are discs, shares are tints
KEY_KM = 330  # room kept east of the land for the key
LIGHT = 0.5  # strength of the lighter of the two tints


def changes(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """One scenario on the map. Amounts in euros are discs, their area in proportion; percentages and euros a member tint the region, in two tints a side. Where nothing changes, grey discs of what each region has.

    `frame`: region, before, after, change (M€), percent, per_member, pays, _code, _base, of one scenario. `context["region"]` has an outline in the accent. `context.also["region_outlines"]`: region_code, name, ring, seq, x, y.
    """
    outlines, palette, quiet = coarse(context.also["region_outlines"]), look.palette, still(frame)
    unit = "levels" if quiet else context["gap"] or "euros"
    rows = frame.set_index("_code")
    values = rows["before"] if quiet else rows[COLUMNS[unit]].fillna(0)
    most = _nice(float(values.abs().max()))
    traces = []
    by_region = dict(tuple(outlines.astype({"x": "float32", "y": "float32"}).groupby("region_code", sort=True)))  # half of the weight on the way to the browser
    for code, outline in by_region.items():
        fill = palette.ground if code not in rows.index else palette.land if unit in DISCS else _tint(float(values[code]), most, look)
        edge = palette.missing if code not in rows.index else palette.ground
        traces.append(filled(outline, fill, edge, text=_told(rows, code, outline, look), hoverinfo="text", hoveron="fills"))
    centres = {code: centre(outline) for code, outline in by_region.items() if code in rows.index}
    notes = []
    if context["region"] in by_region:
        traces.append(filled(by_region[context["region"]], "rgba(0,0,0,0)", palette.accent).update(line_width=2.2))
    if unit in DISCS:
        traces += _discs(rows, values, most, centres, unit, look)
    for code, (x, y) in centres.items():
        floor = by_region[code]["y"].min() if code in OVERSEAS else None
        notes.append(_label(rows.loc[code], float(values[code]), unit, most, x, y, floor, look))
    west, east, south, north = outlines["x"].min(), outlines["x"].max(), outlines["y"].min(), outlines["y"].max()
    told, squares = _key(rows, values, most, unit, look)
    return look.figure(
        WALL if look.projected else HEIGHT, traces, annotations=[*notes, *told], shapes=squares,
        xaxis={"range": [west - 20, east + KEY_KM], "visible": False, "constrain": "domain"},
        yaxis={"range": [south - (60 if look.projected else 20), north + 20], "visible": False, "scaleanchor": "x", "scaleratio": 1, "constrain": "domain"},
    )


def _told(rows: pd.DataFrame, code: str, outline: pd.DataFrame, look: Look) -> str:
    say, name = look.say, outline["name"].iloc[0]
    if code not in rows.index:
        return f"<b>{name}</b><br>{say('no cluster counts here')}"
    row = rows.loc[code]
    return f"<b>{name}</b><br>{say('{base}: {before}; scenario: {after}', base=row['_base'], before=say.money(row['before'], 2), after=say.money(row['after'], 2))}"


def _tint(value: float, most: float, look: Look) -> str:
    palette = look.palette
    if value == 0:
        return palette.land
    colour = palette.gain if value > 0 else palette.loss
    return colour if abs(value) > most / 2 else mixed(colour, palette.ground, LIGHT)


def _size(value: float, most: float, look: Look) -> float:
    return max(LEAST, LARGEST * math.sqrt(abs(value) / most)) * (LARGER if look.projected else 1) if value else 0.0


def _colour(value: float, unit: str, look: Look) -> str:
    palette = look.palette
    return palette.missing if unit == "levels" else palette.gain if value > 0 else palette.loss


def _discs(rows: pd.DataFrame, values: pd.Series, most: float, centres: dict, unit: str, look: Look) -> list[go.Scatter]:
    palette, found = look.palette, []
    moved = [code for code in rows.index if values[code]]
    if moved:
        found.append(go.Scatter(
            x=[centres[code][0] for code in moved], y=[centres[code][1] for code in moved], mode="markers", hoverinfo="skip",
            marker={"size": [_size(values[code], most, look) for code in moved], "color": [_colour(values[code], unit, look) for code in moved], "opacity": 1, "line": {"width": 1, "color": palette.ground}},
        ))
    pays = [code for code in rows.index if rows.loc[code, "pays"] and not values[code]]
    if pays:
        found.append(go.Scatter(
            x=[centres[code][0] for code in pays], y=[centres[code][1] for code in pays], mode="markers", hoverinfo="skip",
            marker={"symbol": "diamond-open", "size": 13, "color": palette.payers["region"], "opacity": 1, "line": {"width": 2.2}},
        ))
    return found


def _label(row: pd.Series, value: float, unit: str, most: float, x: float, y: float, floor: float | None, look: Look) -> dict:
    """The number of a region: in its disc where it holds it, beside it elsewhere; on the tint for shares. Under its inset where the region is overseas (`floor`)."""
    palette, size = look.palette, _size(value, most, look)
    if value:
        text, colour = f"<b>{look.say.number(value, 2) if unit == 'levels' else written(value, unit, look)}</b>", palette.ink
    elif unit == "euros" and row["pays"]:
        text, colour, size = f"<b>{paid_text(row['pays'], look)}</b>", palette.payers["region"], 14
    else:
        text, colour = "0", palette.quiet
    if floor is not None:
        return note(x, floor, text, look, colour, xanchor="center", yanchor="top", yshift=-2)
    if unit in DISCS and size and (size < INSIDE * (LARGER if look.projected else 1) or not value):
        return note(x, y, text, look, colour, xshift=size / 2 + 3)
    fill = palette.land if not value else _tint(value, most, look) if unit not in DISCS else _colour(value, unit, look)
    return note(x, y, text, look, on(fill, palette) if value else colour, xanchor="center")


def _key(rows: pd.DataFrame, values: pd.Series, most: float, unit: str, look: Look) -> tuple[list[dict], list[dict]]:
    """(texts, squares) that say what is on the map, with the limits of the tints, against the right edge: they stand in the figure so that an image carries them. A square has the edge of its full colour, so that the lighter tint is seen."""
    say, palette = look.say, look.palette
    half = written(most / 2, unit, look).lstrip("+")
    up, down, paid = (values > 0).any(), (values < 0).any(), rows.loc[(rows["pays"] != 0) & (values == 0), "pays"]
    light = {colour: mixed(colour, palette.ground, LIGHT) for colour in (palette.gain, palette.loss)}
    if unit == "levels":
        lines = [(True, palette.missing, "●", say("{base}, M€", base=rows["_base"].iloc[0]))]
    elif unit == "euros":
        lines = [(up, palette.gain, "●", say("gains")), (down, palette.loss, "●", say("loses")), (len(paid) > 0, palette.payers["region"], "◇", _paying(paid, say))]
    else:
        lines = [
            (up, palette.gain, palette.gain, say("gains more than {limit}", limit=half)), (up, palette.gain, light[palette.gain], say("gains up to {limit}", limit=half)),
            (down, palette.loss, light[palette.loss], say("loses up to {limit}", limit=half)), (down, palette.loss, palette.loss, say("loses more than {limit}", limit=half)),
        ]
    lines.append((True, palette.missing, palette.ground, say("no cluster counts here")))
    notes, squares, zoom = [], [], look.label / 13
    for place, (_, colour, sign, text) in enumerate(line for line in lines if line[0]):
        y = 0.96 - place * (look.label + 12) / (WALL if look.projected else HEIGHT)
        notes.append(note(0.99, y, text, look, xref="paper", yref="paper", xanchor="right", xshift=-22 * zoom))
        if sign.startswith("#"):
            squares.append({
                "type": "rect", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0.99, "yanchor": y, "x0": -14 * zoom, "x1": -2 * zoom, "y0": -6 * zoom, "y1": 6 * zoom,
                "fillcolor": sign, "line": {"color": colour, "width": 1.5},
            })
        else:
            notes.append(note(0.99, y, f"<span style='font-size:{look.label + 6}px'>{sign}</span>", look, colour, xref="paper", yref="paper", xanchor="right"))
    return notes, squares


def _paying(paid: pd.Series, say: Speech) -> str:
    if (paid > 0).all():
        return say("the Region pays more")
    return say("the Region pays less") if (paid < 0).all() else say("the Region pays more or less")


def _nice(value: float) -> float:
    """A round number at or over `value`, from 1, 1.5, 2, 3, 4, 5, 6, 8 and their tens."""
    if value <= 0:
        return 1.0
    power = 10 ** math.floor(math.log10(value))
    return next(power * step for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if power * step >= value * (1 - 1e-9))

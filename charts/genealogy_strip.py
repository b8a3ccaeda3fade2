"""Over the lines of the genealogy: the phases, and how many clusters there were before and after each decision. Under them: the years."""

from collections.abc import Callable

import pandas as pd
from babel import dates

from charts.genealogy_layout import Layout
from charts.genealogy_model import FIRST, LAST, moment
from charts.look import Look, faded

STRIP = 6.35  # rows over the first one
LEVELS = (-4.25, -3.2, -2.15)  # heights of the events' names
DECISIONS = ("2005-07-12-67-clusters-labelled", "2007-07-05-five-new-clusters-71", "2010-05-11-six-labels-withdrawn-six-new-ones", "2019-02-05-56-clusters-for-phase-4", "2023-03-27-55-clusters-for-phase-5")
NEW_REGIONS = pd.Timestamp("2016-01-01")
LAG = pd.Timedelta(days=120)  # a decision so soon after the start of a phase is the one that opens it
A_DAY = 0.0027
YEARS = (2006, 2010, 2014, 2018, 2022, 2026)


Stock = Callable[[float], frozenset[str]]  # the clusters that hold the label at a time


def decisions(stock: Stock, milestones: pd.DataFrame, phases: pd.DataFrame) -> list[dict]:
    """Each decision with the clusters counted before and after: `day`, `name`, `before` (None for the first), `after`, `left`, `came`.

    A decision that opens a phase is compared with the last day of the phase before.
    """
    starts = [pd.Timestamp(day) for day in phases["start_date"]]
    rows, found = milestones.set_index("milestone_id"), []
    for name in DECISIONS:
        if name not in rows.index:
            continue
        day = pd.Timestamp(rows.at[name, "day"])
        opened = [start for start in starts if start <= day <= start + LAG]
        before = stock(moment(opened[0] if opened else day) - A_DAY)
        after = stock(moment(day) + A_DAY)
        found.append({"day": day, "name": rows.at[name, "label"], "before": before if moment(day) > FIRST + 0.01 else None, "after": after, "left": before - after, "came": after - before})
    return found


def month(day: pd.Timestamp, look: Look) -> str:
    """`juil. 2005`."""
    return dates.format_date(day, "MMM yyyy", locale=look.say.locale)


def told(decision: dict, look: Look) -> str:
    """What stands beside the rule of a decision."""
    say, when = look.say, month(decision["day"], look)
    after = say.number(len(decision["after"]))
    if decision["before"] is None or not (decision["left"] or decision["came"]):
        return f"<b>{after}</b> {when}"
    moves = " ".join(say.signed(sign * len(group)) for sign, group in ((-1, decision["left"]), (1, decision["came"])) if group)
    return f"<b>{say.number(len(decision['before']))} → {after}</b> {when} ({moves})"


def strip(stock: Stock, layout: Layout, look: Look, milestones: pd.DataFrame, phases: pd.DataFrame, counted: bool = True, chosen: int = 0) -> tuple[list[dict], list[dict]]:
    """Shapes and notes of the strip, over every panel; without `counted`, decisions bear their name. The `chosen` phase is written in full ink."""
    shapes, notes, palette = [], [], look.palette
    events = [(d["day"], told(d, look) if counted else d["name"], palette.ink if counted else palette.quiet) for d in decisions(stock, milestones, phases)] + [(NEW_REGIONS, look.say("larger regions, 2016"), palette.quiet)]
    for panel in range(len(layout.heights)):
        axis = "x" if panel == 0 else "x2"
        foot = layout.height
        for row in phases.itertuples(index=False):
            start, end = max(FIRST, moment(row.start_date)), min(LAST, moment(pd.Timestamp(row.end_date) + pd.Timedelta(days=1)))
            colour = look.phase(row.phase) if row.phase < 5 else faded(look.phase(4), 0.4)
            shapes.append({"type": "rect", "xref": axis, "yref": "y", "x0": start + 0.04, "x1": end - 0.04, "y0": -5.2, "y1": -4.98, "fillcolor": colour, "line": {"width": 0}})
            if row.phase in (2, 4):
                shapes.append({"type": "rect", "xref": axis, "yref": "y", "x0": start, "x1": end, "y0": 0, "y1": foot, "fillcolor": palette.panel, "line": {"width": 0}, "layer": "below"})
            name, on = look.say("Phase {n}", n=row.phase), row.phase == chosen
            notes.append(_note(axis, (start + end) / 2, -5.75, f"<b>{name}</b>" if on else name, palette.ink if on else palette.quiet, look, "center"))
        notes += [_note(axis, year, foot + 0.7, str(year), palette.quiet, look, "center") for year in YEARS]
        for place, (day, text, ink) in enumerate(sorted(events, key=lambda event: event[0])):
            at, level = max(FIRST, moment(day)), LEVELS[place % len(LEVELS)]
            shapes.append({"type": "line", "xref": axis, "yref": "y", "x0": at, "x1": at, "y0": level - 0.4, "y1": -0.2, "line": {"color": palette.missing, "width": 1}})
            shapes.append({"type": "line", "xref": axis, "yref": "y", "x0": at, "x1": at, "y0": -0.2, "y1": foot, "line": {"color": palette.missing, "width": 1, "dash": "1px,3px"}, "layer": "below"})
            notes.append(_note(axis, at, level, text, ink, look, "left", 4))
    return shapes, notes


def _note(axis: str, x: float, y: float, text: str, colour: str, look: Look, anchor: str, shift: float = 0) -> dict:
    return {"xref": axis, "yref": "y", "x": x, "y": y, "text": text, "showarrow": False, "xanchor": anchor, "yanchor": "middle", "xshift": shift, "font": {"size": look.label, "color": colour}, "borderpad": 0}

"""A long list on the wall: as many of its first rows as can be read, and a line that says how many of how many; in a file, part after part."""

import math

import plotly.graph_objects as go

from charts.look import Look

HEIGHT = 590  # px of a figure on the wall: what a title of two lines leaves
ROWS = (32, 46)  # px a row on the wall: the least, and what few rows take
NAME = "partial"  # of that line
NOTE = 34  # px of the line that says so


def rows(total: int, around: float, least: float = ROWS[0]) -> int:
    """How many of `total` rows of `least` px are drawn in a figure on the wall, where `around` px go to what stands around them."""
    if total * least + around <= HEIGHT:
        return total
    return int((HEIGHT - around - NOTE) / least)


def parts(total: int, around: float, least: float = ROWS[0]) -> int:
    """In how many parts a list is drawn whole."""
    return max(1, math.ceil(total * least / (HEIGHT - around)))


def window(total: int, around: float, look: Look, least: float = ROWS[0]) -> slice:
    """Which of the rows a figure on the wall draws: the first ones, or the part that `look` asks for, all of one length."""
    if look.part is None:
        return slice(0, rows(total, around, least))
    long = math.ceil(total / parts(total, around, least))
    return slice(look.part * long, (look.part + 1) * long)


def note(shown: int, total: int, look: Look, shift: float = 0) -> list[dict]:
    """The line at the foot, `shift` px under the plot; none where all is shown, here or in the other parts."""
    if shown == total or look.part is not None:
        return []
    text = look.say("{shown} of {total} are drawn here; the others are in the table, on the page", shown=look.say.number(shown), total=look.say.number(total))
    return [{"x": 0, "xref": "paper", "y": 0, "yref": "paper", "xanchor": "left", "yanchor": "top", "yshift": -shift, "text": text, "showarrow": False, "font": {"size": look.label, "color": look.palette.quiet}, "borderpad": 0, "name": NAME}]


def cut(figure: go.Figure) -> bool:
    """Whether a figure shows some of its rows only."""
    return any(one.name == NAME for one in figure.layout.annotations)

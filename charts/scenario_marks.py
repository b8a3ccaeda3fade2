"""What the pictures of the scenarios share: ink that reads on a colour, the mark of money without a payer, a name on few lines."""

from charts import measure
from charts.look import Look, Palette

WIDE = 600  # px of a plot, on the safe side, to know beforehand which texts fit


def contrast(a: str, b: str) -> float:
    """Ratio of the luminances of two `#RRGGBB` colours, 1 to 21 (WCAG 2)."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def on(colour: str, palette: Palette) -> str:
    """The ink that reads best on `colour`: the ground's or the text's."""
    return max((palette.ground, palette.ink), key=lambda ink: contrast(ink, colour))


def mixed(colour: str, ground: str, share: float) -> str:
    """`colour` at `share` of its strength on `ground`, as a full `#RRGGBB` colour, so that what is written on it can be measured."""
    parts = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in parts)


def unpaid(palette: Palette) -> dict:
    """Money without a payer: hollow and hatched in the colour of a broken rule."""
    return {
        "color": "rgba(0,0,0,0)", "line": {"color": palette.broken, "width": 1.8},
        "pattern": {"shape": "/", "fgcolor": palette.broken, "bgcolor": "rgba(0,0,0,0)", "size": 7, "solidity": 0.22, "fillmode": "overlay"},
    }


def folded(text: str, room: float, size: float, lines: int = 2) -> str:
    """`text` on at most `lines` lines of `room` px, the rest cut with an ellipsis."""
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}".strip()
        if measure.width(longer, size) <= room or not found[-1]:
            found[-1] = longer
        elif len(found) < lines:
            found.append(word)
        else:
            while found[-1] and measure.width(found[-1] + "…", size) > room:
                found[-1] = found[-1][:-1].rstrip()
            found[-1] += "…"
            break
    return "<br>".join(found)


def keyed(lines: list[tuple[str, str]], look: Look) -> str:
    """A key on one line: (colour, name) pairs, each name after a square of its colour."""
    return "   ".join(f"<span style='color:{colour};font-size:{look.label + 3}px'>■</span> {name}" for colour, name in lines)


def note(x, y, text: str, look: Look, colour: str = "", *, xanchor: str = "left", yanchor: str = "middle", **more) -> dict:
    """A text at a point, in the size of labels."""
    return {"x": x, "y": y, "text": text, "showarrow": False, "xanchor": xanchor, "yanchor": yanchor, "align": xanchor if xanchor != "center" else "center",
            "font": {"size": look.label, "color": colour or look.palette.ink}, **more}

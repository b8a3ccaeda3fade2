"""Type, colours and the empty figure: the one place where the look of a picture is decided."""

from dataclasses import dataclass
from functools import cached_property

import plotly.graph_objects as go

from language import Speech

FONT = '"Source Sans", sans-serif'
TITLE_FONT = '"Source Serif", Georgia, serif'
FAMILIES = ("digital", "living", "energy_environment", "materials", "mobility_aerospace", "services_city_culture")
SYMBOLS = dict(zip(FAMILIES, ("circle", "diamond", "square", "triangle-up", "hexagon", "pentagon"), strict=True))
FAMILY_NAMES = {
    "digital": "Digital", "living": "Life sciences", "energy_environment": "Energy, water", "materials": "Materials", "mobility_aerospace": "Mobility, space", "services_city_culture": "Services, city",
}
PAYERS = ("state", "region", "local", "eu", "agency", "private")


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, by role."""

    ground: str
    panel: str
    ink: str
    quiet: str
    rule: str
    accent: str
    missing: str
    land: str
    phases: tuple[str, str, str, str]
    families: dict[str, str]
    gain: str
    loss: str
    broken: str  # a rule that does not hold, money without a payer
    payers: dict[str, str]


LIGHT = Palette(
    ground="#FFFFFF", panel="#F6F5F1", ink="#1C2430", quiet="#5A6472", rule="#D9DBDE", accent="#B0124E", missing="#8A929C", land="#EBE9E3",
    phases=("#6C91B9", "#4A78A8", "#28568A", "#0E3158"),
    families=dict(zip(FAMILIES, ("#12436D", "#17817A", "#C4531A", "#3D3D3D", "#6F4FA8", "#801650"), strict=True)),
    gain="#1F5FA8", loss="#C4531A", broken="#B3261E",
    payers=dict(zip(PAYERS, ("#12436D", "#17817A", "#6FAFA9", "#6F4FA8", "#5A6472", "#C4531A"), strict=True)),
)
DARK = Palette(
    ground="#14181F", panel="#1B212B", ink="#E8EAED", quiet="#A3ACB8", rule="#323A46", accent="#FF7FAE", missing="#6C7683", land="#29313D",
    phases=("#4F7299", "#6F97C0", "#9CBDDF", "#D3E4F5"),
    families=dict(zip(FAMILIES, ("#7FB2E5", "#4FC3B5", "#F0935A", "#B9BEC6", "#B79AE8", "#E58BB8"), strict=True)),
    gain="#7FB2E5", loss="#F0935A", broken="#FF8A80",
    payers=dict(zip(PAYERS, ("#7FB2E5", "#4FC3B5", "#A5DDD6", "#B79AE8", "#A3ACB8", "#F0935A"), strict=True)),
)


@dataclass(frozen=True)
class Look:
    """What a picture needs besides its data: the language, the theme, whether it is read from the back of a room, and which part is drawn of a list too long for one picture (None: the first rows, with a line that says so)."""

    say: Speech
    dark: bool = False
    projected: bool = False
    part: int | None = None

    @cached_property
    def palette(self) -> Palette:
        return DARK if self.dark else LIGHT

    @property
    def label(self) -> int:
        """Size of labels, in px."""
        return 24 if self.projected else 13

    def phase(self, number: int) -> str:
        """Colour of a phase; phase 5, an outlook, takes phase 4's and is to be hatched or faded."""
        return self.palette.phases[min(number, 4) - 1]

    def family(self, group: str) -> str:
        return self.palette.families[group]

    def figure(self, height: int, traces=(), *, margin=(0, 0, 0, 0), **layout) -> go.Figure:
        """A figure of `height` px with the house's type, no box, no grid, no mode of its own.

        `margin` is left, right, top, bottom in px. `layout` is Plotly's, and wins.
        """
        left, right, top, bottom = margin
        axis = {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "automargin": False, "tickfont": {"color": self.palette.quiet}}
        base = {
            "template": {},  # no theme of another’s: it would be written into each figure, and change with whoever was imported last
            "height": height, "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
            "font": {"family": FONT, "size": self.label, "color": self.palette.ink},
            "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
            "separators": self.say.separators, "showlegend": False, "dragmode": False, "hovermode": "closest", "clickmode": "event",
            "hoverlabel": {"bgcolor": self.palette.panel, "bordercolor": self.palette.rule, "font": {"family": FONT, "size": max(14, self.label), "color": self.palette.ink}, "align": "left"},
            "xaxis": axis, "yaxis": dict(axis),
        }
        for key, value in layout.items():
            base[key] = {**axis, **value} if key.startswith(("xaxis", "yaxis")) else {**base[key], **value} if isinstance(base.get(key), dict) else value
        return go.Figure(data=list(traces), layout=base, _validate=False)  # a test validates every figure; a page need not, at four times the price


def scatter(**properties) -> go.Scatter:
    """A trace that takes its properties unread, at a hundredth of the price; a test reads them in every figure."""
    return go.Scatter(properties, _validate=False)


def downwards(name: str, say: Speech) -> str:
    """The name of a row of values that a picture draws under its line, with a minus that the values do not have."""
    return say("{name}, drawn downwards", name=name)


def faded(colour: str, share: float) -> str:
    """A `#RRGGBB` colour at `share` of its strength, as rgba."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"

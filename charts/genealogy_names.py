"""The names of the genealogy: today's on the right, those that no longer exist on the left. Placed by rule, measured, never by trial."""

from dataclasses import dataclass

from charts import measure
from charts.genealogy_layout import Layout
from charts.genealogy_model import FIRST, LAST, Lineage

GAP = 5  # px between a line and its name
DOT = 9  # px between the middle of a mark and a name before it
UNDER = 0.9  # rows under a line for the name of a cluster that has no margin
ROOM = 124  # px: the widest name that stands on the left


@dataclass(frozen=True)
class Name:
    """A text of the picture: `side` is where it stands of its anchor (`right`, `left`), `shift` px from it. `kind`: now, gone, old."""

    cluster: str
    text: str
    kind: str
    panel: int
    x: float
    y: float
    side: str
    shift: float
    bold: bool = False

    def width(self, size: float) -> float:
        return measure.width(self.text, size, self.bold)

    def box(self, size: float, per_year: float, row: float) -> tuple[float, float, float, float]:
        """Left, right, top, bottom in px from the panel's first day and first row, where a year takes `per_year` px and a row `row` px."""
        anchor, wide, high = (self.x - FIRST) * per_year, self.width(size), measure.height(size)
        left = anchor + self.shift if self.side == "right" else anchor - self.shift - wide
        return left, left + wide, self.y * row - high / 2, self.y * row + high / 2


def names(lineage: Lineage, layout: Layout, size: float) -> list[Name]:
    """Every name, in the order of the rows. A name before that is too wide for the margin, or says nothing new, is left to the table."""
    found = []
    for name in sorted(lineage.clusters, key=lambda n: (layout.panels[n], layout.rows[n], n)):
        cluster, panel, row = lineage.clusters[name], layout.panels[name], layout.rows[name]
        grown = lineage.born_of_merger(name) or lineage.origin(name) is not None
        if cluster.lives:
            found.append(Name(name, cluster.title, "now", panel, LAST, row, "right", GAP, len(lineage.roots(name, LAST - 0.1)) > 1))
        late = cluster.start > FIRST + 0.02
        anchor, shift = (cluster.start, DOT) if late else (FIRST, GAP)
        if not cluster.lives and grown:
            found.append(Name(name, cluster.title, "gone", panel, cluster.start, row + UNDER, "right", GAP))
        elif not cluster.lives:
            found.append(Name(name, cluster.title, "gone", panel, anchor, row, "left", shift))
        elif old := _old(lineage, name):
            before = Name(name, old[0], "old", panel, anchor, row, "left", shift)
            under = Name(name, old[0], "old", panel, cluster.start, row + UNDER, "right", 3 * GAP)
            if not grown and before.width(size) <= ROOM:
                found.append(before)
            elif grown and old[1] - cluster.start > 6:
                found.append(under)
    return found


def _old(lineage: Lineage, name: str) -> tuple[str, float] | None:
    """The first name of a cluster and until when it bore it, where that name says something else than today's."""
    title = lineage.clusters[name].title.casefold()
    marks = sorted((m.time, m.old) for m in lineage.marks if m.cluster == name and m.old)
    if not marks or marks[0][1].casefold() in title:
        return None
    return marks[0][1], marks[0][0]

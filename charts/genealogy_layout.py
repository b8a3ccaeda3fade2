"""Where each cluster stands in the genealogy: rows, families of themes, panels. A pure function of the lineage."""

from dataclasses import dataclass

from charts.genealogy_model import Lineage
from charts.look import FAMILIES

HEADING, ABOVE = 1.32, 1.15  # rows: kept for the name of a family, and its height over its first lane
KEY_ROWS = 6  # rows kept for the key in the foot of the first panel


@dataclass(frozen=True)
class Layout:
    """`rows` gives the height of each cluster (rows from the top of its panel), `panels` the panel it stands in, `headings` (panel, row, family)."""

    rows: dict[str, float]
    panels: dict[str, int]
    headings: tuple[tuple[int, float, str], ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        return max(self.heights)


def place(lineage: Lineage, panels: int = 2) -> Layout:
    """Rows for all clusters of a lineage, in one panel or two.

    A cluster stands beside its last heir, so that every join is between neighbours. In a family of themes: lineages with joins by the date of the
    first one, then lines that nothing joins by entry and name, then lines that ended with no heir. The heir of a merger stands midway between its
    parents; the line that absorbs keeps its row.
    """
    blocks: dict[str, list[list[str]]] = {family: [] for family in FAMILIES}
    for root in _roots(lineage):
        blocks[lineage.clusters[root].family].append(block(lineage, root))
    for family, found in blocks.items():
        blocks[family] = sorted(found, key=lambda names: _rank(lineage, names))
    families = [family for family in FAMILIES if blocks[family]]
    cut = _cut([HEADING + sum(map(len, blocks[f])) for f in families], panels)
    rows: dict[str, float] = {}
    stands: dict[str, int] = {}
    headings, heights = [], []
    for panel, group in enumerate((families[:cut], families[cut:])):
        top = 0.0
        for family in group:
            top += HEADING
            headings.append((panel, top - ABOVE, family))
            for names in blocks[family]:
                for name in names:
                    rows[name], stands[name] = top, panel
                    top += 1
        heights.append(top)
    _heirs(lineage, rows, stands)
    return Layout(rows, stands, tuple(headings), tuple(h for h in heights if h))


def block(lineage: Lineage, name: str) -> list[str]:
    """The clusters with a row of their own that lead to `name`, from top to bottom."""
    incoming = lineage.into(name)
    born = [join for join in incoming if join.born]
    found = [row for join in sorted(born, key=lambda j: lineage.clusters[j.older].title) for row in block(lineage, join.older)] if born else [name]
    absorbed = [join for join in incoming if not join.born]
    for place, join in enumerate(absorbed):
        others = block(lineage, join.older)
        above = len(absorbed) > 1 and place % 2 == 0
        found = others + found if above else found + others
    return found


def _roots(lineage: Lineage) -> list[str]:
    """Clusters that no other takes over and that have no place of another to take."""
    return [name for name in lineage.clusters if lineage.out_of(name) is None and lineage.origin(name) is None]


def _rank(lineage: Lineage, names: list[str]) -> tuple:
    joins = [lineage.out_of(name) for name in names]
    times = [join.time for join in joins if join]
    first = lineage.clusters[names[0]]
    if times:
        return (0, min(times), first.title.casefold())
    return (1 if first.lives else 2, first.start, first.title.casefold())


def _cut(sizes: list[float], panels: int) -> int:
    """How many families stand in the first panel: the cut that keeps the tallest panel, key included, as short as can be."""
    if panels == 1:
        return len(sizes)
    return min(range(1, len(sizes) + 1), key=lambda n: max(sum(sizes[:n]) + KEY_ROWS, sum(sizes[n:])))


def _heirs(lineage: Lineage, rows: dict[str, float], stands: dict[str, int]) -> None:
    """Give their row to those born of others: midway between parents, or the place of the one whose label they took up."""
    waiting = [name for name in lineage.clusters if name not in rows]
    while waiting:
        for name in list(waiting):
            parents = [j.older for j in lineage.into(name) if j.born] or [lineage.origin(name)]
            if all(parent in rows for parent in parents):
                ordered = sorted(rows[p] for p in parents)
                rows[name] = ordered[len(ordered) // 2] if len(ordered) % 2 else (ordered[0] + ordered[-1]) / 2
                stands[name] = stands[parents[0]]
                waiting.remove(name)

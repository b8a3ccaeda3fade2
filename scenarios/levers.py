"""What can be moved: every lever, declared once, and a set of their values.

A decision belongs to someone; an unknown is an assumption that a table does not settle; a reading changes how the result is told, not
what is decided. Labels and definitions are messages of the catalogues.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

DECISION, UNKNOWN, READING = "decision", "unknown", "reading"
SEAT, SHARED = 0, 1  # values of `attribution`
VOTED, UNPAID = 0, 1  # values of `grant_2025`

GROUP_NAMES = {
    "money": "Public money",
    "private": "Members and private R&D",
    "steering": "How the money is shared",
    "map": "Map of the clusters",
    "europe": "Europe",
    "reading": "How it is told",
}
KIND_NAMES = {DECISION: "Decision", UNKNOWN: "Unknown", READING: "Way of telling"}


class OutOfBounds(ValueError):
    """A value that a lever does not take. `key` names the lever, or is the key that no lever has; `value` is what was given."""

    def __init__(self, key: str, value):
        super().__init__(f"{key}={value!r}")
        self.key, self.value = key, value


@dataclass(frozen=True)
class Lever:
    """One lever. `short` is its key in an address; `present` the value of today, marked on the track, None where nobody knows it."""

    key: str
    short: str
    group: str
    kind: str
    unit: str  # EUR_M, EUR, pct, times, count, year, choice
    low: float
    high: float
    step: float
    default: float
    present: float | None
    label: str
    definition: str
    sources: tuple[str, ...] = ()
    options: tuple[tuple[float, str], ...] = ()  # value and message, for a choice

    @cached_property
    def grid(self) -> tuple[float, ...]:
        """The values that a control offers, from the lowest."""
        if self.options:
            return tuple(value for value, _ in self.options)
        n = round((self.high - self.low) / self.step)
        return tuple(round(self.low + i * self.step, 2) for i in range(n + 1))

    @property
    def whole(self) -> bool:
        """Only the values of the grid make sense: a count, a year, a choice."""
        return self.unit in ("count", "year", "choice")

    def read(self, value) -> float:
        """`value`, to the hundredth, or OutOfBounds. Between two steps is allowed, so that an exact repair can be held, except where only whole steps make sense."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.low <= value <= self.high:
            raise OutOfBounds(self.key, value)
        found = round(float(value), 2) + 0.0
        if self.whole and found not in self.grid:
            raise OutOfBounds(self.key, value)
        return found

    def offered(self, value: float) -> tuple[float, ...]:
        """The grid, with `value` in its place where it stands between two steps."""
        return self.grid if value in self.grid else tuple(sorted({*self.grid, value}))


def _weight(key: str, short: str, default: float, label: str, definition: str, sources: tuple[str, ...] = ()) -> Lever:
    return Lever(f"w_{key}", short, "steering", DECISION, "pct", 0, 100, 1, default, None, label, definition, sources)


def _axis(key: str, short: str, label: str) -> Lever:
    return Lever(f"axis_{key}", short, "steering", DECISION, "pct", 0, 100, 5, 25, None, label,
                 "Part of this cross-cutting axis in the key of the axes; the four are brought to a sum of 100.", ("franceclusters-interregions-2021",))


def _leverage(size: str, case: str, short: str, high: float, default: float, label: str, sources: tuple[str, ...]) -> Lever:
    definition = "R&D spending for one public euro of project money. Read at the time of the FUI; after 2022 it is an extrapolation."
    return Lever(f"lev_{size}_{case}", short, "private", UNKNOWN, "EUR", 0, high, 0.1, default, None, label, definition, sources)


LEVERS = (
    Lever("state", "s", "money", DECISION, "EUR_M", 0, 18, 0.5, 9, 9, "State operating grant",
          "What the State puts each year into the running of the clusters: 18 in 2019, 9 from 2022, nothing in the bill for 2026.",
          ("latribune_2019", "aef_689825", "an_amdt_692", "senat_plf26_589")),
    Lever("local", "l", "money", DECISION, "EUR_M", 10, 30, 1, 20, 20, "Operating money of all authorities",
          "What Regions and the other authorities put each year into the running of the clusters: about 20 in 2022, the Regions’ own part is not known.", ("senat_amdt_II110",)),
    Lever("takeover", "t", "money", DECISION, "pct", 0, 100, 5, 0, None, "Share of the State’s cut that Regions replace",
          "Part of the fall of the State’s grant under its level of today that Regions add. Nothing shows that it happened before.", ("senat_amdt_II110",)),
    Lever("project_state", "p", "money", DECISION, "EUR_M", 0, 250, 5, 20, None, "State money for projects",
          "What the State puts each year into projects tied to the label: 20 in the last call so tied, in 2021; 243 voted in 2008.",
          ("infogouv_pspcr2", "gouv_pia4_2021", "senat_a19_141")),
    Lever("match", "m", "money", DECISION, "EUR", 0.5, 1, 0.05, 1, None, "Local euro for a State euro in projects",
          "What authorities add to one euro of the State in projects: one for one in 2021; 0.38 to 1.07 over the calls of the FUI.",
          ("infogouv_pspcr2", "gouv_pia4_2021")),
    Lever("private_ref", "r", "private", UNKNOWN, "pct", 30, 70, 1, 50, None, "Members’ share of running costs today",
          "What members pay of the running budget today. Nobody publishes it: the budget to keep rests on it.", ("nd_362546", "senat_l24_144", "al_ca08")),
    Lever("private_max", "c", "private", DECISION, "pct", 30, 70, 1, 60, None, "Highest share that members bear",
          "The ceiling: above it, money is without a payer. Between the 50% once asked for and the 60 to 62% seen in two clusters.", ("nd_362546", "al_ns05", "al_ca08")),
    Lever("budget", "b", "private", DECISION, "pct", 10, 100, 1, 100, 100, "Running budget kept",
          "Part of the running budget of the reference that the clusters keep.", ()),
    Lever("growth", "g", "private", UNKNOWN, "pct", -2, 4, 0.1, 0, 2.9, "Members, change a year",
          "Change of the number of members a year since 2022. No forecast by default; the mark is the pace of 2019-2022.", ("devicemed_2023",)),
    Lever("sme_share", "z", "private", UNKNOWN, "pct", 50, 65, 1, 65, None, "Small firms’ part of project aid",
          "Part of the project money that goes to small and medium firms.", ("senat_a14_109",)),
    _leverage("sme", "low", "ul", 3, 0, "R&D per public euro, small firms, low case", ("insee_2014",)),
    _leverage("sme", "mid", "um", 3, 2.5, "R&D per public euro, small firms, middle case", ("fs_2020",)),
    _leverage("sme", "high", "uh", 3, 3, "R&D per public euro, small firms, high case", ("astalia_2017",)),
    _leverage("big", "low", "vl", 1, 0, "R&D per public euro, larger firms, low case", ("fs_2020",)),
    _leverage("big", "mid", "vm", 1, 0, "R&D per public euro, larger firms, middle case", ("fs_2020",)),
    _leverage("big", "high", "vh", 1, 1, "R&D per public euro, larger firms, high case", ("fs_2020",)),
    _weight("equal", "we", 40, "Equal for all", "The same amount for each cluster. 40 and 60 echo the 6 fixed and 9 variable of 2020.", ("nd_680724",)),
    _weight("members", "wm", 60, "By members", "In proportion to the members of each cluster. That the variable part follows members is a convention of this model.",
            ("nd_680724",)),
    _weight("eu", "wu", 0, "European money", "In proportion to the European money that each cluster itself received since 2014.", ("cordis-h2020-2020-12", "cordis-he-2025-12")),
    _weight("rating", "wr", 0, "Rating of 2012", "In proportion to the State’s last public rating, 3, 2 or 1: it dates from 2012. Clusters without one take the mean.",
            ("europe1-2012",)),
    _weight("population", "wp", 0, "Population", "In proportion to the inhabitants of the region, shared by the clusters that have their seat there.", ("insee-pop-2021",)),
    _weight("fit", "wf", 0, "Strategic priorities", "In proportion to how each cluster fits the priorities; the cursor says whose.", ()),
    _weight("axes", "wx", 0, "Cross-cutting axes", "In proportion to the weight of each theme on the four axes, an assumption of this project.",
            ("franceclusters-interregions-2021",)),
    Lever("cursor", "k", "steering", DECISION, "pct", 0, 100, 5, 50, None, "Priorities: from European (S3) to regional (SRDEII)",
          "Splits the weight of the priorities: 0 is the European strategy of specialisation, 100 the regional scheme. Stand-ins take the place of lists that no table holds.",
          ("franceclusters-interregions-2021",)),
    _axis("digital", "ad", "Digital axis"),
    _axis("energy", "ae", "Energy axis"),
    _axis("environment", "an", "Environment axis"),
    _axis("health", "ah", "Health axis"),
    Lever("n", "n", "map", DECISION, "count", 40, 71, 1, 55, 55, "Number of clusters",
          "Under the number of today, the smallest merge with the nearest of their theme. Over it, nothing changes by itself: no list of new clusters exists.", ("bt_phase5",)),
    Lever("eu", "e", "europe", DECISION, "times", 0.5, 2, 0.05, 1, 1, "European money of the clusters, against phase 4",
          "European money that the clusters themselves receive each year, in times that of the projects begun in 2019-2022.", ("cordis-h2020-2020-12", "cordis-he-2025-12")),
    Lever("attribution", "q", "reading", READING, "choice", 0, 1, 1, SEAT, None, "A cluster of several regions counts",
          "Whole in the region of its seat, or half there and half shared by its other regions.", (),
          ((SEAT, "In the region of its seat"), (SHARED, "Half at the seat, half in its other regions"))),
    Lever("start", "y", "reading", READING, "year", 2026, 2030, 1, 2026, None, "First year that the levers act", "Before it, the years are those of the reference.", ()),
    Lever("horizon", "h", "reading", READING, "year", 2026, 2030, 2, 2028, None, "Last year",
          "The year at which results are read: 2028 ends the regional schemes of 2022-2028.", ()),
    Lever("grant_2025", "f", "reading", READING, "choice", 0, 1, 1, VOTED, None, "State grant of 2025",
          "The €9 M of 2025 were voted, and not paid by November 2025: a fact with two readings.", ("senat_plfg25_6",), ((VOTED, "As voted: €9 M"),
          (UNPAID, "As paid by November: nothing"))),
)
BY_KEY = {lever.key: lever for lever in LEVERS}
WEIGHTS = ("w_equal", "w_members", "w_eu", "w_rating", "w_population", "w_fit", "w_axes")
AXES = ("axis_digital", "axis_energy", "axis_environment", "axis_health")
_PLACE = {lever.key: i for i, lever in enumerate(LEVERS)}


@dataclass(frozen=True)
class Levers(Mapping[str, float]):
    """A value for each lever, and the mergers chosen by hand: (cluster, heir), the cluster itself where it is to stay.

    Made by `default()` and `but()`, which check every value; immutable, comparable, and a key of caches.
    """

    values_: tuple[float, ...]
    merges: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, key: str) -> float:
        return self.values_[_PLACE[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACE)

    def __len__(self) -> int:
        return len(LEVERS)

    def __hash__(self) -> int:
        return hash((self.values_, self.merges))

    def __eq__(self, other) -> bool:
        return isinstance(other, Levers) and (self.values_, self.merges) == (other.values_, other.merges)

    def but(self, merges: Mapping[str, str] | None = None, **changes: float) -> "Levers":
        """The same with some values changed; `merges`, where given, takes the place of the mergers chosen by hand. Raises OutOfBounds."""
        values = list(self.values_)
        for key, value in changes.items():
            if key not in BY_KEY:
                raise OutOfBounds(key, value)
            values[_PLACE[key]] = BY_KEY[key].read(value)
        return replace(self, values_=tuple(values), merges=self.merges if merges is None else tuple(sorted(merges.items())))

    @property
    def changed(self) -> dict[str, float]:
        """What differs from the default, in the order of the declaration."""
        return {lever.key: value for lever, value in zip(LEVERS, self.values_, strict=True) if value != lever.default}

    def told_as(self, other: "Levers") -> "Levers":
        """The same decisions and unknowns, told in the way of `other`: its attribution, its years."""
        return self.but(**{lever.key: other[lever.key] for lever in LEVERS if lever.kind == READING})

    @property
    def shared(self) -> bool:
        """Clusters of several regions are counted half at the seat, half in the others."""
        return self["attribution"] == SHARED


_DEFAULT = Levers(tuple(float(lever.default) for lever in LEVERS))


def default() -> Levers:
    """The reference: phase 5 as it was decided."""
    return _DEFAULT


def reference_for(levers: Levers) -> Levers:
    """The reference told in the same way as `levers`: same attribution, same years. Two sets that differ by their telling alone show no difference."""
    return _DEFAULT.told_as(levers)

"""What the genealogy is made of: clusters with their labels, lines that join, lines that start again. Times are years with a fraction."""

from dataclasses import dataclass, field

import pandas as pd

from charts.look import FAMILIES

FIRST, LAST = 2005 + 192 / 365.25, 2027.0  # 12 July 2005, the end of phase 5
UNSURE = ("derived", "recall")
PASSES = ("merged", "absorbed", "relabelled")


def moment(day) -> float:
    """A date as a year with a fraction."""
    day = pd.Timestamp(day)
    return day.year + (day.day_of_year - 1) / 365.25


@dataclass(frozen=True)
class Label:
    """A label of a phase, from `start` to `end` (excluded). `firm` is when it stops being provisional; `open`, that its outcome is not known."""

    phase: int
    start: float
    end: float
    firm: float | None
    unsure: bool
    open: bool
    term: str


@dataclass(frozen=True)
class Cluster:
    name: str
    title: str
    family: str
    theme: str
    region: str
    bond: str
    here: bool
    heirs: tuple[str, ...]
    labels: tuple[Label, ...]

    @property
    def start(self) -> float:
        return self.labels[0].start

    @property
    def end(self) -> float:
        return self.labels[-1].end

    @property
    def lives(self) -> bool:
        """It holds the label at the end of the picture, or may hold it."""
        return self.end >= LAST - 0.01

    def held(self, time: float) -> bool:
        return any(label.start <= time < label.end for label in self.labels)


@dataclass(frozen=True)
class Join:
    """The line of `older` runs into that of `younger` at `time`. Without `carries`, the label was lost before: only the body joined."""

    older: str
    younger: str
    time: float
    born: bool
    carries: bool
    unsure: bool


@dataclass(frozen=True)
class Mark:
    """An event on one line: `kind` is new, lost, named, regained, or unsure (a join of low confidence); `old` the name before; `source` where a regained label comes from."""

    cluster: str
    kind: str
    time: float
    old: str = ""
    source: str | None = None


@dataclass(frozen=True)
class Lineage:
    clusters: dict[str, Cluster]
    joins: tuple[Join, ...]
    marks: tuple[Mark, ...]
    bodies: dict[str, tuple[str, ...]] = field(default_factory=dict)  # a cluster under a label given back → the bodies that merged into it

    def into(self, younger: str) -> list[Join]:
        """The lines that run into one, the earliest first."""
        return sorted((join for join in self.joins if join.younger == younger), key=lambda j: (j.time, self.clusters[j.older].title))

    def out_of(self, older: str) -> Join | None:
        return next((join for join in self.joins if join.older == older), None)

    def origin(self, name: str) -> str | None:
        """The cluster whose place one takes under a label given back, where it had no label before."""
        mark = next((m for m in self.marks if m.cluster == name and m.source and m.time <= self.clusters[name].start + 0.01), None)
        return mark.source if mark else None

    def born_of_merger(self, name: str) -> bool:
        return any(join.born for join in self.into(name))

    def roots(self, name: str, time: float) -> frozenset[str]:
        """The original clusters that the line of `name` gathers at `time`."""
        own = frozenset() if self.born_of_merger(name) else frozenset(self.bodies.get(name, (name,)) if self.origin(name) else (name,))
        for join in self.into(name):
            if join.carries and join.time <= time + 1e-6:
                own |= self.roots(join.older, join.time - 0.01)
        return own - {m.cluster for m in self.marks if m.source == name and m.time <= time + 1e-6}

    def stock(self, time: float) -> frozenset[str]:
        """The clusters that hold the label at a time, with their seat in the chosen region."""
        return frozenset(name for name, cluster in self.clusters.items() if cluster.here and cluster.held(time))

    def changes(self, name: str) -> list[float]:
        """When the number of clusters that a line gathers changes."""
        return sorted({j.time for j in self.into(name) if j.carries} | {m.time for m in self.marks if m.source == name})


def lineage(labels: pd.DataFrame, events: pd.DataFrame) -> Lineage:
    """Read the frames of `lineage_labels` and `lineage_events`; events of clusters that `labels` does not hold are left out."""
    clusters = {name: _cluster(name, rows) for name, rows in grouped(labels, "cluster_id").items()}
    known = events[(events["_from"].isna() | events["_from"].isin(clusters)) & (events["_to"].isna() | events["_to"].isin(clusters))]
    return Lineage(clusters, tuple(_joins(known, clusters)), tuple(_marks(known, clusters)), _bodies(known))


def grouped(frame: pd.DataFrame, by: str) -> dict[str, list[dict]]:
    """The rows of each value of a column, in the order of the frame: rows as dictionaries, read once, which small groups of a frame are not."""
    found: dict[str, list[dict]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(row[by], []).append(row)
    return found


def _cluster(name: str, rows: list[dict]) -> Cluster:
    first = rows[0]
    labels = tuple(
        Label(
            int(row["phase"]), moment(row["label_start"]), moment(row["_until"] + pd.Timedelta(days=1)), moment(row["_firm_from"]) if pd.notna(row["_firm_from"]) else None,
            row["_basis"] in UNSURE or row["confidence"] == "low", bool(pd.isna(row["label_end"])), str(row["term"]),
        )
        for row in sorted(rows, key=lambda row: row["label_start"])
    )
    heirs = tuple(first["_heirs"].split(";")) if isinstance(first["_heirs"], str) else ()
    family = first["_family"] if first["_family"] in FAMILIES else FAMILIES[-1]
    return Cluster(name, first["cluster"], family, first["family"], first["region"], first["_bond"], bool(first["_here"]), heirs, labels)


def _joins(events: pd.DataFrame, clusters: dict[str, Cluster]) -> list[Join]:
    """One join a cluster: the event that says where its label went, else the first that says where its body went."""
    found: dict[str, Join] = {}
    rows = events[events["_event"].isin(("merged", "absorbed")) & (events["_from"] != events["_to"])]
    for row in sorted(rows.to_dict("records"), key=lambda r: (pd.isna(r["_label_lost_on"]), r["day"])):
        carries = pd.notna(row["_label_lost_on"])
        time = moment(row["_label_lost_on"] + pd.Timedelta(days=1)) if carries else moment(row["_day_to"])
        if row["_from"] not in found:
            found[row["_from"]] = Join(row["_from"], row["_to"], time, carries and clusters[row["_to"]].start >= time - 0.01, bool(carries), row["_confidence"] == "low")
    return [found[name] for name in sorted(found)]


def _marks(events: pd.DataFrame, clusters: dict[str, Cluster]) -> list[Mark]:
    marks = []
    for row in events.to_dict("records"):
        kind, time = row["_event"], moment(row["_label_gained_on"] if pd.notna(row["_label_gained_on"]) else row["_day_to"])
        if kind == "created":
            marks.append(Mark(row["_to"], "new", time))
        elif kind in ("delabelled", "dissolved") and pd.notna(row["_label_lost_on"]):
            marks.append(Mark(row["_from"], "lost", moment(row["_label_lost_on"] + pd.Timedelta(days=1))))
        elif kind == "renamed":
            dated = row["_precision"] != "bounded" and clusters[row["_to"]].held(time)
            marks.append(Mark(row["_to"], "named" if dated else "renamed_about", time, old=row["_old_name"]))
        elif kind in ("merged", "absorbed") and row["_confidence"] == "low" and pd.notna(row["_label_lost_on"]):
            marks.append(Mark(row["_from"], "unsure", moment(row["_label_lost_on"] + pd.Timedelta(days=1))))
        elif kind == "relabelled":
            marks.append(Mark(row["_to"], "regained", time, source=row["_from"] if row["_from"] != row["_to"] else None))
    return marks


def _bodies(events: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    rows = events[events["_event"].isin(("merged", "absorbed")) & events["_label_lost_on"].isna() & (events["_from"] != events["_to"])]
    return {name: tuple(sorted(group)) for name, group in rows.groupby("_to")["_from"]}

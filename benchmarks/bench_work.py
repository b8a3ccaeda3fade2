"""A page's own work for one change of phase (query, figure, JSON), as a multiple of one bare DuckDB query; today's tables, then 20,000 organisations and 100,000 memberships."""

import csv
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import views
from charts.look import Look
from data import build, warehouse
from language import speech
from queries import engine
from views import computed
from views.core import parameters

ORGANISATIONS, MEMBERSHIPS, ROUNDS = 20_000, 100_000, 15


def large(folder: Path) -> Path:
    """A synthetic copy of the reference tables, used here and nowhere else; gives the warehouse built from it."""
    reference = folder / "reference"
    shutil.copytree(build.REFERENCE, reference)
    drawn = random.Random(1)
    with (reference / "clusters.csv").open(encoding="utf-8") as source:
        clusters = [row["cluster_id"] for row in csv.DictReader(source)]
    names = [f"synthetic-{i}" for i in range(ORGANISATIONS)]
    pairs = sorted({(drawn.choice(clusters), drawn.choice(names)) for _ in range(MEMBERSHIPS * 2)})[:MEMBERSHIPS]
    drawn.shuffle(pairs)
    held: dict[str, int] = {}
    for _, name in pairs:
        held[name] = held.get(name, 0) + 1
    _append(reference / "organisations.csv", [{"organisation_id": n, "name": n, "kind": "sme", "names_seen": n, "n_names": 1, "n_clusters": c, "n_rows": c, "basis": "derived", "confidence": "low"} for n, c in held.items()])
    with (reference / "cluster_members.csv").open(encoding="utf-8") as source:
        model = next(csv.DictReader(source))
    _append(reference / "cluster_members.csv", [{**model, "cluster_id": c, "organisation_id": n, "organisation": n, "kind": "sme", "place": ""} for c, n in pairs])
    done = subprocess.run([sys.executable, "-m", "data", "--reference", str(reference), "--out", str(folder)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return (folder / "warehouse.duckdb").resolve()


def _append(file: Path, rows: list[dict]) -> None:
    with file.open(encoding="utf-8") as source:
        columns = next(csv.reader(source))
    with file.open("a", encoding="utf-8", newline="") as target:
        csv.DictWriter(target, columns, extrasaction="ignore", lineterminator="\n").writerows(rows)


def timed(work: Callable[[], object]) -> float:
    """Median milliseconds of `work`, the first runs left out."""
    took = []
    for _ in range(ROUNDS + 3):
        start = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took[3:])


def names_by_phase() -> list[str]:
    """The views that change with the phase and need nothing else."""
    found = []
    for name in views.names():
        one = views.get(name)
        needed = {p.name for q in (one.query, *one.also) for p in computed.question(q).parameters if not p.optional} - {"lang", "phase"}
        if one.chart and "phase" in parameters(one) and not needed:
            found.append(name)
    return found


def measured(title: str) -> Iterator[str]:
    bare_sql = computed.question("region_names").sql

    def bare():
        with engine._connection(warehouse.current()).cursor() as cursor:
            return cursor.execute(bare_sql).df()

    for name in names_by_phase():
        phases = iter([str(1 + turn % 4) for turn in range(1000)])

        def work(name=name, phases=phases):
            return views.draw(name, Look(speech("fr")), {"phase": next(phases)}).figure.to_json()

        unit, took = timed(bare), timed(work)
        yield f"{title}, {name}: {took / unit:.1f} times one bare query ({took:.1f} against {unit:.2f} ms)"


def run() -> Iterator[str]:
    yield from measured("today")
    with tempfile.TemporaryDirectory() as folder:
        path = large(Path(folder))
        real, warehouse.current = warehouse.current, lambda: path
        try:
            yield from measured(f"{ORGANISATIONS} organisations × {MEMBERSHIPS} memberships")
        finally:
            warehouse.current = real

"""The network page's own work for one change (query, figure, JSON, nothing kept from before), as a multiple of one bare DuckDB query, and the build of the network; today's tables, then 20,000 organisations and 100,000 memberships."""

import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import duckdb

import views
from benchmarks.bench_work import MEMBERSHIPS, ORGANISATIONS, large, timed
from charts.look import Look
from data import build, steps, warehouse
from language import speech
from queries import engine, header

PHASES = tuple({"phase": str(phase)} for phase in (1, 2, 3, 4))
CHANGES = {  # view: the filters that it goes through, one a turn
    "network_graph": PHASES, "network_map": PHASES, "network_ego": tuple({**one, "cluster": "minalogic"} for one in PHASES), "network_mixing": PHASES,
    "network_ranks": tuple({"phase": "4", "tie": tie} for tie in ("all", "shared_organisation", "agreement", "merger")), "network_bridges": tuple({"phase": "4", "bridging": by} for by in ("carried", "spread")),
    "network_matrix": PHASES, "network_changes": tuple({"phase": "4", "since": since} for since in ("1", "2", "3")), "network_regions": tuple({"phase": "4", "projects": span} for span in ("all", "phase")),
}


def measured(title: str, changes: dict[str, tuple[dict, ...]] = CHANGES) -> Iterator[str]:
    """What each view costs when a filter changes, all of its questions asked anew. `changes`: view → the filters that it goes through, one a turn."""
    bare_sql = header.query("region_names").sql

    def bare():
        with engine._connection(warehouse.current()).cursor() as cursor:
            return cursor.execute(bare_sql).df()

    for name, filters in changes.items():
        turns, weight = cycle(filters), 0

        def work(name=name, turns=turns):
            engine._answer.cache.clear()
            return views.draw(name, Look(speech("fr")), next(turns)).figure.to_json()

        weight = max(len(work()) for _ in filters) / 1000
        unit, took = timed(bare), timed(work)
        yield f"{title}, {name}: {took / unit:.1f} times one bare query ({took:.1f} against {unit:.2f} ms), at most {weight:.0f} kB"


def built(title: str, reference: Path) -> str:
    """The part of the network in the build of the warehouse, in memory."""
    took: dict[str, float] = {}

    def watched(name, step):
        def run(con):
            start = time.perf_counter()
            step(con)
            took[name] = time.perf_counter() - start
        return name, run

    real = steps.STEPS
    steps.STEPS = tuple(watched(name, step) for name, step in real)
    try:
        start = time.perf_counter()
        with duckdb.connect() as con:
            con.execute("attach ':memory:' as made")
            con.execute("use made")
            build.fill(con, reference)
        whole = time.perf_counter() - start
    finally:
        steps.STEPS = real
    return f"{title}, build: the network takes {took['network'] / whole:.0%} of it ({took['network']:.1f} of {whole:.1f} s)"


def run() -> Iterator[str]:
    yield built("today", build.REFERENCE)
    yield from measured("today")
    with tempfile.TemporaryDirectory() as folder:
        path = large(Path(folder))
        size = f"{ORGANISATIONS} organisations × {MEMBERSHIPS} memberships"
        yield built(size, Path(folder) / "reference")
        real, warehouse.current = warehouse.current, lambda: path
        try:
            yield from measured(size)
        finally:
            warehouse.current = real

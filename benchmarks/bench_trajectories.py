"""The page of the trajectories: its own work for one change of day, region, cluster or screen (query, figure, JSON, nothing kept from before), as a multiple of one bare DuckDB query."""

from collections.abc import Iterator

from benchmarks.bench_network import measured

REGIONS = tuple({"region": code, "phase": "4"} for code in (None, "84", "93", "32"))
CHANGES = {
    "lineage": REGIONS, "lineage_today": REGIONS, "lineage_passages": REGIONS, "stock_by_family": REGIONS, "stock_by_region": REGIONS,
    "label_stock_on_day": tuple({"day": f"{year}-07-01", "phase": "4"} for year in range(2006, 2026)),
}


def run() -> Iterator[str]:
    """Today's tables alone: no question of this page reads memberships."""
    yield from measured("today", CHANGES)
    yield from measured("one cluster", {"lineage": tuple({"cluster": name, "phase": "4"} for name in ("cap-digital", "aquanova", "polymeris", "nextmove"))})

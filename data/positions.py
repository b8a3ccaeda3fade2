"""Where things stand on the map: outlines of the regions and seats of the clusters, on one plane, in kilometres."""

import json
from itertools import pairwise
from math import cos, hypot, pi, sin
from pathlib import Path

import duckdb
import pandas as pd

from data.projection import lambert
from data.sqlfile import run

VINTAGES = {"2016": "regions_fr.geojson", "pre2016": "regions_pre2016.geojson"}
APART = 36.5  # km between two symbols: 13 px where the 1,222 km of the map take 436 px
ROUNDS = 400  # about 150 settle the crowd round Paris


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Makes `map_outlines`, `map_regions` and `map_clusters` from the staged shapes and the table `clusters`."""
    codes = {"2016": _codes(con, "regions", "region_code"), "pre2016": _codes(con, "former_regions", "former_region_code")}
    outlines, regions = [], []
    for vintage, file in VINTAGES.items():
        text = con.execute("select content from stage.shapes where file = ?", [file]).fetchone()[0]
        for feature in json.loads(text)["features"]:
            name = feature["properties"]["name"]
            code = codes[vintage][_plain(name)]
            rings = sorted((_projected(ring) for ring in _rings(feature["geometry"])), key=_area, reverse=True)
            for ring, points in enumerate(rings, start=1):
                outlines += [(vintage, code, ring, seq, x, y) for seq, (x, y) in enumerate(points, start=1)]
            regions.append((vintage, code, name.replace("'", "’"), *_middle(rings[0])))
    seats = con.execute("select cluster_id, map_lon, map_lat from clusters order by cluster_id").fetchall()
    true = [lambert(lon, lat) for _, lon, lat in seats]
    clusters = [(cluster, x, y, hypot(x - x0, y - y0)) for (cluster, _, _), (x, y), (x0, y0) in zip(seats, spread(true), true, strict=True)]
    run(con, Path(__file__).with_suffix(".sql"))
    _fill(con, "map_outlines", outlines)
    _fill(con, "map_regions", regions)
    _fill(con, "map_clusters", clusters)


def spread(points: list[tuple[float, float]], apart: float = APART, rounds: int = ROUNDS) -> list[tuple[float, float]]:
    """The points, in order, moved so that no two are nearer than `apart` (same unit); those with room stay where they are.

    Points on one spot start on a sunflower round it; each round then halves every overlap. The same points give the same answer.
    """
    at = [list(point) for point in points]
    seen: dict[tuple[float, float], int] = {}
    for point in at:
        place = seen[tuple(point)] = seen.get(tuple(point), -1) + 1
        angle, radius = place * pi * (3 - 5**0.5), 0.01 * apart * place**0.5
        point[0] += radius * cos(angle)
        point[1] += radius * sin(angle)
    for _ in range(rounds):
        moved = False
        for i, a in enumerate(at):
            for b in at[i + 1 :]:
                dx, dy = b[0] - a[0], b[1] - a[1]
                if abs(dx) >= apart or abs(dy) >= apart:
                    continue
                gap = hypot(dx, dy)
                if gap < apart - 1e-6:
                    push = (apart - gap) / 2 / gap
                    a[0], a[1], b[0], b[1], moved = a[0] - dx * push, a[1] - dy * push, b[0] + dx * push, b[1] + dy * push, True
        if not moved:
            break
    return [(x, y) for x, y in at]


def _codes(con, table: str, code: str) -> dict[str, str]:
    return {_plain(name): value for name, value in con.execute(f"select name, {code} from {table}").fetchall()}


def _plain(name: str) -> str:
    return name.replace("’", "'")


def _rings(geometry: dict) -> list:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def _projected(ring) -> list[tuple[float, float]]:
    return [lambert(lon, lat) for lon, lat, *_ in ring]


def _area(points) -> float:
    """Twice the area inside a closed ring."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(points)))


def _middle(points) -> tuple[float, float]:
    """The centre of gravity of what a closed ring holds."""
    cross = [(x0 * y1 - x1 * y0, x0 + x1, y0 + y1) for (x0, y0), (x1, y1) in pairwise(points)]
    total = 3 * sum(c for c, _, _ in cross)
    return sum(c * x for c, x, _ in cross) / total, sum(c * y for c, _, y in cross) / total


def _fill(con, table: str, rows: list[tuple]) -> None:
    """Rounded to the metre, so that a machine's last digits make no difference."""
    names = [name for name, *_ in con.execute(f"describe {table}").fetchall()]
    frame = pd.DataFrame([[round(v, 3) if isinstance(v, float) else v for v in row] for row in rows], columns=names)
    con.register("incoming", frame)
    con.execute(f"insert into {table} select * from incoming")
    con.unregister("incoming")

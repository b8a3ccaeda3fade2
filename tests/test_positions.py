"""The plane of the map: Lambert's projection on known points, outlines closed, symbols apart."""

from math import hypot

import pytest

from data import store
from data.positions import APART, spread
from data.projection import MERIDIAN, ORIGIN, RADIUS, lambert


def test_the_projection_on_known_points():
    assert lambert(MERIDIAN, ORIGIN) == pytest.approx((0, 0), abs=1e-9)
    # along the meridian and along the parallels of true scale, a small step is as long as on the Earth
    step = 1e-4
    for lat in (44.0, 49.0):
        x, y = lambert(MERIDIAN, lat)
        x1, y1 = lambert(MERIDIAN, lat + step)
        assert hypot(x1 - x, y1 - y) == pytest.approx(RADIUS * step * 3.141592653589793 / 180, rel=1e-5)
    # Paris to Marseille: 660 km on the sphere
    (x0, y0), (x1, y1) = lambert(2.3522, 48.8566), lambert(5.3698, 43.2965)
    assert hypot(x1 - x0, y1 - y0) == pytest.approx(660, abs=4)


def test_outlines_are_closed_rings_of_every_region(warehouse):
    with store.connect(warehouse) as con:
        assert con.execute("select vintage, count(*), count(distinct region_code) from map_regions group by vintage order by vintage").fetchall() == [
            ("2016", 18, 18), ("pre2016", 27, 27)]
        open_rings = """
            with ends as (select vintage, region_code, ring, min(seq) as first, max(seq) as last from map_outlines group by vintage, region_code, ring)
            select count(*)
            from ends as e
            inner join map_outlines as a on a.vintage = e.vintage and a.region_code = e.region_code and a.ring = e.ring and a.seq = e.first
            inner join map_outlines as b on b.vintage = e.vintage and b.region_code = e.region_code and b.ring = e.ring and b.seq = e.last
            where a.x <> b.x or a.y <> b.y
        """
        assert con.execute(open_rings).fetchone() == (0,)


def test_no_symbol_covers_another(warehouse):
    with store.connect(warehouse) as con:
        seats = con.execute("select x, y, moved_km from map_clusters").fetchall()
    assert len(seats) == 91
    gaps = [hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(seats) for b in seats[i + 1 :]]
    assert min(gaps) >= APART - 0.01
    assert max(moved for *_, moved in seats) < 60 and sum(moved < 0.01 for *_, moved in seats) > 15


def test_spreading_is_the_same_each_time_and_leaves_the_lonely():
    crowd = [(0.0, 0.0)] * 12 + [(500.0, 500.0)]
    once = spread(crowd, apart=10)
    assert once == spread(crowd, apart=10) and once[-1] == (500.0, 500.0)
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(once) for b in once[i + 1 :]) >= 10 - 1e-3

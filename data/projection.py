"""Longitude and latitude on the plane of the map: Lambert's conformal conic, as official maps of France use it (parallels 44° and 49°, meridian 3°)."""

from math import cos, log, pi, radians, sin, tan

RADIUS = 6371.0  # km, mean radius of the Earth
PARALLELS = (44.0, 49.0)
MERIDIAN = 3.0
ORIGIN = 46.5  # latitude where y is 0


def _colatitude(degrees: float) -> float:
    return tan(pi / 4 + radians(degrees) / 2)


_N = log(cos(radians(PARALLELS[0])) / cos(radians(PARALLELS[1]))) / log(_colatitude(PARALLELS[1]) / _colatitude(PARALLELS[0]))
_F = cos(radians(PARALLELS[0])) * _colatitude(PARALLELS[0]) ** _N / _N


def lambert(lon: float, lat: float) -> tuple[float, float]:
    """(x, y) in kilometres east and north of 3° E, 46.5° N, from degrees.

    Formula: Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), equations 15-1 to 15-4, on a sphere.
    """
    rho, rho_origin = (RADIUS * _F / _colatitude(degrees) ** _N for degrees in (lat, ORIGIN))
    theta = _N * radians(lon - MERIDIAN)
    return rho * sin(theta), rho_origin - rho * cos(theta)

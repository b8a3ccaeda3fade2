"""What two regions would share if only the size of their ties counted: the quasi-independence of a symmetric table with an empty diagonal."""

import duckdb
import numpy as np
import pandas as pd

FEWEST, TIMES, DEVIATIONS = 5.0, 1.3, 2.0  # least expected to judge; how many times, and how many standard deviations, make a difference


def expected(shared: np.ndarray, rounds: int = 2000, near: float = 1e-10) -> np.ndarray:
    """Expected values e_ij = x_i x_j, e_ii = 0, whose row sums are those of `shared` (symmetric, empty diagonal): the quasi-independence of Goodman (1968).

    x is found by turns from x_i = m_i / (sum of the other x), m the row sums, each turn half-way to the new value. A row without any tie has x = 0.
    Raises ValueError where the turns do not settle: a row that holds half of all ties or more has no such x.
    """
    sums = shared.sum(axis=1).astype(float)
    if not sums.any():
        return np.zeros_like(shared, dtype=float)
    x = sums / np.sqrt(sums.sum())
    for _ in range(rounds):
        others = x.sum() - x
        x = (x + np.divide(sums, others, out=np.zeros_like(sums), where=others > 0)) / 2
        found = np.outer(x, x)
        np.fill_diagonal(found, 0.0)
        if abs(found.sum(axis=1) - sums).max() <= near * sums.max():
            return found
    raise ValueError("the expected values do not settle")


def verdict(n: float, wanted: float) -> str:
    """`few` under FEWEST expected; `more` or `less` from TIMES and DEVIATIONS (of a Poisson count) on, both needed; else `as`."""
    if wanted < FEWEST:
        return "few"
    apart = abs(n - wanted) > DEVIATIONS * wanted**0.5
    return "more" if apart and n >= TIMES * wanted else "less" if apart and n <= wanted / TIMES else "as"


def build(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Rows of `network_region_pairs`: every pair of regions, for all years (`all`) and for each phase that has projects."""
    codes = [code for (code,) in con.execute("select region_code from regions order by region_code").fetchall()]
    place = {code: i for i, code in enumerate(codes)}
    counts = con.execute("select phase, region_a, region_b, sum(n_projects) from region_eu_pairs where region_a <> region_b group by all order by all").fetchall()
    rows = []
    for span in ("all", *sorted({str(phase) for phase, *_ in counts})):
        shared = np.zeros((len(codes), len(codes)))
        for phase, a, b, n in counts:
            if span in ("all", str(phase)):
                shared[place[a], place[b]] += int(n)
                shared[place[b], place[a]] += int(n)
        wanted = expected(shared)
        rows += [(span, codes[i], codes[j], int(shared[i, j]), wanted[i, j], verdict(shared[i, j], wanted[i, j])) for i in range(len(codes)) for j in range(i + 1, len(codes))]
    return pd.DataFrame(rows, columns=["span", "region_a", "region_b", "n_projects", "expected", "verdict"])

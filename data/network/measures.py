"""Measures of a known network, by igraph: neighbours, weights, paths, sets, communities, and what chance would give."""

import random
from collections.abc import Mapping, Sequence
from statistics import fmean

import igraph
import numpy as np

SEED = 2005
SHUFFLES = 2000
THIN = 20  # linked pairs under which one pair more or less moves a share by five points or more
Pairs = Mapping[tuple[str, str], float]


def graph(nodes: Sequence[str], pairs: Pairs) -> igraph.Graph:
    """An undirected graph; nodes and pairs are taken in sorted order, so that a seeded method gives one answer. `pairs` maps (a, b) to a weight above 0."""
    names = sorted(nodes)
    place = {name: i for i, name in enumerate(names)}
    ordered = sorted(pairs)
    made = igraph.Graph(n=len(names), edges=[(place[a], place[b]) for a, b in ordered])
    made.vs["name"], made.es["weight"] = names, [pairs[pair] for pair in ordered]
    return made


def of_nodes(made: igraph.Graph) -> list[dict]:
    """One row a node: degree, strength, betweenness (Freeman 1977, share of the pairs of other nodes), clustering (Watts and Strogatz 1998), component, community.

    Links all count as one step for paths. Component and community are numbered from the largest, ties by the first name; None for a node with no link.
    """
    n = made.vcount()
    most = (n - 1) * (n - 2) / 2
    degrees, parts = made.degree(), _numbered(made.connected_components().membership)
    groups = _numbered(communities(made))
    return [
        {
            "name": name, "degree": degree, "strength": strength, "betweenness": between / most if most else 0.0, "clustering": clustering if degree > 1 else None,
            "component": part if degree else None, "community": group if degree else None,
        }
        for name, degree, strength, between, clustering, part, group in zip(
            made.vs["name"], degrees, made.strength(weights="weight"), made.betweenness(), made.transitivity_local_undirected(mode="zero"), parts, groups, strict=True,
        )
    ]


def communities(made: igraph.Graph) -> list[int]:
    """Communities by Leiden (Traag, Waltman and van Eck 2019) on the weights, seeded, until nothing moves."""
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        return made.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1).membership
    finally:
        igraph.set_random_number_generator(random)


def _numbered(membership: list[int]) -> list[int]:
    sizes: dict[int, int] = {}
    for group in membership:
        sizes[group] = sizes.get(group, 0) + 1
    order = sorted(sizes, key=lambda group: (-sizes[group], membership.index(group)))
    rank = {group: i for i, group in enumerate(order, start=1)}
    return [rank[group] for group in membership]


def of_whole(made: igraph.Graph, rows: list[dict]) -> dict[str, float]:
    """The network in a few numbers; `rows` are those of `of_nodes`. Clustering is the mean over the nodes with two neighbours or more, None where there is none; `thin` where there are less than THIN pairs."""
    linked = [row for row in rows if row["degree"]]
    group = {row["name"]: row["community"] for row in rows}
    ends, closed = _ends(made), [row["clustering"] for row in rows if row["clustering"] is not None]
    return {
        "n_nodes": len(rows), "n_linked": len(linked), "n_pairs": len(ends), "density": made.density(), "n_components": len({row["component"] for row in linked}), "n_communities": len({row["community"] for row in linked}),
        "clustering": fmean(closed) if closed else None, "modularity": made.modularity([row["community"] or 0 for row in rows], weights="weight") if ends else 0.0,
        "inside_share": same(ends, group), "thin": len(ends) < THIN,
    }


def mixing(made: igraph.Graph, values: Mapping[str, str]) -> dict[str, float]:
    """How far linked pairs have a trait in common; `values` maps each node to its value.

    The share of linked pairs that have it in common; what shuffles of the values among the nodes give on average, and the band that holds 95 % of them; the coefficient of
    assortativity (Newman 2003), 0 for chance and 1 where all links stay within, None where it has no meaning (one value only at the ends of the links).
    """
    ends, drawn = _ends(made), np.sort(shuffled(_ends(made), values))
    codes = {value: i for i, value in enumerate(sorted(set(values.values())))}
    coefficient = made.assortativity_nominal([codes[values[name]] for name in made.vs["name"]], directed=False)
    edge = int(len(drawn) * 0.025)
    return {"same_share": same(ends, values), "expected": float(drawn.mean()), "low": float(drawn[edge]), "high": float(drawn[-edge - 1]), "assortativity": None if np.isnan(coefficient) else coefficient}


def _ends(made: igraph.Graph) -> list[tuple[str, str]]:
    names = made.vs["name"]
    return [(names[a], names[b]) for a, b in made.get_edgelist()]


def same(ends: Sequence[tuple[str, str]], values: Mapping[str, object]) -> float:
    """Share of the pairs whose two ends have the same value."""
    return fmean(values[a] == values[b] for a, b in ends) if ends else 0.0


def shuffled(ends: Sequence[tuple[str, str]], values: Mapping[str, object], times: int = SHUFFLES) -> np.ndarray:
    """`same` for `times` seeded shuffles of the values among the nodes. The old generator of numpy is used because its stream never changes."""
    names = sorted(values)
    place, codes = {name: i for i, name in enumerate(names)}, np.unique([str(values[name]) for name in names], return_inverse=True)[1]
    held = codes[np.random.RandomState(SEED).random_sample((times, len(names))).argsort(axis=1, kind="stable")]
    return (held[:, [place[a] for a, _ in ends]] == held[:, [place[b] for _, b in ends]]).mean(axis=1)

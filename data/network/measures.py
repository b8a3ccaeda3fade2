"""Measures of a known network, by igraph: neighbours, weights, paths, sets, communities, and what chance would give."""

import random
from collections.abc import Mapping, Sequence
from statistics import fmean

import igraph

SEED = 2005
SHUFFLES = 500
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


def of_whole(made: igraph.Graph, rows: list[dict], traits: Mapping[str, Mapping[str, str]]) -> dict[str, float]:
    """The network in a few numbers. `traits` maps a trait (`family`, `region`) to node → value: the share of linked pairs that have it in common, what shuffles of the
    values among the nodes give on average, and what they pass once in forty."""
    linked = [row for row in rows if row["degree"]]
    group = {row["name"]: row["community"] for row in rows}
    ends = [(made.vs[a]["name"], made.vs[b]["name"]) for a, b in made.get_edgelist()]
    found = {
        "n_nodes": len(rows), "n_linked": len(linked), "n_pairs": len(ends), "density": made.density(), "n_components": len({row["component"] for row in linked}), "n_communities": len({row["community"] for row in linked}),
        "modularity": made.modularity([row["community"] or 0 for row in rows], weights="weight") if ends else 0.0, "inside_share": same(ends, group),
    }
    for trait, values in traits.items():
        drawn = shuffled(ends, values)
        found |= {f"same_{trait}_share": same(ends, values), f"same_{trait}_expected": fmean(drawn), f"same_{trait}_high": sorted(drawn)[int(len(drawn) * 0.975)]}
    return found


def same(ends: Sequence[tuple[str, str]], values: Mapping[str, object]) -> float:
    """Share of the pairs whose two ends have the same value."""
    return fmean(values[a] == values[b] for a, b in ends) if ends else 0.0


def shuffled(ends: Sequence[tuple[str, str]], values: Mapping[str, object], times: int = SHUFFLES) -> list[float]:
    """`same` for `times` seeded shuffles of the values among the nodes."""
    dice, names = random.Random(SEED), sorted(values)
    held, drawn = [values[name] for name in names], []
    for _ in range(times):
        dice.shuffle(held)
        drawn.append(same(ends, dict(zip(names, held, strict=True))))
    return drawn

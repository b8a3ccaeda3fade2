"""The step of the build that makes the network: links, places, measures, changes."""

from collections import defaultdict
from pathlib import Path

import duckdb
import pandas as pd

from data.network import measures, places, regions, threads
from data.sqlfile import run

FOLDER = Path(__file__).parent
LAID_OUT = 0.2  # a lighter link is left out of the layout
KINDS = ("shared_organisation", "agreement", "eu_project", "merger")
MERGED = 2.0  # weight of a departure by merger in the layout


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Makes `network_partner_names`, `network_presences`, `network_ties`, `network_links`, `network_stars`, `network_bridges`, `network_positions`, `network_metrics`, `network_communities`, `network_summary`, `network_mixing`, `network_heirs`, `network_diff` and `network_region_pairs`."""
    for name in ("presences", "ties", "bridges", "measures", "changes", "regions"):
        run(con, FOLDER / f"{name}.sql")
    about = con.execute("select c.cluster_id, c.short_name, t.theme_group, c.theme, c.region_code from clusters as c inner join themes as t on t.theme = c.theme order by c.cluster_id").fetchall()
    names, families, themes, seats = ({row[0]: row[i] for row in about} for i in (1, 2, 3, 4))
    _positions(con, names, families)
    _measures(con, {"family": families, "theme": themes, "region": seats})
    _communities(con)
    _fill(con, "network_region_pairs", regions.build(con))


def _measures(con: duckdb.DuckDBPyConnection, traits: dict[str, dict[str, str]]) -> None:
    """Measures of each phase for all kinds of link together, then for each kind that has a link in the phase; a departure by merger is a kind of its own and no part of the whole."""
    labelled = defaultdict(set)
    for phase, cluster in con.execute("select distinct phase, cluster_id from cluster_labels where labelled = 1").fetchall():
        labelled[phase].add(cluster)
    nodes, whole, mixed = [], [], []
    for phase, clusters in sorted(labelled.items()):
        for kind in ("all", *KINDS):
            pairs = _pairs(con, phase, kind)
            if not pairs and kind != "all":
                continue
            names = sorted(clusters | {end for pair in pairs for end in pair})
            made = measures.graph(names, pairs)
            rows, at = measures.of_nodes(made), {"phase": phase, "kind": kind}
            nodes += [{**at, **row} for row in rows]
            whole.append({**at, **measures.of_whole(made, rows)})
            mixed += [{**at, "trait": trait, **measures.mixing(made, {name: values[name] for name in names})} for trait, values in sorted(traits.items())]
    _fill(con, "network_metrics", pd.DataFrame(nodes).rename(columns={"name": "cluster_id"}).astype({"component": "Int64", "community": "Int64"}))
    _fill(con, "network_summary", pd.DataFrame(whole))
    _fill(con, "network_mixing", pd.DataFrame(mixed))


def _communities(con: duckdb.DuckDBPyConnection) -> None:
    """The communities of each kind of link, each as the group that it goes on as."""
    heirs: dict[tuple[int, int], dict[str, frozenset[str]]] = defaultdict(dict)
    for before, after, cluster, heir in con.execute("select phase_a, phase_b, cluster_id, heir_id from network_heirs order by all").fetchall():
        heirs[before, after][cluster] = heirs[before, after].get(cluster, frozenset()) | {heir}
    rows = []
    for kind in ("all", *KINDS):
        groups: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
        weights = {}
        for phase, community, cluster, strength in con.execute("select phase, community, cluster_id, strength from network_metrics where kind = ? and community is not null order by all", [kind]).fetchall():
            groups[phase][community] = groups[phase].get(community, frozenset()) | {cluster}
            weights[phase, cluster] = strength
        rows += [
            {
                "phase": phase, "kind": kind, "community": community, "thread": rank, "n_clusters": len(groups[phase][community]), "n_common": len(thread.common[phase]) if phase in thread.common else None,
                "named_after": threads.namesake(thread, phase, groups, weights),
            }
            for rank, thread in enumerate(threads.followed(groups, heirs, weights), start=1) for phase, community in thread.found.items()
        ]
    _fill(con, "network_communities", pd.DataFrame(rows).sort_values(["phase", "kind", "community"]).astype({"n_common": "Int64"}))


def _pairs(con: duckdb.DuckDBPyConnection, phase: int, kind: str) -> dict[tuple[str, str], float]:
    """Linked pairs of a phase and their weight; `all` is all kinds together but the departures by merger."""
    rows = con.execute(
        "select least(cluster_a, cluster_b) as a, greatest(cluster_a, cluster_b) as b, sum(weight) from network_links where phase = $phase and case when $kind = 'all' then kind <> 'merger' else kind = $kind end group by a, b order by a, b",
        {"phase": phase, "kind": kind},
    ).fetchall()
    return {(a, b): round(weight, 6) for a, b, weight in rows}


def _positions(con: duckdb.DuckDBPyConnection, names: dict[str, str], families: dict[str, str]) -> None:
    """One layout on the phases together: a pair takes its heaviest phase."""
    rows = con.execute("select kind, least(cluster_a, cluster_b), greatest(cluster_a, cluster_b), phase, sum(weight) from network_links group by all order by all").fetchall()
    pairs: dict[tuple[str, str], float] = {}
    for kind, a, b, _, weight in rows:
        pairs[a, b] = max(pairs.get((a, b), 0.0), MERGED if kind == "merger" else weight)
    kept = {pair: weight for pair, weight in pairs.items() if weight >= LAID_OUT}
    at = places.place(names, kept, families)
    _fill(con, "network_positions", pd.DataFrame([(cluster, float(x), float(y)) for cluster, (x, y) in at.items()], columns=["cluster_id", "x", "y"]))


def _fill(con: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Rounded, so that a machine's last digits make no difference."""
    names = [name for name, *_ in con.execute(f"describe {table}").fetchall()]
    con.register("incoming", frame[names].round(6))
    con.execute(f"insert into {table} select * from incoming")
    con.unregister("incoming")

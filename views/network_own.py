"""What changes between two phases for the chosen cluster, or for the clusters of the chosen region."""

from dataclasses import dataclass

import pandas as pd

from language import Speech
from queries import engine

NAMED = 6  # names in a sentence


@dataclass(frozen=True)
class Own:
    """The chosen cluster, or the clusters of the chosen region with a label in one of the two phases."""

    name: str
    members: frozenset[str]
    region: bool = False


def chosen(moves: pd.DataFrame, cluster: str | None, region: str | None) -> Own | None:
    """Of the clusters of `moves` (cluster_id, name, _region_code), those that the visitor has chosen; None where there are none."""
    if cluster:
        row = moves[moves["cluster_id"] == cluster]
        return Own(row["name"].iloc[0], frozenset({cluster})) if len(row) else None
    ours = frozenset(moves.loc[moves["_region_code"] == region, "cluster_id"])
    return Own(dict(engine.run("region_names")[["region_code", "name"]].itertuples(index=False))[region], ours, region=True) if ours else None


def tied(pairs: pd.DataFrame, own: Own) -> dict[str, list[str]]:
    """change → with whom: the other cluster of each pair that touches those of `own`; both where it stands for a region."""
    found: dict[str, list[str]] = {}
    for row in pairs[pairs["_a"].isin(own.members) | pairs["_b"].isin(own.members)].to_dict("records"):
        first, other = (row["name_a"], row["name_b"]) if row["_a"] in own.members else (row["name_b"], row["name_a"])
        found.setdefault(row["_change"], []).append(f"{first} – {other}" if own.region else other)
    return found


def sentence(own: Own, pairs: pd.DataFrame, shared: pd.DataFrame, moves: pd.DataFrame, span: dict, say: Speech) -> str:
    """In Markdown: the clusters of a region, the dated ties by name, the pairs by organisations in common. `span` has `before` and `phase`."""
    found, told = tied(pairs, own), [_clusters(own, moves, say)] if own.region else []
    if found:
        told.append(say("Ties by a dated act or project from phase {before} to phase {phase}: {told}.", told=_counts(found, say, named=True), **span))
    else:
        told.append(say("No tie by a dated act or project is found in phase {before} or in phase {phase}.", **span))
    undated = shared[shared["_a"].isin(own.members) | shared["_b"].isin(own.members)]
    before, now, both = (int(part.sum()) for part in (undated["before"], undated["now"], undated["before"] & undated["now"]))
    told.append(say("Pairs by organisations in common, which have no date: {before}, then {now}, {both} of them in both phases.", before=say.number(before), now=say.number(now), both=say.number(both)))
    return say("**{name}**: {told}", name=own.name, told=" ".join(part[0].lower() + part[1:] if i == 0 else part for i, part in enumerate(told)))


def title(own: Own, pairs: pd.DataFrame, moves: pd.DataFrame, span: dict, say: Speech) -> str:
    """The title of the figure, of the chosen cluster or region alone."""
    told = _counts(tied(pairs, own), say, named=False)
    row = None if own.region else moves[moves["cluster_id"].isin(own.members)].iloc[0]
    if row is not None and isinstance(row["heir"], str):
        return say("{name} is part of {heir} in phase {phase}; its dated ties since phase {before}: {told}", name=own.name, heir=row["heir"], told=told, **span)
    return say("{name}, dated ties from phase {before} to phase {phase}: {told}", name=own.name, told=told, **span)


def _counts(found: dict[str, list[str]], say: Speech, *, named: bool) -> str:
    heads = {"new": lambda n: say.plural("{n} new", "{n} new", n), "lost": lambda n: say.plural("{n} no longer found", "{n} no longer found", n), "kept": lambda n: say.plural("{n} in both phases", "{n} in both phases", n)}
    return say.listing([head(len(found.get(change, []))) + (f" ({names(found[change], say)})" if named and change in found else "") for change, head in heads.items()])


def _clusters(own: Own, moves: pd.DataFrame, say: Speech) -> str:
    ours = moves[moves["cluster_id"].isin(own.members)]
    counts = {move: say.number(int((ours["_move"] == move).sum())) for move in ("stays", "leaves", "arrives")}
    moved = ours[ours["_move"] != "stays"]["short_name"].tolist()
    told = say("{stays} clusters stay, {leaves} leave, {arrives} arrive", **counts)
    return f"{told} ({names(moved, say)})." if moved else f"{told}."


def names(found: list[str], say: Speech) -> str:
    """At most `NAMED` names, then how many others."""
    more = len(found) - NAMED
    return say.listing(found) if more <= 0 else say.plural("{names} and {n} other", "{names} and {n} others", more, names=", ".join(found[:NAMED]))

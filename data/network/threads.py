"""Communities followed from one phase to the next, so that one colour stands for one group through time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SHARED = 2  # clusters in common from which a community is the same group as one of an earlier phase
Groups = Mapping[int, Mapping[int, frozenset[str]]]
Heirs = Mapping[tuple[int, int], Mapping[str, frozenset[str]]]


@dataclass
class Thread:
    """One group through time: its community in each phase where it is found, and the members that this community has in common with the one that it follows."""

    found: dict[int, int] = field(default_factory=dict)
    common: dict[int, frozenset[str]] = field(default_factory=dict)


def followed(groups: Groups, heirs: Heirs, weights: Mapping[tuple[int, str], float]) -> list[Thread]:
    """The groups of all phases: first those found in the most phases, then those of the most clusters, all phases together.

    `groups`: phase → community → its clusters. `heirs`: (earlier phase, later phase) → cluster gone by then → the clusters that it was merged into. `weights`: (phase, cluster) → weight of its links.

    A community goes on as the earlier one with which it has the most clusters in common, one for one, at least `SHARED`; where two have as many, as the one whose common clusters weigh more.
    The phase just before is asked first, then, for those left over, the phases before it, the latest first. What goes on as none is a new group.
    """
    threads: list[Thread] = []
    for phase in sorted(groups):
        left = dict(groups[phase])
        for before in sorted((past for past in groups if past < phase), reverse=True):
            open_threads = [i for i, thread in enumerate(threads) if max(thread.found) == before]
            common = {
                (i, community): carried(groups[before][threads[i].found[before]], heirs.get((before, phase), {})) & members
                for i in open_threads for community, members in left.items()
            }
            heavy = {pair: round(sum(weights.get((phase, name), 0.0) for name in shared), 6) for pair, shared in common.items()}
            for i, community in _one_for_one(common, heavy):
                threads[i].found[phase], threads[i].common[phase] = community, common[i, community]
                del left[community]
        threads += [Thread({phase: community}) for community in sorted(left)]
    sizes = [sum(len(groups[phase][community]) for phase, community in thread.found.items()) for thread in threads]
    return [threads[i] for i in sorted(range(len(threads)), key=lambda i: (-len(threads[i].found), -sizes[i], i))]


def carried(members: Iterable[str], heirs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Clusters of an earlier phase as they are later: one that was merged is its heirs."""
    return frozenset().union(*(heirs.get(name, frozenset({name})) for name in members))


def _one_for_one(common: Mapping[tuple[int, int], frozenset[str]], heavy: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Pairs of a thread and a community, the most in common first, then the heaviest, none taken twice."""
    ordered = sorted((pair for pair in common if len(common[pair]) >= SHARED), key=lambda pair: (-len(common[pair]), -heavy[pair], pair))
    taken: list[tuple[int, int]] = []
    for pair in ordered:
        if all(pair[0] != thread and pair[1] != community for thread, community in taken):
            taken.append(pair)
    return taken


def namesake(thread: Thread, phase: int, groups: Groups, weights: Mapping[tuple[int, str], float]) -> str:
    """The member that stands for a group in a phase: of its clusters then, the one that has been in it in the most phases, then the one whose links weigh most over these phases."""
    def constant(name: str) -> tuple[int, float, str]:
        there = [past for past, community in thread.found.items() if name in groups[past][community]]
        return -len(there), -round(sum(weights.get((past, name), 0.0) for past in there), 6), name

    return min(groups[phase][thread.found[phase]], key=constant)

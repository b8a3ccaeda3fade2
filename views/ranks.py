"""A rank in words; where several share it, it says so."""

from collections.abc import Iterable

from language import Speech
from views.peers import known, rank


def of(place: int, total: int, tied: bool, say: Speech) -> str:
    """`3e sur 9`, `3e ex æquo sur 9`."""
    values = {"place": say.ordinal(place), "total": say.number(total)}
    return say("{place} equal of {total}", **values) if tied else say("{place} of {total}", **values)


def among_regions(value: float, values: Iterable[float | None], say: Speech, total: int | None = None) -> str:
    """Where a value stands among those of the regions, from the highest: `3e rang des 18 régions`. Only the `total` first are counted where it is given."""
    every = list(values)
    told = {"place": say.ordinal(rank(value, every)), "total": say.number(len(every) if total is None else total)}
    if known(every).count(float(value)) > 1:
        return say("{place} equal of the {total} regions", **told)
    return say("{place} of the {total} regions", **told)

"""What the scenario tests share: any set of levers, and the inputs of today's tables."""

import functools

from hypothesis import strategies as st

from data import warehouse
from scenarios.inputs import Inputs, load
from scenarios.levers import LEVERS, Lever, Levers, default


@functools.cache
def todays() -> Inputs:
    """The inputs of a warehouse of today's tables."""
    warehouse.ensure()
    return load()


def value(lever: Lever) -> st.SearchStrategy[float]:
    """A value that the lever takes: a step, an end, or something between two steps."""
    if lever.whole:
        return st.sampled_from(lever.grid)
    hundredths = st.integers(round(lever.low * 100), round(lever.high * 100)).map(lambda n: n / 100)
    return st.one_of(st.sampled_from((lever.low, lever.high, lever.default)), st.sampled_from(lever.grid), hundredths)


@st.composite
def levers(draw, keys: tuple[str, ...] | None = None, merges: bool = False) -> Levers:
    """Any set of levers; `keys` limits those that move; `merges` adds mergers chosen by hand, sound or not."""
    moving = [lever for lever in LEVERS if (keys is None or lever.key in keys)]
    chosen = draw(st.lists(st.sampled_from(moving), unique_by=lambda lever: lever.key, max_size=len(moving)))
    changes = {lever.key: draw(value(lever)) for lever in chosen}
    ids = st.sampled_from(todays().now.ids)
    by_hand = draw(st.dictionaries(ids, ids, max_size=6)) if merges else None
    return default().but(merges=by_hand, **changes)

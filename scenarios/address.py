"""A scenario in a few characters of an address: the version, what differs from the default, and the mergers chosen by hand.

`1s0t100n40` is version 1, State grant 0, takeover 100 %, 40 clusters. `_` opens the mergers: four characters for a cluster, four for its heir.
Whatever comes in, `decode` gives levers or refuses with a reason; it never fails otherwise.
"""

import re
import zlib
from collections.abc import Iterable

from scenarios.levers import LEVERS, Levers, OutOfBounds, default
from scenarios.refusal import Refused

VERSION = "1"
LONGEST = 400
PATTERN = rf"[!-}}]{{1,{LONGEST}}}"  # for the declaration of a parameter of the address: wider than what is read, so that the page can say why it is not
_BY_SHORT = {lever.short: lever for lever in LEVERS}
_PAIR = re.compile(r"([a-z]+)(-?[0-9]{1,4}(?:\.[0-9]{1,2})?)")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def encode(levers: Levers) -> str:
    """The address of a scenario; the default is the version alone."""
    by_key = {lever.key: lever for lever in LEVERS}
    text = VERSION + "".join(by_key[key].short + _number(value) for key, value in levers.changed.items())
    if levers.merges:
        text += "_" + "".join(code(cluster) + code(heir) for cluster, heir in levers.merges)
    return text


def decode(text: str, clusters: Iterable[str] = ()) -> Levers:
    """The levers of an address. `clusters` are the identifiers that mergers may name. Raises Refused with the reason."""
    if not isinstance(text, str) or not text:
        raise Refused("empty")
    if len(text) > LONGEST:
        raise Refused("too_long", {"n": len(text), "most": LONGEST})
    if text[0] not in _DIGITS[:10]:
        raise Refused("not_read", {"text": text[:12]})
    reader = _READERS.get(text[0])
    if reader is None:
        raise Refused("other_version", {"version": text[0]})
    return reader(text[1:], tuple(clusters))


def code(cluster: str) -> str:
    """The four characters that stand for a cluster, made from its identifier, which survives a change of name."""
    rest, found = zlib.crc32(cluster.encode()), ""
    for _ in range(4):
        rest, digit = divmod(rest, len(_DIGITS))
        found += _DIGITS[digit]
    return found


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _read_1(text: str, clusters: tuple[str, ...]) -> Levers:
    values, _, mergers = text.partition("_")
    changes: dict[str, float] = {}
    at = 0
    while at < len(values):
        found = _PAIR.match(values, at)
        if not found:
            raise Refused("not_read", {"text": values[at:at + 12]})
        short, number = found.groups()
        if short not in _BY_SHORT:
            raise Refused("unknown_lever", {"lever": short})
        lever = _BY_SHORT[short]
        if lever.key in changes:
            raise Refused("twice", {"lever": lever.label})
        changes[lever.key] = float(number)
        at = found.end()
    try:
        return default().but(merges=_mergers(mergers, clusters), **changes)
    except OutOfBounds as error:
        raise Refused.bounds(error) from error


def _mergers(text: str, clusters: tuple[str, ...]) -> dict[str, str]:
    names = {code(cluster): cluster for cluster in clusters}
    if len(text) % 8:
        raise Refused("not_read", {"text": text[:12]})
    found: dict[str, str] = {}
    for at in range(0, len(text), 8):
        pair = text[at:at + 4], text[at + 4:at + 8]
        for part in pair:
            if part not in names:
                raise Refused("unknown_cluster", {"cluster": part})
        if names[pair[0]] in found:
            raise Refused("twice", {"lever": names[pair[0]]})
        found[names[pair[0]]] = names[pair[1]]
    return found


_READERS = {"1": _read_1}

"""What a visitor does to the scenarios, as callbacks: each writes the address, and the moves can be undone."""

import contextlib
import re
from collections.abc import Sequence

import streamlit as st

import address
from pages.lab import levers as panel
from scenarios.address import LONGEST, encode
from scenarios.beside import LETTERS, MOST, Set, Sets, read
from scenarios.levers import Levers, OutOfBounds, default
from scenarios.refusal import Refused

PAST, FUTURE, LAST, TURN, HOLD, MOVED, TOLD = "_lab_past", "_lab_future", "_lab_last", "_lab_turn", "_lab_hold", "_lab_moved", "_lab_told"
KEPT = 100  # moves that can be undone


def remember(current: str) -> None:
    """Keep the scenario that stood before this one, whatever changed it; a lever that is held is one move, however long."""
    session = st.session_state
    last, hold = session.setdefault(LAST, current), session.pop(HOLD, None)
    if current == last:
        return
    if hold is None or hold != session.get(MOVED):
        session[PAST] = [*session.get(PAST, []), last][-KEPT:]
    session[FUTURE], session[LAST], session[MOVED] = [], current, hold


def can_undo() -> bool:
    return bool(st.session_state.get(PAST))


def can_redo() -> bool:
    return bool(st.session_state.get(FUTURE))


def undo() -> None:
    """Back to the scenario before the last move."""
    _step(PAST, FUTURE)


def redo() -> None:
    """Forth again."""
    _step(FUTURE, PAST)


def _step(source: str, target: str) -> None:
    session = st.session_state
    if not session.get(source):
        return
    session[target] = [*session.get(target, []), session[LAST]]
    session[source], text = session[source][:-1], session[source][-1]
    session[LAST], session[MOVED] = text, None
    session["s"] = _short(text)


def to(levers: Levers) -> None:
    """Take these levers as the current scenario; one too long for an address is said and not taken."""
    text = encode(levers)
    if len(text) > LONGEST:
        st.session_state[TOLD] = Refused("too_long", {"n": len(text), "most": LONGEST})
        return
    st.session_state["s"] = _short(text)


def _short(text: str) -> str | None:
    return None if text == encode(default()) else text


def on_move(clusters: Sequence[str]) -> None:
    """A lever was moved in the panel, from where the address stands now. What the panel sends comes from a browser: a value that the lever does not take is left out."""
    move, session = panel.moved(), st.session_state
    if not isinstance(move, dict):
        return
    session[TURN], session[HOLD] = move.get("turn", 0), move.get("hold")
    with contextlib.suppress(OutOfBounds):
        to(read(session.get("s"), None, None, clusters).current.levers.but(**{str(move.get("key")): move.get("value")}))


def write(sets: Sequence[Set], base: Set | None = None) -> None:
    """Put a list of scenarios in the address: the first is the one whose levers are moved; `base` is the one of the others that they are compared with, if any."""
    session = st.session_state
    texts = list(dict.fromkeys(one.address for one in sets[1:]))
    names = [sets[0].given, *(next(one.given for one in sets[1:] if one.address == text) for text in texts)]
    session["s"] = _short(sets[0].address)
    session["beside"] = "~".join(texts) or None
    session["named"] = "~".join(names) if any(names) else None
    session["base"] = LETTERS[1 + texts.index(base.address)].lower() if base and base.address in texts else None


def keep(sets: Sets, levers: Levers, name: str = "") -> None:
    """Set a scenario beside the current one."""
    if len(sets.whole) < MOST:
        write([*sets.whole, Set("", levers, name)], sets.base)


def remove(sets: Sets, place: int) -> None:
    """Take the scenario at `place` away; the reference takes the place of the current one where nothing else stands."""
    left = [one for i, one in enumerate(sets.whole) if i != place]
    write(left or [Set("", default())], sets.base)


def open_levers(sets: Sets, place: int) -> None:
    """Bring the levers of the scenario at `place` under the hand; the current one takes its place beside, as the base too where that was one."""
    swapped = list(sets.whole)
    swapped[0], swapped[place] = swapped[place], swapped[0]
    write(swapped, swapped[place] if sets.base == sets.whole[place] else sets.base)


def rename(sets: Sets, place: int, text: str) -> None:
    """Give a name to the scenario at `place`; what an address cannot hold is left out of it."""
    write([Set(one.letter, one.levers, plain(text) if i == place else one.given) for i, one in enumerate(sets.whole)], sets.base)


def plain(text: str) -> str:
    """A name that the address takes, as near as can be to what was typed; empty where nothing of it can stand."""
    found = ""
    for sign in re.sub(r"\s+", " ", text.replace("'", "’")).strip():
        if re.fullmatch(address.NAME, found + sign):
            found += sign
    return found.strip()


def merger(levers: Levers, cluster: str, heir: str | None) -> None:
    """Choose the heir of a cluster, itself where it is to stay, or None to follow the rule again."""
    chosen = {name: other for name, other in levers.merges if name != cluster}
    to(levers.but(merges={**chosen, **({cluster: heir} if heir else {})}))


def told() -> Refused | None:
    """Why an act could not be done, once."""
    return st.session_state.pop(TOLD, None)

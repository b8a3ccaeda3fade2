"""The panel of the levers: one component for all of them, so that a move costs one message and nothing jumps."""

import functools
import json
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from language import Speech
from pages.shell import part
from scenarios.levers import DECISION, GROUP_NAMES, LEVERS, READING, UNKNOWN, Lever, Levers
from scenarios.words import spoken

HERE = Path(__file__).parent
KEY = "levers"
OPEN = {(DECISION, "money"), (DECISION, "private"), (DECISION, "map"), (DECISION, "europe")}  # groups unfolded at first; the others when something in them has moved
SAMPLE = 7  # a value whose digit shows where the number stands in its words
SECTION_NAMES = {
    DECISION: ("Decisions", "Each belongs to someone."),
    UNKNOWN: ("What nobody knows", "Assumptions that no table settles."),
    READING: ("How it is told", "Changes the telling, not what is decided."),
}

_component = part.part("levers", "<div class='levers'></div>", HERE / "levers.js", css=(HERE / "levers.css").read_text(encoding="utf-8"))


def draw(levers: Levers, say: Speech, turn: int, on_move: Callable[[], None], on_source: Callable[[], None]) -> None:
    """Draw the panel, told as one text, which is not searched for tables. `turn` is that of the last move taken; callbacks read `moved` and `asked` after it."""
    _component(key=KEY, data=json.dumps(panel(levers, say, turn), ensure_ascii=False), on_moved_change=on_move, on_source_change=on_source)


def moved() -> dict | None:
    """The move that the panel has just sent: key, value, turn, and the `hold` that is the same while one move lasts."""
    return (st.session_state.get(KEY) or {}).get("moved")


def asked() -> str | None:
    """The lever whose source was just asked for."""
    return (st.session_state.get(KEY) or {}).get("source")


def panel(levers: Levers, say: Speech, turn: int) -> dict:
    """What the component draws: sections (decisions, unknowns, telling), their groups, their levers with every text ready."""
    sections = []
    for kind, (title, line) in SECTION_NAMES.items():
        of_kind = [lever for lever in LEVERS if lever.kind == kind]
        groups = [_group(kind, group, [lever for lever in of_kind if lever.group == group], levers, say) for group in dict.fromkeys(lever.group for lever in of_kind)]
        sections.append({"kind": kind, "title": say(title), "line": say(line), "groups": groups})
    words = {"back": say("back to the reference"), "source": say("Definition and source"), "today": say("today"), "reference": say("reference, phase 5")}
    return {"lang": say.lang, "turn": turn, "words": words, "sections": sections}


def _group(kind: str, group: str, of_group: list[Lever], levers: Levers, say: Speech) -> dict:
    changed = sum(levers[lever.key] != lever.default for lever in of_group)
    title = say("Unknown values") if kind == UNKNOWN else say("Attribution and years") if kind == READING else say(GROUP_NAMES[group])
    return {
        "key": group, "title": title, "open": (kind, group) in OPEN or changed > 0,
        "told": say.plural("{n} changed", "{n} changed", changed) if changed else "",
        "levers": [_lever(lever, levers[lever.key], say) for lever in of_group],
    }


def _lever(lever: Lever, value: float, say: Speech) -> dict:
    return {**_fixed(lever, say), "value": value, "text": "" if lever.options else spoken(lever, value, say)}


@functools.cache
def _fixed(lever: Lever, say: Speech) -> dict:
    """What does not change of a lever in a language."""
    told = lambda x: spoken(lever, x, say)
    end = told if lever.unit == "year" else say.number
    before, after = ("", "") if lever.options else _around(lever, say)
    return {
        "key": lever.key, "label": say(lever.label), "kind": lever.kind, "low": lever.low, "high": lever.high, "step": lever.step, "year": lever.unit == "year",
        "low_text": end(lever.low), "high_text": end(lever.high), "reference": lever.default, "reference_text": told(lever.default),
        "today": lever.present, "today_text": "" if lever.present is None else say("today: {value}", value=told(lever.present)),
        "before": before, "after": after, "options": [[x, say(message)] for x, message in lever.options] or None,
    }


def _around(lever: Lever, say: Speech) -> tuple[str, str]:
    """What stands before and after the number in the words of a value, so that a value not yet answered is told alike."""
    before, _, after = spoken(lever, SAMPLE, say).partition(str(SAMPLE))
    return before, after

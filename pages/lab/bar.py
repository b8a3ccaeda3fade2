"""The scenarios of the page in one line: the one under the hand, those beside it, and the way to set another there."""

import html

import streamlit as st

from language import Speech
from pages.lab import acts, files
from pages.shell import browser, paper, state
from pages.shell.frame import Here
from scenarios.beside import MOST, Sets
from scenarios.levers import default
from scenarios.presets import BY_KEY as PRESET
from scenarios.presets import PRESETS, matching
from scenarios.words import changes

CURRENT, ADD = "current", "beside-add"
WHOLE = 32  # signs of a name that the list of bases shows whole; the name stands in the line above


def draw(here: Here, sets: Sets, summary: str, *, compared: bool) -> None:
    """The line of the scenarios. `summary` is the text that can be copied; `compared`, whether the page already sets them side by side."""
    say, done = here.say, None
    with st.container(key="lab-bar", horizontal=True, vertical_alignment="center", gap="small"):
        for place, one in enumerate(sets.whole):
            options = _first(say, bool(matching(one.levers)), alone=len(sets.whole) == 1) if place == 0 else _other(say)
            chosen = st.menu_button(f"{one.letter} · {one.name(say)}", list(options), key=f"set-{one.letter}", type="secondary" if place == 0 else "tertiary", format_func=options.get)
            done = (place, chosen) if chosen else done
        if len(sets.whole) < MOST:
            offered = {CURRENT: say("This scenario, kept as it is"), **{preset.key: say(preset.label) for preset in PRESETS}}
            st.menu_button(
                say("+ Set beside"), list(offered), key=ADD, type="tertiary", format_func=offered.get, help=say("Up to four scenarios, beside phase 5 as decided"),
                on_click=_added, args=(sets,),
            )
        if sets.others and not compared:
            st.button(say("Compare them"), key="compare-them", icon=":material/arrow_forward:", icon_position="right", type="tertiary", on_click=_compare)
    line = html.escape(_line(sets, say), quote=True)
    with st.container(key="lab-about", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f"<p class='lab-line' title=\"{line}\">{line}</p>")
        _base(sets, say)
    if done:
        _do(*done, here, sets, summary)


def _base(sets: Sets, say: Speech) -> None:
    """What the scenarios are compared with: phase 5 as decided, or one of those beside."""
    if sets.base is None:
        st.session_state["base"] = None  # a letter that stands for nothing was said; the list does not hold it
    told = {one.letter: f"{one.letter} · {one.name(say)}" for one in sets.others}
    names = {letter.lower(): say("Base: {name}", name=name if len(name) <= WHOLE else say("Scenario {letter}", letter=letter)) for letter, name in told.items()}
    state.select("base", say("Base of comparison"), names, say("Base: {name}", name=say("Phase 5 as decided")), width=320, disabled=not sets.others)


def _compare() -> None:
    st.session_state["lab"] = "compare"


def _added(sets: Sets) -> None:
    chosen = st.session_state.get(ADD)
    if chosen == CURRENT:
        acts.keep(sets, sets.current.levers, sets.current.given)
    elif chosen:
        acts.keep(sets, PRESET[chosen].levers)


def _first(say: Speech, known: bool, alone: bool) -> dict[str, str]:
    return {
        **({"about": say("Where does it come from?")} if known else {}), "name": say("Name it…"), "link": say("Copy the link"), "summary": say("Copy the summary"), "save": say("Save as a file (JSON)") if alone else say("Save them all as a file (JSON)"), "open": say("Open a file…"),
        "remove": say("Remove"),
    }


def _other(say: Speech) -> dict[str, str]:
    return {"levers": say("Move its levers"), "name": say("Name it…"), "remove": say("Remove")}


def _do(place: int, action: str, here: Here, sets: Sets, summary: str) -> None:
    say = here.say
    if action == "about":
        files.tell_preset(matching(sets.current.levers)[0], say)
    elif action == "name":
        files.ask_name(sets, place, say)
    elif action == "open":
        files.ask_file(sets, say)
    elif action == "save":
        browser.save(*files.saved(sets, say))
    elif action in ("link", "summary"):
        browser.copy(paper.link(here, "scenarios", "scenario_lab") if action == "link" else summary)
        st.toast(say("Copied"))
    else:
        (acts.remove if action == "remove" else acts.open_levers)(sets, place)
        st.rerun()


def _line(sets: Sets, say: Speech) -> str:
    """What the current scenario is: a starting point in its own words and how it is told, or what differs from phase 5 as decided."""
    levers = sets.current.levers
    preset = next(iter(matching(levers)), None)
    told = [] if preset is None else [say(preset.definition)]
    told += [say("{lever} {value} (instead of {before})", lever=label, value=value, before=before) for label, value, before in changes(default().told_as(levers) if preset else levers, say)]
    if levers.merges:
        told.append(say.plural("{n} merger chosen by hand", "{n} mergers chosen by hand", len(levers.merges)))
    return " · ".join(told)

"""The scenario lab: who pays and who steers after 2022; levers on the left, what they change on the right."""

import streamlit as st

from pages.lab import acts, bar, files, levers, mergers, told
from pages.shell import here, paper, show, state
from scenarios import beside, inputs
from scenarios.address import encode
from scenarios.compare import compare
from scenarios.headline import headline
from scenarios.levers import default
from scenarios.model import evaluate
from scenarios.presets import BY_KEY, PRESETS, matching
from scenarios.summary import summary

FIGURES = {
    "result": ("scenario_envelope",),
    "compare": ("scenario_compare_chart", "scenario_need", "scenario_rnd", "scenario_concentration", "scenario_compare"),
    "sensitivity": ("scenario_goal", "scenario_tornado", "scenario_tornado_rd", "scenario_band"),
    "assumptions": ("scenario_assumptions", "scenario_not_computed"),
}
OWN = "own"  # in the list of starting points: levers that are none of them

place = here()
say = place.say
tables = inputs.current()
sets = beside.read(place.state["s"], place.state["beside"], place.state["named"], tables.now.ids, place.state["base"])
current = sets.current.levers
outcome = evaluate(current, tables)
acts.remember(encode(current))
base = sets.against(say)
against = compare(outcome, base.levers and evaluate(base.levers, tables))
text = summary(against, base, say, place.state["region"])

place.question(say("After 2022: who pays, who loses?"), headline(against, base, say))
with place.controls:
    part = state.segmented("lab", say("View"), {"result": say("Result"), "compare": say("Compare"), "sensitivity": say("Aims and sensitivity"), "assumptions": say("Assumptions")})
told.refusals(sets, say)


def chosen() -> None:
    """Take the levers of the starting point that was just chosen."""
    if st.session_state["lab-preset"] != OWN:
        acts.to(BY_KEY[st.session_state["lab-preset"]].levers.told_as(current))


def starting_point() -> None:
    """A list of the starting points, which shows the one that stands, and the steps back."""
    same = [preset.key for preset in matching(current)] or [OWN]
    if st.session_state.get("lab-preset") not in same:
        st.session_state["lab-preset"] = same[0]
    names = {**({OWN: say("Your own levers")} if same == [OWN] else {}), **{preset.key: say(preset.label) for preset in PRESETS}}
    st.selectbox(say("Starting point"), list(names), key="lab-preset", placeholder=say("Your own levers"), label_visibility="collapsed", format_func=names.get, on_change=chosen)
    with st.container(key="lab-steps", horizontal=True, gap="small"):
        st.button(say("Undo"), key="undo", icon=":material/undo:", type="tertiary", disabled=not acts.can_undo(), on_click=acts.undo)
        st.button(say("Redo"), key="redo", icon=":material/redo:", type="tertiary", disabled=not acts.can_redo(), on_click=acts.redo)
        st.button(say("Reset"), key="reset", icon=":material/restart_alt:", type="tertiary", disabled=current == default(), on_click=acts.to, args=(default(),), help=say("Back to phase 5 as it was decided"))


def rows() -> None:
    """All the rows of the table, or those that differ."""
    with st.container(key="lab-rows"):
        state.segmented("differences", say("Rows"), {"0": say("All rows"), "1": say("Differences only")})


def gains() -> None:
    """Who gains and who loses, or the years, one figure at a time; and who joins whom where there are fewer clusters."""
    with st.container(key="lab-gains", horizontal=True, vertical_alignment="center", gap="small"):
        seen = state.segmented("seen", say("Who gains, who loses"), {"regions": say("By region"), "map": say("On the map"), "clusters": say("By cluster"), "years": say("Year by year")})
        if seen == "years":
            state.segmented("euros", say("Euros"), {"current": say("Current €"), "constant": say("Constant €")})
        else:
            state.segmented("gap", say("Gains and losses"), {"euros": say("€M"), "percent": say("%"), "member": say("per member")})
    show(f"scenario_{seen}", place)
    if current["n"] < len(tables.now):
        show("scenario_mergers", place)
        mergers.draw(outcome, say)


with st.container(key="lab-page", horizontal=True, gap="medium"):
    with st.container(key="lab-left", width=308, gap="small"):
        starting_point()
        levers.draw(current, say, st.session_state.get(acts.TURN, 0), on_move=lambda: acts.on_move(tables.now.ids), on_source=lambda: None)
    with st.container(key="lab-right", gap="small"):
        bar.draw(place, sets, text, compared=part == "compare")
        told.rule(outcome, say)
        for name in FIGURES[part]:
            show(name, place, handle=rows if name == "scenario_compare" else None)
            if name == "scenario_goal":
                told.goals(current, base, tables, say, place.state["region"])
        if part == "result":
            gains()
            told.summary(text, paper.link(place, "scenarios", "scenario_lab"), say)
            told.notices(outcome, say)

if levers.asked():
    files.tell_lever(levers.asked(), say)

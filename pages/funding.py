"""Funding: who pays for the clusters, how much of it is known, and what each way of counting may be used for."""

import streamlit as st

import views
from pages.shell import here, show, state
from views import funding

place = here()
say = place.say

place.question(say("Who pays for the clusters, and how much of it is known?"), funding.answer(views.draw("funding_by_year", place.look, place.filters).frame, say))
with st.container(horizontal=True, vertical_alignment="center", key="money-line"):
    money = state.segmented("money", say("View"), {
        "years": say("Year by year"), "fui": say("FUI and running grant"), "calls": say("FUI calls"), "europe": say("Europe"), "flow": say("Flow"), "bridge": say("Phase to phase"), "each": say("For each"), "places": say("Regions"),
    })
    if money == "bridge":
        if place.state["since"] == place.state["phase"]:
            state.keep("since", None)  # a phase is not compared with itself
        others = {str(n): say("With phase {n}", n=n) for n in (1, 2, 3, 4, 5) if n != place.state.phase}
        state.select("since", say("The other phase"), others, say("With the phase before"), width=206)
    if money in funding.PRICED:
        state.segmented("euros", say("Euros"), {"current": say("Current €"), "constant": say("Constant €")})

if money == "years":
    show("funding_by_year", place)
elif money == "fui":
    left, right = st.columns(2, gap="large")
    with left:
        show("fui_votes", place)
    with right:
        show("funding_grant_states", place)
elif money == "calls":
    show("fui_calls_list", place)
elif money == "bridge":
    show("funding_bridge", place)
elif money == "flow":
    show("funding_flow", place)
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        show("funding_list", place)
    with right:
        show("funding_known", place)
elif money == "each":
    show("funding_per_cluster", place)
    show("funding_per_member", place)
elif money == "places":
    show("funding_places", place)
else:
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        show("funding_eu", place)
    with right:
        show("funding_eu_curve", place)

"""Trajectories: what has become of the clusters, in five screens."""

import streamlit as st

from pages.shell import here, show, state

place = here()
say = place.say
with st.container(key="trajectories-line", horizontal=True, vertical_alignment="center"):
    shown = state.segmented("view", say("View"), {"genealogy": say("Genealogy"), "stock": say("How many, day by day"), "alluvial": say("From phase to phase"), "multiples": say("Themes and regions")})
    if shown == "genealogy":
        perimeter = state.segmented("perimeter", say("Perimeter"), {"then": say("As labelled then"), "today": say("In today’s perimeter")})

place.question(say("What has become of each cluster?"), "")
show("lineage" if perimeter == "then" else "lineage_today", place)

"""Trajectories: what has become of the clusters, in four screens; a chosen cluster alone, large."""

import streamlit as st

from pages.shell import here, show, state
from queries import engine
from views import trajectories

place = here()
say, chosen = place.say, place.state["cluster"]

if chosen:
    place.question(say("Where does this cluster come from, and what has become of it?"), trajectories.kin(chosen, say))
    show("lineage", place)
    show("lineage_story", place)
    st.page_link("pages/cluster.py", label=say("Its card: members, projects, money") + " →")
    st.stop()

place.question(say("What has become of each cluster?"), trajectories.answer(place.state["region"], say))
with place.controls:
    shown = state.segmented("view", say("View"), {"genealogy": say("Genealogy"), "stock": say("How many, day by day"), "alluvial": say("From phase to phase"), "multiples": say("Themes and regions")})
    if shown == "genealogy":
        perimeter = state.segmented("perimeter", say("Perimeter"), {"then": say("As labelled then"), "today": say("In today’s perimeter")})

if shown == "genealogy":
    show("lineage" if perimeter == "then" else "lineage_today", place)

elif shown == "stock":
    changes = [day.date() for day in engine.run("label_stock", region=place.state["region"])["day"]]
    if changes:
        first, last = trajectories.days()
        now = trajectories.day(place.filters, say)
        earlier, later = [day for day in changes if day < now], [day for day in changes if day > now]
        with st.container(key="day-line", horizontal=True, vertical_alignment="center"):
            st.button("‹ " + say("Change before"), key="day-before", disabled=not earlier, on_click=state.keep, args=("day", earlier[-1].isoformat() if earlier else None))
            st.session_state["w-day"] = now
            st.slider(say("Day"), first, last, key="w-day", format="DD/MM/YYYY", label_visibility="collapsed", on_change=state.on_change("day", lambda: st.session_state["w-day"].isoformat()))
            st.button(say("Change after") + " ›", key="day-after", disabled=not later, on_click=state.keep, args=("day", later[0].isoformat() if later else None))
    show("label_stock_on_day", place)

elif shown == "alluvial":
    show("lineage_passages", place)
    show("lineage_passage_names", place)

else:
    show("stock_by_family", place)
    show("stock_by_region", place)

"""Trajectories: what has become of the clusters, in four screens; a chosen cluster alone, large."""

import streamlit as st

from pages.lineage import days, kin, passage
from pages.shell import here, show, state
from views import trajectories_answers

place = here()
say, chosen = place.say, place.state["cluster"]

if chosen:
    place.question(say("Where does this cluster come from, and what has become of it?"), trajectories_answers.kin(chosen, say))
    kin.draw(place)
    show("lineage", place)
    show("lineage_story", place)
    st.page_link("pages/cluster.py", label=say("Its card: members, projects, money") + " →")
    st.stop()

with place.controls:
    shown = state.segmented("view", say("View"), {"genealogy": say("Genealogy"), "stock": say("How many, day by day"), "alluvial": say("From phase to phase"), "multiples": say("Themes and regions")})
    if shown == "genealogy":
        perimeter = state.segmented("perimeter", say("Perimeter"), {"then": say("As labelled then"), "today": say("In today’s perimeter")})

question, answer = trajectories_answers.ASKED[shown](place.state["region"], say)
place.question(question, f"{answer} {say('A click on a name shows its lineage.')}" if shown == "genealogy" else answer)

if shown == "genealogy":
    show("lineage" if perimeter == "then" else "lineage_today", place)

elif shown == "stock":
    show("label_stock_on_day", place, handle=lambda: days.draw(place), day=days.read(place))
    show("stock_accounts", place)

elif shown == "alluvial":
    passage.follow(place)
    show("lineage_passages", place)
    show("lineage_passage_names", place, handle=lambda: passage.draw(place))

else:
    show("stock_by_family", place)
    show("stock_by_region", place)

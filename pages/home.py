"""Home: what has become of the clusters? Four numbers, the map, the ribbon of the phases, three doors."""

import streamlit as st

import pages
from pages.shell import here, show
from views import home

place = here()
say = place.say
place.question(say("What has become of the competitiveness clusters?"), home.answer(place.state.phase, say))

left, right = st.columns([1.12, 1], gap="large")
with left:
    show("cluster_seats", place)
with right:
    with st.container(key="numbers"):
        for row in (("stock_at_phase_end", "members_by_phase"), ("state_money_by_phase", "eu_projects_by_phase")):
            for column, name in zip(st.columns(2), row, strict=True):
                with column:
                    show(name, place)
    show("label_stock", place)

doors = [
    ("region", say("My region"), say("Its clusters, its money, its links, three things to say")),
    ("deck", say("Present"), say("A first meeting ready, full screen or PowerPoint")),
    ("scenario_lab", say("Compare scenarios"), say("And if the grant changes? Who gains, who loses")),
]
open_doors = [door for door in doors if door[0] in {page.name for page in pages.standing()}]
if open_doors:
    for column, (name, label, line) in zip(st.columns(len(open_doors)), open_doors, strict=True):
        with column:
            st.page_link(f"pages/{name}.py", label=f"**{label}** →")
            st.html(f"<p class='door'>{line}</p>")

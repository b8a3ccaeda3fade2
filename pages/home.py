"""Home: what has become of the clusters? Four numbers, the map, the ribbon of the phases, three doors."""

import html

import streamlit as st

import address
import pages
import views
from pages.shell import here, link, show
from views import home

place = here()
say = place.say
place.question(say("What has become of the competitiveness clusters?"), home.answer(place.state.phase, place.state["region"], say))

left, right = st.columns([1.12, 1], gap="large")
with left:
    seats = views.draw("cluster_seats", place.look, place.filters)
    show("cluster_seats", place, handle=lambda: st.html(home.key(seats)))
with right:
    numbers = st.container(key="home-numbers")
    show("label_stock", place)  # before the numbers above it: what takes longest to paint is sent first
    with numbers:
        for name in ("stock_at_phase_end", "members_by_phase", "state_money_by_phase", "eu_projects_by_phase"):
            show(name, place)

doors = [
    ("region", say("My region"), say("Its clusters, its money, its links, three things to say")),
    ("deck", say("Present"), say("A first meeting ready, full screen or PowerPoint")),
    ("scenario_lab", say("Compare scenarios"), say("And if the grant changes? Who gains, who loses")),
]
open_doors = [door for door in doors if door[0] in {page.name for page in pages.standing()}]
slugs = {page.name: page.slug for page in pages.standing()}
st.html("<div class='doors'>" + "".join(
    f"<p><a href='{html.escape(link(slugs[name], address.write(place.state.values, name)), quote=True)}'>{label} →</a><span>{line}</span></p>" for name, label, line in open_doors
) + "</div>")

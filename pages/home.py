"""Home: what has become of the clusters? Four numbers, the map and the way from it to a card, the ribbon of the phases, three doors."""

import html

import streamlit as st

import address
import pages
import views
from pages.shell import here, link, show
from queries import engine
from views import home

place = here()
say = place.say
place.question(say("What has become of the competitiveness clusters?"), home.answer(place.state.phase, place.state["region"], say))

slugs = {page.name: page.slug for page in pages.standing()}


def to(name: str, text: str, **more: str) -> str:
    """A link to another page with the state of this one."""
    return f"<a href='{html.escape(link(slugs[name], address.write({**place.state.values, **more}, name)), quote=True)}'>{html.escape(text)}&nbsp;→</a>"


def beside_the_map() -> None:
    """The key of a narrow page, and the way to the card of what is chosen."""
    cluster, region = place.state["cluster"], place.state["region"]
    found = [to("cluster", say("Open the card of the cluster {cluster}", cluster=engine.run("cluster_names").set_index("cluster_id").at[cluster, "short_name"]), sheet="card")] if cluster else []
    if region:
        found.append(to("region", say("Open the card of {region}", region=home.name(region))))
    st.html(home.key(seats) + (f"<p class='map-open'>{''.join(found)}</p>" if found else ""))


left, right = st.columns([1.12, 1], gap="large")
with left:
    seats = views.draw("cluster_seats", place.look, place.filters)
    show("cluster_seats", place, handle=beside_the_map)
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
st.html("<div class='doors'>" + "".join(f"<p>{to(name, label)}<span>{line}</span></p>" for name, label, line in doors if name in slugs) + "</div>")

"""The deck that is ready for a first meeting: phases 1 to 4, and what follows."""

from decks.model import Deck, Slide
from language import Speech
from scenarios import address
from scenarios.presets import BY_KEY

PAST = (
    Slide("label_stock", {"phase": "4"}),
    Slide("cluster_seats", {"phase": "4"}),
    Slide("lineage_passages", {}),
    Slide("network_graph", {"phase": "4", "size": "degree", "steps": "1"}),
    Slide("fui_votes", {"euros": "current"}),
    Slide("funding_by_year", {"euros": "current", "phase": "4"}),
    Slide("funding_eu", {}),
    Slide("funding_grant_states", {"euros": "current"}),
)
NEXT = ("state_exit", "regions_take_over", "fewer")  # starting points of the scenarios, set beside phase 5 as decided


def deck(say: Speech) -> Deck:
    """The ready-made deck, each title computed from today's data."""
    levers, names = [address.encode(BY_KEY[key].levers) for key in NEXT], [say(BY_KEY[key].label) for key in NEXT]
    follows = (
        Slide("scenario_compare_chart", {"s": levers[0], "beside": "~".join(levers[1:]), "named": "~".join(names)}),
        Slide("scenario_regions", {"s": levers[0], "named": names[0], "gap": "euros"}),
    )
    return Deck((*PAST, *follows), say("The clusters, phases 1 to 4 and after"), lang=say.lang)

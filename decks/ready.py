"""The deck that is ready for a first meeting: phases 1 to 4, and what follows."""

from decks.model import Deck, Slide
from language import Speech

SLIDES = (
    Slide("label_stock", {"phase": "4"}),
    Slide("cluster_seats", {"phase": "1"}),
    Slide("cluster_seats", {"phase": "4"}),
    Slide("lineage_passages", {}),
    Slide("network_graph", {"phase": "4", "size": "degree", "steps": "1"}),
    Slide("fui_votes", {"euros": "current"}),
    Slide("funding_grant_states", {"euros": "current"}),
    Slide("funding_by_year", {"euros": "current", "phase": "4"}),
    Slide("funding_eu_curve", {}),
    Slide("region_clusters_rank", {"phase": "4", "counting": "seat", "per": "total"}),
)


def deck(say: Speech) -> Deck:
    """The ready-made deck, each title computed from today's data."""
    return Deck(SLIDES, say("The clusters, phases 1 to 4 and after"), lang=say.lang)

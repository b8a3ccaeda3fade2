"""Whether a slide can be drawn: its view exists, takes these filters, and has all those that it needs."""

import address
import views
from decks.model import Slide
from decks.refusal import Refused
from queries import engine
from queries.header import Parameter
from views import computed
from views.core import parameters


def check(slide: Slide) -> Slide:
    """The slide itself. Raises Refused with what is wrong with it."""
    try:
        declared = views.get(slide.view)
    except views.UnknownView:
        raise Refused("unknown_view", {"view": slide.view}) from None
    taken = {p.name: p for name in (declared.query, *declared.also) for p in computed.question(name).parameters}
    for name, value in slide.filters.items():
        if name not in parameters(declared):
            raise Refused("unknown_filter", {"view": slide.view, "field": name})
        if not _fits(name, value, taken.get(name)):
            raise Refused("bad_filter", {"view": slide.view, "field": name, "value": value})
    for name, parameter in taken.items():
        if not parameter.optional and name not in ("lang", *slide.filters):
            raise Refused("bad_filter", {"view": slide.view, "field": name, "value": ""})
    return slide


def _fits(name: str, value: str, parameter: Parameter | None) -> bool:
    """Whether the address would take the value; a filter that no address holds is read by the type of the query's parameter."""
    if name in address.BY_NAME:
        return address.fits(value, address.BY_NAME[name], engine.codes)
    try:
        return parameter is not None and parameter.read(value) is not None
    except ValueError:
        return False

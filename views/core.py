"""The one mechanism by which a figure is shown: query → frame → picture, words, table and receipt, all from the same frame."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look
from charts.network_grid import Grid
from language import Speech
from queries import engine
from queries.header import Query
from views import computed, tables
from views.sources import Sources, index


class UnknownView(KeyError):
    """No view has this name."""


@dataclass(frozen=True)
class Coverage:
    """How much of what should be known is known: `known` out of `total`; `unit` is the plural word in the page's language."""

    known: int
    total: int
    unit: str

    @property
    def share(self) -> float:
        return self.known / self.total if self.total else 0.0


@dataclass(frozen=True)
class Words:
    """What is said around a picture: the answer, the measure, one point read aloud, the field, the completeness."""

    title: str
    subtitle: str
    reading: str
    scope: str
    coverage: Coverage | None = None
    note: str = ""  # a caveat that must be read with the picture
    method: str = ""  # how the picture is drawn, for whoever checks it: on the page and in a speaker's notes, not on a slide


@dataclass(frozen=True)
class Number:
    """A figure shown as a number: its name, its value, its unit, what changed, how sure it is, and on the page what it is counted on."""

    label: str
    value: str
    unit: str = ""
    change: str = ""
    confidence: str = "high"
    basis: str = ""


@dataclass(frozen=True)
class Context:
    """The filters of a view (parameter → value, as typed for the query) and the frames of its other queries."""

    filters: Mapping[str, object]
    also: Mapping[str, pd.DataFrame]

    def __getitem__(self, name: str):
        return self.filters.get(name)


@dataclass(frozen=True)
class View:
    """A figure of the product, declared once. `definition` and `formula` are messages of the catalogue.

    `query` names a question: a file of `queries/`, or a function declared with `views.computed`; `also` names further ones that the picture
    or the words need, with the same filters. `pick` is the parameter that a click on a point writes. `options` are parameters that the
    picture takes and the query does not.
    """

    name: str
    query: str
    words: Callable[[pd.DataFrame, Speech, Context], Words]
    definition: str
    formula: str
    chart: Callable[[pd.DataFrame, Look, Context], go.Figure] | None = None
    number: Callable[[pd.DataFrame, Speech, Context], Number] | None = None
    also: tuple[str, ...] = ()
    pick: str | None = None
    options: tuple[str, ...] = ()
    narrowest: int = 0  # px that the picture needs to be read: on a narrower page it keeps them, and slides under the finger
    hint: str = ""  # what a click on the picture does; a message of the catalogue, said on the page alone, never on a slide or on paper
    limits: str = ""  # what the figure must not be used for; a message of the catalogue
    rows: Callable[[pd.DataFrame, Context], pd.DataFrame] | None = None  # what the twin shows where it is less than the frame
    markup: Callable[[pd.DataFrame, Speech, Context], str] | None = None  # HTML in place of a picture: a list, columns side by side
    grid: Callable[[pd.DataFrame, Look, Context], Grid] | None = None  # the picture as a table of coloured cells, where a file can hold it so
    sourced: bool = False  # the twin bears the source of each row, however long it is


_views: dict[str, View] = {}


def view(declared: View) -> View:
    """Enter a view in the list of the product's figures. Raises ValueError where the name is taken."""
    if _views.get(declared.name, declared) is not declared:
        raise ValueError(f"two views are named {declared.name}")
    _views[declared.name] = declared
    return declared


def get(name: str) -> View:
    """The view of that name; raises UnknownView."""
    try:
        return _views[name]
    except KeyError:
        raise UnknownView(name) from None


def names() -> list[str]:
    """Every figure of the product."""
    return sorted(_views)


def parameters(declared: View) -> tuple[str, ...]:
    """The filters that a view takes."""
    found = [p.name for name in (declared.query, *declared.also) for p in computed.question(name).parameters]
    return tuple(dict.fromkeys([*found, *declared.options]))


def _run(name: str, filters: Mapping[str, object], lang: str) -> pd.DataFrame:
    taken = {}
    for parameter in computed.question(name).parameters:
        value = lang if parameter.name == "lang" else filters.get(parameter.name)
        taken[parameter.name] = parameter.read(value) if isinstance(value, str) else value
    return computed.run(name, **taken)


@dataclass(frozen=True)
class Drawn:
    """A view with its filters: each reader takes what it needs, and nothing is computed before it is asked for."""

    view: View
    look: Look
    filters: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def frame(self) -> pd.DataFrame:
        return _run(self.view.query, self.filters, self.look.say.lang)

    @cached_property
    def context(self) -> Context:
        return Context(self.filters, {name: _run(name, self.filters, self.look.say.lang) for name in self.view.also})

    @property
    def empty(self) -> bool:
        return self.frame.empty

    @cached_property
    def words(self) -> Words:
        if self.empty:
            say = self.look.say
            return Words(say("Nothing is known for this choice"), say("The tables hold no row here"), say("no row answers this question"), say("Choice of the page"))
        return self.view.words(self.frame, self.look.say, self.context)

    @cached_property
    def figure(self) -> go.Figure:
        """The picture; built anew, never stored. An empty frame gives a figure that says so."""
        if self.empty or self.view.chart is None:
            say, palette = self.look.say, self.look.palette
            note = {"text": say("No data"), "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False, "font": {"color": palette.quiet, "size": self.look.label}}
            return self.look.figure(120, annotations=[note], xaxis={"visible": False}, yaxis={"visible": False})
        return self.view.chart(self.frame, self.look, self.context)

    @cached_property
    def grid(self) -> Grid | None:
        """The picture as a table of coloured cells; None where it is none."""
        return None if self.view.grid is None or self.empty else self.view.grid(self.frame, self.look, self.context)

    @cached_property
    def number(self) -> Number | None:
        return None if self.view.number is None or self.empty else self.view.number(self.frame, self.look.say, self.context)

    @cached_property
    def markup(self) -> str | None:
        """What stands in place of a picture, as HTML; None where there is a picture, or nothing but the table."""
        return None if self.view.markup is None or self.empty else self.view.markup(self.frame, self.look.say, self.context)

    @cached_property
    def table(self) -> pd.DataFrame:
        """The twin: headings and values as read on screen."""
        return tables.as_read(self.rows, self.question, self.look.say)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of the twin, exact, with the names of the query's columns."""
        return self.frame if self.view.rows is None or self.empty else self.view.rows(self.frame, self.context)

    @cached_property
    def sources(self) -> Sources:
        frames = (self.rows, *self.context.also.values())
        return Sources.of(frames, source_table(engine.version()), self.look.say)

    @property
    def headline(self) -> str:
        """What the figure is called on its own page: its title, or the name of its number."""
        return self.number.label if self.number else self.words.title

    @cached_property
    def alone(self) -> str:
        """The same where the figure stands alone (a slide, a file, a citation): with the cluster or the region of which its question asks, if the title does not name it."""
        for parameter, names, code, name in (("cluster", "cluster_names", "cluster_id", "short_name"), ("region", "region_names", "region_code", "name")):
            chosen = self.filters.get(parameter)
            if chosen and parameter in {one.name for one in self.question.parameters}:
                whose = engine.run(names).set_index(code).at[chosen, name]
                return self.headline if whose in self.headline else f"{whose} · {self.headline}"
        return self.headline

    @property
    def alt(self) -> str:
        """The text alternative of the picture."""
        return f"{self.words.title}. {self.words.subtitle}. {self.look.say('Reading: {text}', text=self.words.reading)}"

    @property
    def question(self) -> Query:
        """What the view asks, and how it is worked out."""
        return computed.question(self.view.query)

    @property
    def citation(self) -> str:
        """A citation ready to paste."""
        return self.look.say(
            "Interpôles, “{title}”, {scope}, from {sources}, data version {version}.",
            title=self.alone, scope=self.words.scope, sources=self.sources.line or self.look.say("its own reference tables"), version=engine.version(),
        )


@lru_cache(maxsize=2)
def source_table(version: str) -> dict[str, dict]:
    """The table of sources, read once for a version of the data."""
    return index(engine.run("sources"))


def draw(name: str, look: Look, filters: Mapping[str, object]) -> Drawn:
    """A view for its filters (parameter → value; text is read as the query's type). Filters that it does not take are left out."""
    declared = get(name)
    taken = {key: filters.get(key) for key in parameters(declared) if key != "lang"}
    return Drawn(declared, look, taken)

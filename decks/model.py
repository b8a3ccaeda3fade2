"""What a deck is, and what can be done to it. Nothing here draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from decks.refusal import Refused

MOST_SLIDES, LONGEST_TITLE, LONGEST_NOTE, LONGEST_FILTER = 60, 200, 1500, 1300  # a deck, and characters


def written(text: str) -> str:
    """A text as any file takes it: signs of control, which a word processor may leave in what is pasted, are spaces; lone halves of a sign are left out."""
    if text.isprintable():
        return text
    kept = "".join(" " if sign < " " and sign not in "\n\t" else sign for sign in text if not 0xD800 <= ord(sign) <= 0xDFFF and sign not in "\ufffe\uffff")
    return kept.strip() if kept != text else text


@dataclass(frozen=True)
class Slide:
    """A view with its filters (parameter → value, as in the address). An empty title is the view's own, computed from today's data."""

    view: str
    filters: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    note: str = ""

    def __post_init__(self):
        object.__setattr__(self, "title", written(self.title))
        object.__setattr__(self, "note", written(self.note))
        kept = {name: str(value) for name, value in sorted(self.filters.items()) if name != "lang" and value not in (None, "")}
        object.__setattr__(self, "filters", kept)
        for text, most in ((self.title, LONGEST_TITLE), (self.note, LONGEST_NOTE), *((value, LONGEST_FILTER) for value in kept.values())):
            if len(text) > most:
                raise Refused("text_too_long", {"n": len(text), "most": most})


@dataclass(frozen=True)
class Deck:
    """Slides in their order, the title of the whole, and what the figures said when the deck was made.

    `version` is the version of the data then, `lang` the language of `values`. `values` holds, slide by slide, what was printed (name of the text → text), see
    `changes.printed`; it is empty where only `marks` are known: one short mark a slide, which changes when anything printed on it does.
    """

    slides: tuple[Slide, ...] = ()
    title: str = ""
    version: str = ""
    lang: str = "fr"
    values: tuple[Mapping[str, str], ...] = ()
    marks: tuple[str, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "title", written(self.title))
        if len(self.slides) > MOST_SLIDES:
            raise Refused("too_many", {"n": len(self.slides), "most": MOST_SLIDES})
        if len(self.title) > LONGEST_TITLE:
            raise Refused("text_too_long", {"n": len(self.title), "most": LONGEST_TITLE})
        for name in ("values", "marks"):
            if not any(getattr(self, name)):
                object.__setattr__(self, name, ())

    def added(self, slide: Slide, at: int | None = None) -> "Deck":
        """The deck with one slide more, at the end or before place `at`. Raises Refused where it is full."""
        place = len(self.slides) if at is None else at
        return self.with_slides((*self.slides[:place], slide, *self.slides[place:]))

    def without(self, place: int) -> "Deck":
        return self.with_slides(tuple(slide for at, slide in enumerate(self.slides) if at != place))

    def moved(self, place: int, by: int) -> "Deck":
        """The slide at `place` goes `by` places further; the ends stop it."""
        slides = list(self.slides)
        slides.insert(min(max(place + by, 0), len(slides) - 1), slides.pop(place))
        return self.with_slides(tuple(slides))

    def written(self, place: int, **texts: str) -> "Deck":
        """The slide at `place` with another title or note."""
        return self.with_slides(tuple(replace(slide, **texts) if at == place else slide for at, slide in enumerate(self.slides)))

    def with_slides(self, slides: tuple[Slide, ...], title: str | None = None) -> "Deck":
        """The deck with these slides. What was printed follows its slide: by what the slide shows, not by where it stands."""
        kept = {_shown(slide): at for at, slide in reversed(list(enumerate(self.slides)))}
        places = [kept.get(_shown(slide)) for slide in slides]
        values = tuple({} if at is None else self.values[at] for at in places) if self.values else ()
        marks = tuple("" if at is None else self.marks[at] for at in places) if self.marks else ()
        return replace(self, slides=slides, values=values, marks=marks, title=self.title if title is None else title)


def _shown(slide: Slide) -> tuple:
    return slide.view, tuple(slide.filters.items())

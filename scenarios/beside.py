"""The scenarios of a page: the one whose levers are moved, and up to three set beside it, each with its letter and its name."""

from collections.abc import Iterable
from dataclasses import dataclass

from language import Speech
from scenarios.address import decode, encode
from scenarios.levers import Levers, default
from scenarios.presets import matching
from scenarios.refusal import Refused

MOST = 4  # scenarios on one page, beside the reference
LETTERS = "ABCD"


@dataclass(frozen=True)
class Set:
    """One scenario of the page. `given` is the name that the visitor gave it, empty where none."""

    letter: str
    levers: Levers
    given: str = ""

    @property
    def address(self) -> str:
        return encode(self.levers)

    def name(self, say: Speech) -> str:
        """The name given, else that of the starting point that it is, with its first year where it is another, else its letter."""
        if self.given:
            return self.given
        presets = matching(self.levers)
        if not presets:
            return say("Scenario {letter}", letter=self.letter)
        label, start = say(presets[0].label), self.levers["start"]
        return label if start == default()["start"] or presets[0].levers == default() else say("{name} from {year}", name=label, year=f"{start:.0f}")


@dataclass(frozen=True)
class Base:
    """What scenarios are compared with: its name, how a sentence says it, how a picture does in a few signs, and its levers, None for phase 5 as decided."""

    name: str
    said: str
    short: str
    levers: Levers | None = None


@dataclass(frozen=True)
class Sets:
    """The scenario whose levers are moved, those beside it, and why others were left out."""

    current: Set
    others: tuple[Set, ...] = ()
    refused: tuple[Refused, ...] = ()
    base: Set | None = None  # the one of `others` that the rest is compared with; None for phase 5 as decided

    @property
    def whole(self) -> tuple[Set, ...]:
        """Every scenario of the address."""
        return self.current, *self.others

    @property
    def all(self) -> tuple[Set, ...]:
        """Those that figures draw: one beside that is no different from the current one, or from what they are compared with, says nothing more."""
        told = {self.current.levers, *([self.base.levers] if self.base else [])}
        return self.current, *(one for one in self.others if one.levers not in told)

    def against(self, say: Speech) -> Base:
        """What they are compared with, in words."""
        if self.base is None:
            return Base(say("Phase 5 as decided"), say("phase 5"), say("Phase 5"))
        name = self.base.name(say)
        return Base(name, say("“{name}”", name=name), self.base.letter, self.base.levers)


def read(current: str | None, beside: str | None, named: str | None, clusters: Iterable[str], base: str | None = None) -> Sets:
    """The scenarios of an address. `beside` and `named` hold several values joined by `~`: names in the order of the scenarios, empty where none.

    A scenario keeps the letter of its place. One that cannot be read is left out and its reason kept; the reference stands in for the current one. `base` is the letter of
    one of `beside`; where none stands there, phase 5 as decided is the base and the reason is kept. Never fails.
    """
    clusters = tuple(clusters)
    texts = [current, *(beside.split("~") if beside else ())]
    names = [*(named.split("~") if named else ()), *([""] * MOST)]
    found, refused = [], [Refused("too_many", {"n": len(texts), "most": MOST})] if len(texts) > MOST else []
    for letter, text, name in zip(LETTERS, texts, names, strict=False):
        try:
            found.append(Set(letter, decode(text, clusters) if text else default(), name))
        except Refused as error:
            refused.append(error)
            if letter == LETTERS[0]:
                found.append(Set(letter, default()))
    against = next((one for one in found[1:] if base and one.letter == base.upper()), None)
    if base and against is None:
        refused.append(Refused("no_base", {"letter": base.upper()[:1]}))
    return Sets(found[0], tuple(found[1:]), tuple(refused), against)

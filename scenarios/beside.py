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
        """The name given, else that of the starting point that it is, else its letter."""
        if self.given:
            return self.given
        presets = matching(self.levers)
        return say(presets[0].label) if presets else say("Scenario {letter}", letter=self.letter)


@dataclass(frozen=True)
class Sets:
    """The scenario whose levers are moved, those beside it, and why others were left out."""

    current: Set
    others: tuple[Set, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def whole(self) -> tuple[Set, ...]:
        """Every scenario of the address."""
        return self.current, *self.others

    @property
    def all(self) -> tuple[Set, ...]:
        """Those that figures draw: one beside that is no different from the current one says nothing more."""
        return self.current, *(one for one in self.others if one.levers != self.current.levers)


def read(current: str | None, beside: str | None, named: str | None, clusters: Iterable[str]) -> Sets:
    """The scenarios of an address. `beside` and `named` hold several values joined by `~`: names in the order of the scenarios, empty where none.

    A scenario that cannot be read is left out and its reason kept; the reference stands in for the current one. Never fails.
    """
    clusters = tuple(clusters)
    texts = [current, *(beside.split("~") if beside else ())][:MOST]
    names = [*(named.split("~") if named else ()), *([""] * MOST)]
    found, refused = [], []
    for place, (text, name) in enumerate(zip(texts, names, strict=False)):
        try:
            found.append((decode(text, clusters) if text else default(), name))
        except Refused as error:
            refused.append(error)
            if place == 0:
                found.append((default(), ""))
    sets = tuple(Set(letter, levers, name) for letter, (levers, name) in zip(LETTERS, found, strict=False))
    return Sets(sets[0], sets[1:], tuple(refused))

"""Figures shown as a number: one way to declare them, so that what is not known is asked once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from language import NARROW, WIDE, Speech
from views.core import Context, Coverage, Number, View, Words, view

Found = TypeVar("Found")  # what a number rests on


@dataclass(frozen=True)
class Around:
    """What is said around a number: its name, its measure, its field, and what the Lecture says where it is not known (in how many `unit` it could be)."""

    title: str
    subtitle: str
    scope: str
    unknown: str = ""
    coverage: Coverage | None = None


def amount(millions: float, say: Speech) -> tuple[str, str]:
    """An amount in millions of euros as a number and its unit: `1,56` and `M€`, `€1.56` and `M`."""
    value, _, unit = say.money(millions).rpartition(NARROW if say.lang == "fr" else WIDE)
    return value, unit


def number_view(
    *,
    read: Callable[[pd.DataFrame, Context], Found | None],
    around: Callable[[Found | None, Speech, Context], Around],
    number: Callable[[Found, Speech, Context], Number],
    reading: Callable[[Found, Speech, Context], tuple[str, Coverage]],
    **declared,
) -> View:
    """Declare a view shown as a number; `declared` is what `View` takes besides.

    `read` gives what the number rests on, None where it is not known: then no number is drawn and the words are those of `around`. `reading` gives the Lecture and
    the completeness of a number that is known.
    """

    def shown(frame: pd.DataFrame, say: Speech, context: Context) -> Number | None:
        found = read(frame, context)
        return None if found is None else number(found, say, context)

    def told(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
        found = read(frame, context)
        said = around(found, say, context)
        text, coverage = (said.unknown, said.coverage) if found is None else reading(found, say, context)
        return Words(said.title, said.subtitle, text, said.scope, coverage)

    return view(View(number=shown, words=told, **declared))

"""The two languages of the product: sentences from gettext catalogues, numbers and dates from Babel.

A sentence is written in English in the code and looked up in `locale/<language>/*.po`. One catalogue a topic, so that a new view
brings its own words. French typography (no-break spaces before ; : ! ? % », after «) is applied here, once.
"""

import csv
import datetime
import functools
import gettext
import io
import math
import re
import string
from pathlib import Path

from babel import Locale, dates, lists, numbers
from babel.messages import mofile, pofile

LANGUAGES = ("fr", "en")
LOCALES = {"fr": "fr_FR", "en": "en_GB"}
CATALOGUES = Path(__file__).parent / "locale"
NARROW, WIDE, MINUS = "\u202f", "\u00a0", "\u2212"
MISSING = "–"


def catalogue_files(lang: str) -> list[Path]:
    """The catalogues of a language, one a topic, in the order of their names."""
    return sorted((CATALOGUES / lang).glob("*.po"))


@functools.cache
def _translations(lang: str) -> gettext.NullTranslations:
    merged = gettext.NullTranslations()
    for file in reversed(catalogue_files(lang)):
        with file.open("rb") as source:
            catalogue = pofile.read_po(source, locale=lang)
        compiled = io.BytesIO()
        mofile.write_mo(compiled, catalogue)
        compiled.seek(0)
        one = gettext.GNUTranslations(compiled)
        one.add_fallback(merged)
        merged = one
    return merged


def french_spaces(text: str) -> str:
    """The no-break spaces of French typography, put where a plain space stands."""
    text = re.sub(r"(?<=\S) (?=[;!?%»])", NARROW, text)
    text = re.sub(r"(?<=\S) (?=:(?:\s|$))", WIDE, text)
    text = re.sub(r"« ", "«" + NARROW, text)
    return re.sub(r"(?<=\d) (?=(?:M€|Md€|k€|€|km)\b|€)", NARROW, text)


@functools.cache
def _places() -> dict[str, dict[str, str]]:
    """The name of each region as French says it: with its article, after « de », where one is, after « à »."""
    with (CATALOGUES / "fr" / "places.csv").open(encoding="utf-8", newline="") as table:
        return {row["name"]: row for row in csv.DictReader(table)}


_ANY_PLACE = {"the": "la région {}", "of": "de la région {}", "in": "dans la région {}", "to": "à la région {}"}


def french_place(name: str, form: str) -> str:
    """A region as French says it: `the` la Bretagne, `of` de Bretagne, `in` en Bretagne, `to` à la Bretagne; `The` begins a sentence. A name that is not in the table is called a region."""
    asked = form.lower()
    text = _places()[name][asked] if name in _places() else _ANY_PLACE[asked].format(name)
    return text if form == asked else text[:1].upper() + text[1:]


class _Filled(string.Formatter):
    """Fills a sentence; `{region:in}` in a French one puts the name with its article."""

    def format_field(self, value, form: str) -> str:
        return french_place(value, form) if form.lower() in _ANY_PLACE else super().format_field(value, form)


_filled = _Filled()


def raised(text: str) -> str:
    """HTML with the endings of French ordinals raised: `1er`, `3e`."""
    return re.sub(r"(?<![\w.])(\d{1,2})(er|e)\b", r"\1<sup>\2</sup>", text)


def unbroken(text: str) -> str:
    """HTML whose compound names stay on one line: `Hauts-de-France`, `Auvergne-Rhône-Alpes`. For titles, where a cut at a hyphen is ugly; no attribute of `text` holds such a name."""
    return re.sub(r"[A-ZÀ-Ý]\w*(?:-\w+)*-[A-ZÀ-Ý]\w*", r"<span class='unbroken'>\g<0></span>", text)


class Speech:
    """One language: `say("Sentence with {value}", value=…)`, and the forms of numbers, money, dates and lists."""

    def __init__(self, lang: str):
        if lang not in LANGUAGES:
            raise ValueError(f"unknown language: {lang}")
        self.lang = lang
        self.locale = LOCALES[lang]
        self._words = _translations(lang)

    def _finish(self, text: str, values: dict) -> str:
        text = _filled.vformat(text, (), values) if values else text
        return french_spaces(text) if self.lang == "fr" else text

    def __call__(self, message: str, **values) -> str:
        """The sentence in this language, its `{names}` filled in."""
        return self._finish(self._words.gettext(message) if message else "", values)

    def plural(self, one: str, many: str, count: float, **values) -> str:
        """The form that goes with `count` (French: plural from 2 on); `{n}` is the count, written out."""
        if self.lang == "fr":  # 1,9 million is singular; gettext counts in whole numbers
            whole = math.floor(abs(count))
        else:
            whole = 1 if count == 1 else 2
        return self._finish(self._words.ngettext(one, many, whole), {"n": self.number(count), **values})

    def number(self, value, digits: int | None = None) -> str:
        """A number with at most three significant digits below 100 (or `digits` decimals); a dash where it is not known."""
        if value is None or value != value:
            return MISSING
        if digits is None:
            size = abs(float(value))
            digits = 0 if size >= 100 or float(value).is_integer() else 1 if size >= 10 else 2
            pattern = "#,##0." + "#" * digits if digits else "#,##0"
        else:
            pattern = "#,##0." + "0" * digits if digits else "#,##0"
        rounded = round(float(value), digits) + 0.0
        return self._sign(numbers.format_decimal(rounded, format=pattern, locale=self.locale))

    def _sign(self, text: str) -> str:
        return text.replace("-", MINUS).replace("\u00a0", NARROW)

    def signed(self, value, digits: int | None = None) -> str:
        """A change, always with its sign; a plain 0 when nothing changed."""
        text = self.number(value, digits)
        return "+" + text if value == value and value is not None and value > 0 and text != "0" else text

    def percent(self, share, digits: int = 0, signed: bool = False) -> str:
        """A share (1 is all of it) as a percentage."""
        if share is None or share != share:
            return MISSING
        text = (self.signed if signed else self.number)(100 * share, digits)
        return text + (NARROW + "%" if self.lang == "fr" else "%")

    def money(self, millions, digits: int | None = None, signed: bool = False) -> str:
        """An amount given in millions of euros: `9 M€`, `1,5 Md€`; `€9 M`, `€1.5 bn` in English."""
        if millions is None or millions != millions:
            return MISSING
        large = abs(millions) >= 1000
        text = (self.signed if signed else self.number)(millions / 1000 if large else millions, digits)
        if self.lang == "fr":
            return f"{text}{NARROW}{'Md€' if large else 'M€'}"
        sign, text = (text[0], text[1:]) if text[:1] in "+" + MINUS else ("", text)
        return f"{sign}€{text}{WIDE}{'bn' if large else 'M'}"

    def euros(self, amount, signed: bool = False) -> str:
        """An amount given in euros, whole."""
        if amount is None or amount != amount:
            return MISSING
        text = (self.signed if signed else self.number)(amount, 0)
        if self.lang == "fr":
            return f"{text}{NARROW}€"
        sign, text = (text[0], text[1:]) if text[:1] in "+" + MINUS else ("", text)
        return f"{sign}€{text}"

    def date(self, day, precision: str = "day", short: bool = False) -> str:
        """A date as far as it is known: `12 juillet 2005`, `juillet 2005`, `2005`; `short` gives `12/07/2005`."""
        if day is None or day != day:
            return MISSING
        day = day if isinstance(day, datetime.date) else datetime.date.fromisoformat(str(day)[:10])
        if precision == "year":
            return str(day.year)
        if precision == "month":
            return dates.format_date(day, "MM/yyyy" if short else "MMMM yyyy", locale=self.locale)
        text = dates.format_date(day, "dd/MM/yyyy" if short else "d MMMM yyyy", locale=self.locale)
        return re.sub(r"^1 ", "1er ", text) if self.lang == "fr" and not short else text

    def ordinal(self, place: int) -> str:
        """A rank: `1er`, `4e`; `1st`, `4th` in English."""
        if self.lang == "fr":
            return f"{place}er" if place == 1 else f"{place}e"
        suffix = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
        return f"{place}{suffix}"

    def place(self, name: str, form: str) -> str:
        """A region with its article, as `french_place` gives it; its bare name in English."""
        return french_place(name, form) if self.lang == "fr" else name

    def listing(self, items) -> str:
        """`a, b et c`."""
        return lists.format_list([str(item) for item in items], locale=self.locale) if items else ""

    def country(self, code: str) -> str:
        """The name of a country from its code in European tables, where Greece is EL and the United Kingdom UK; the code itself where there is no name."""
        return self._finish(Locale.parse(self.locale).territories.get({"EL": "GR", "UK": "GB"}.get(code, code), code), {})

    def series(self, items) -> str:
        """`a ; b ; c`, for parts that hold commas; `a; b; c` in English."""
        return (f"{NARROW}; " if self.lang == "fr" else "; ").join(str(item) for item in items)

    @property
    def separators(self) -> str:
        """Decimal and thousands marks, as Plotly takes them."""
        return "," + NARROW if self.lang == "fr" else ".,"


@functools.cache
def speech(lang: str) -> Speech:
    """The one Speech of a language."""
    return Speech(lang)

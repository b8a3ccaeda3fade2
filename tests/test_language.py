"""French first, English whole: numbers, dates, typography, and no sentence without its French."""

import datetime
import re

import pytest

import language
from language import NARROW, WIDE, speech
from tests import messages

FR, EN = speech("fr"), speech("en")


@pytest.mark.parametrize(("value", "french", "english"), [
    (1234.5, f"1{NARROW}234", "1,234"), (12.34, "12,3", "12.3"), (0.534, "0,53", "0.53"), (18500, f"18{NARROW}500", "18,500"), (-12, "−12", "−12"), (-0.001, "0", "0"), (None, "–", "–"), (float("nan"), "–", "–"),
])
def test_numbers(value, french, english):
    assert FR.number(value) == french and EN.number(value) == english


@pytest.mark.parametrize(("millions", "french", "english"), [(9, f"9{NARROW}M€", f"€9{WIDE}M"), (1500, f"1,5{NARROW}Md€", f"€1.5{WIDE}bn"), (-3.25, f"−3,25{NARROW}M€", f"−€3.25{WIDE}M")])
def test_money(millions, french, english):
    assert FR.money(millions) == french and EN.money(millions) == english


def test_percent_signed_and_dates():
    assert FR.percent(0.125, 1) == f"12,5{NARROW}%" and EN.percent(0.125, 1) == "12.5%"
    assert FR.percent(-0.81, signed=True) == f"−81{NARROW}%" and FR.signed(12) == "+12" and FR.signed(0) == "0"
    assert FR.date(datetime.date(2023, 1, 1)) == "1er janvier 2023" and FR.date("2019-02-05", "month") == "février 2019"
    assert EN.date("2005-07-12") == "12 July 2005" and FR.date("2005-07-12", short=True) == "12/07/2005"


def test_french_plural_starts_at_two():
    one, many = "{n} row", "{n} rows"
    assert [FR.plural(one, many, n) for n in (0, 1, 1.9, 2)] == ["0 ligne", "1 ligne", "1,9 ligne", "2 lignes"]
    assert [EN.plural(one, many, n) for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]


def test_french_spaces():
    assert FR("Where does this figure come from?") == f"D’où vient ce chiffre{NARROW}?"
    assert FR("Reading:") == f"Lecture{WIDE}:"


def test_every_sentence_has_its_french():
    assert messages.missing() == []


def test_no_sentence_has_two_frenches():
    told = {}
    for file in language.catalogue_files("fr"):
        for message, french in re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', file.read_text(encoding="utf-8"), re.MULTILINE):
            told.setdefault(message, set()).add(french)
    assert len(told) > 1000 and {message: frenches for message, frenches in told.items() if len(frenches) > 1} == {}


def test_french_keeps_the_values_of_the_sentence():
    import string

    for english, french in messages.french().items():
        fields = {name for _, name, _, _ in string.Formatter().parse(english) if name} if "%{" not in english else set()
        told = {name for _, name, _, _ in string.Formatter().parse(french) if name} if fields else set()
        assert told <= fields, english
        assert "'" not in french, f"typographic apostrophe: {french}"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Bretagne", "la Bretagne, de Bretagne, en Bretagne, à la Bretagne"),
        ("Hauts-de-France", "les Hauts-de-France, des Hauts-de-France, dans les Hauts-de-France, aux Hauts-de-France"),
        ("Grand Est", "le Grand Est, du Grand Est, dans le Grand Est, au Grand Est"),
        ("Île-de-France", "l’Île-de-France, d’Île-de-France, en Île-de-France, à l’Île-de-France"),
        ("La Réunion", "La Réunion, de La Réunion, à La Réunion, à La Réunion"),
        ("Rhône-Alpes", "la région Rhône-Alpes, de la région Rhône-Alpes, dans la région Rhône-Alpes, à la région Rhône-Alpes"),
    ],
)
def test_regions_have_their_article_in_french(name, told):
    assert FR("{r:the}, {r:of}, {r:in}, {r:to}", r=name) == told
    assert FR("{r:In}.", r=name)[0].isupper() and EN.place(name, "in") == name


def test_every_region_has_its_article(warehouse):
    from queries import engine

    names = set(engine.run("region_names")["name"])
    assert len(names) == 18 and not [name for name in names if language.french_place(name, "the").startswith("la région")]


def test_endings_of_ordinals_are_raised():
    assert language.raised("1er sur 9, 3e ex æquo, 12e") == "1<sup>er</sup> sur 9, 3<sup>e</sup> ex æquo, 12<sup>e</sup>"
    assert language.raised("H2020e, 3em, 2005, 1.5e") == "H2020e, 3em, 2005, 1.5e"


def test_compound_names_stay_on_one_line():
    assert language.unbroken("dans les Hauts-de-France, vous-mêmes, 2019-2022") == "dans les <span class='unbroken'>Hauts-de-France</span>, vous-mêmes, 2019-2022"
    assert language.unbroken("Provence-Alpes-Côte d’Azur : 1<sup>er</sup>") == "<span class='unbroken'>Provence-Alpes-Côte</span> d’Azur : 1<sup>er</sup>"


def test_parts_that_hold_commas_are_told_apart():
    assert FR.series(["a, b", "c"]) == f"a, b{NARROW}; c" and EN.series(["a, b", "c"]) == "a, b; c"

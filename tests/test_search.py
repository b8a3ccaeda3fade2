"""The search: every name a thing had, a slip of the hand, where an answer leads."""

import asyncio
import json
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from language import speech
from pages.shell import search as search_box
from queries import engine
from tests.test_pages import opened
from views import search


@pytest.mark.parametrize(
    ("text", "label", "told"),
    [
        ("IMAGINOVE", "Minalogic", "Minalogic, which took over Imaginove"),
        ("mov'eo", "NextMove", "NextMove, formerly Mov’eo"),
        ("moveo", "NextMove", "NextMove, formerly Mov’eo"),
        ("ceramique", "Céramique", "Céramique, cluster (Nouvelle-Aquitaine)"),
        ("rhone alpes", "Auvergne-Rhône-Alpes", "Auvergne-Rhône-Alpes, which includes Rhône-Alpes"),
        ("system@tic", "Systematic", "Systematic, cluster (Île-de-France)"),
        ("Loisirs numériques", "Minalogic", "Minalogic, which took over Loisirs numériques"),
        ("orange", "Orange", "Orange, named with 6 clusters"),
    ],
)
def test_search_finds_under_every_name(text, label, told, warehouse):
    hits = {hit.label: hit for hit in search.find(text, engine.run("cluster_search", lang="en"))}
    assert search.told(hits[label], speech("en")) == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("minalogik", "minalogic"), ("Plastipolys", "polymeris"), ("polymris", "polymeris"), ("aerospce valley", "aerospace-valley"), ("euramateriaux", "euramaterials"), ("Systematyc", "systematic"),
        ("hauts de frnace", "32"), ("bretagen", "53"), ("airbsu", "airbus"), ("cosmetiqe", "cosmetic-valley"), ("techterra", "techtera"),
    ],
)
def test_a_slip_of_the_hand_finds_what_is_near(text, code, warehouse):
    entries = engine.run("cluster_search", lang="fr")
    assert search.find(text, entries) == [] and code in [hit.code for hit in search.near(text, entries)]


def test_what_is_near_nothing_is_not_found(warehouse):
    entries = engine.run("cluster_search", lang="fr")
    assert search.near("xyzzy", entries) == search.near("zzzzqq", entries) == search.near("sc", entries) == search.near("", entries) == []


@pytest.mark.parametrize(
    ("wanted", "name", "edits"),
    [("abc", "abc", 0), ("abc", "abcdef", 0), ("acb", "abc", 1), ("abd", "abc", 1), ("ab", "abc", 0), ("xabc", "abc", 1), ("abc", "xabc", 1), ("adc", "abcd", 1), ("badc", "abcd", 2), ("axyd", "abcd", 2), ("wxyz", "abcd", 3)],
)
def test_slips_are_counted_from_the_nearest_beginning(wanted, name, edits):
    assert search.slips(wanted, name, 2) == edits


def test_search_prefers_the_whole_name_and_finds_nothing_in_nothing(warehouse):
    entries = engine.run("cluster_search", lang="fr")
    assert search.find("SCS", entries)[0].code == "scs" and search.find("Corse", entries)[0].kind == "region"
    assert search.find("", entries) == search.find(" ’ ", entries) == search.find("xyzzy", entries) == []
    assert len(search.find("a", entries)) == search.MOST


def test_every_cluster_is_found_by_its_name(warehouse):
    entries = engine.run("cluster_search", lang="fr")
    for row in engine.run("cluster_names").itertuples():
        assert row.cluster_id in [hit.code for hit in search.find(row.short_name, entries)], row.short_name


def answered(**asked) -> dict:
    """What the route of the search answers."""
    request = Request({"type": "http", "query_string": urlencode(asked).encode(), "headers": []})
    return json.loads(asyncio.run(search_box.hits(request)).body)


def test_the_browser_is_told_what_a_text_may_mean(warehouse):
    found = answered(lang="fr", text="imaginove")
    assert found["status"] == "2 réponses" and found["hits"][1] == {"kind": "cluster", "code": "minalogic", "label": "Minalogic", "told": "Minalogic, qui a repris Imaginove"}
    assert answered(lang="en", text="xyzzy") == {"hits": [], "status": "Nothing bears this name."}
    assert answered(lang="de", text="'; drop table clusters; --" * 900)["hits"] == []


@pytest.mark.parametrize(
    ("page", "kind", "code", "leads"),
    [("home", "cluster", "minalogic", "cluster"), ("funding", "region", "53", "region"), ("cluster", "organisation", "orange", "cluster"), ("home", "theme", "energy", "cluster")],
)
def test_choosing_leads_to_its_page(page, kind, code, leads, warehouse):
    app = opened(page, phase="2", cluster="axelera")
    for name, value in search_box.leading(kind, code).items():
        app.session_state[name] = value
    app.run()
    state = app.session_state["_here"].state
    assert not app.exception and app.session_state["_page"] == leads and state[kind] == code and state["phase"] == "2" and state.refused == ()


def test_a_cluster_found_elsewhere_frees_the_region(warehouse):
    assert search_box.leading("cluster", "imaginove", "53")["region"] is None
    assert "region" not in search_box.leading("cluster", "images-et-reseaux", "53") and "region" not in search_box.leading("cluster", "imaginove", None)


def test_what_is_not_a_kind_leads_nowhere(warehouse):
    assert search_box.leading("../etc", "x") == search_box.leading() == {}

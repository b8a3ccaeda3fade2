"""A deck in one parameter of the address: order, filters, titles, notes, the version of the data and a mark of what each slide said.

The text is version 1, then the deck packed (raw deflate against `WORDS`, which never changes for a version) in the sixty-four characters that an address keeps as
they are. Whatever comes in, `decode` gives a deck or refuses with a reason; it never fails otherwise.

A deck of many notes is longer than an address may be: its `mark` stands there in its place, and whoever holds the deck finds it by that mark.
"""

import base64
import binascii
import hashlib
import json
import zlib

from decks.files import built, parsed
from decks.model import Deck
from decks.refusal import Refused

VERSION, MARK = "1", "0"
IN_ADDRESS = 6_000  # characters: servers on the way cut an address at some 8,000
LONGEST = 200_000  # characters
LARGEST = 400_000  # bytes once unpacked
WORDS = (
    b'agreement eu_project shared_organisation merger degree strength betweenness seat shared whole total inhabitant gdp 2016 2005 constant cluster_members_number cluster_eu_list cluster_members_by_year cluster_lives '
    b'cluster_peers cluster_comparison cluster_catalogue region_partners region_members region_moves region_lives region_seats region_clusters_rank region_money_rank region_comparison region_counts_map lineage_today '
    b'lineage_passage_names label_stock_on_day stock_by_region stock_by_family network_matrix network_changes network_measures network_regions funding_places funding_known funding_bridge fui_calls_list funding_eu_curve '
    b'fui_votes funding_grant_states funding_by_year funding_flow funding_eu state_money_by_phase eu_projects_by_phase members_by_phase stock_at_phase_end lineage_passages network_graph cluster_seats lineage label_stock '
    b'{"euros":"current","counting":"seat","per":"total","borders":"2016","cluster":"","size":"degree","steps":"1","links":"","passage":"3-merged","day":"20","region":"84","phase":"4"},"","",""],["'
)


def mark(coded: str) -> str:
    """What stands in an address for a deck that is too long for one: made from all of it, so that no other answers to it."""
    return MARK + base64.urlsafe_b64encode(hashlib.sha256(coded.encode()).digest()).decode()[:22]


def is_mark(text: str | None) -> bool:
    """Whether a text stands for a deck that is held elsewhere."""
    return bool(text) and text[0] == MARK


def encode(deck: Deck) -> str:
    """The text of a deck. Raises Refused where it is longer than any that is taken; `values` go into the file only."""
    marks = deck.marks or ("",) * len(deck.slides)
    slides = [[slide.view, slide.filters, slide.title, slide.note, mark] for slide, mark in zip(deck.slides, marks, strict=True)]
    text = json.dumps([deck.title, deck.version, deck.lang, slides], ensure_ascii=False, separators=(",", ":"))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=WORDS)
    try:
        packed = packer.compress(text.encode()) + packer.flush()
    except UnicodeEncodeError as error:
        raise Refused("not_text") from error
    coded = VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(coded) > LONGEST:
        raise Refused("too_long", {"n": len(coded), "most": LONGEST})
    return coded


def decode(text: str) -> Deck:
    """The deck of an address. Raises Refused with the reason."""
    if not isinstance(text, str) or not text:
        raise Refused("empty")
    if len(text) > LONGEST:
        raise Refused("too_long", {"n": len(text), "most": LONGEST})
    if is_mark(text):
        raise Refused("not_held")
    if text[0] != VERSION:
        raise Refused("other_version", {"version": text[0]})
    return built(_file(parsed(_unpacked(text[1:]))))


def _unpacked(text: str) -> bytes:
    opener = zlib.decompressobj(-15, zdict=WORDS)
    try:
        packed = base64.b64decode((text + "=" * (-len(text) % 4)).encode("ascii"), altchars=b"-_", validate=True)
        found = opener.decompress(packed, LARGEST)
    except (binascii.Error, zlib.error, UnicodeEncodeError) as error:
        raise Refused("not_read") from error
    if not opener.eof or opener.unused_data:
        raise Refused("not_read")
    return found


def _file(found) -> dict:
    """What the address holds, in the form of a file, so that one schema reads both."""
    if not isinstance(found, list) or len(found) != 4 or not isinstance(found[3], list) or any(not isinstance(one, list) or len(one) != 5 for one in found[3]):
        raise Refused("not_read")
    names = ("view", "filters", "title", "note", "mark")
    slides = [dict(zip(names, one, strict=True)) for one in found[3]]
    for one in slides:
        if one["mark"] == "":
            del one["mark"]
    return {"deck": 1, "title": found[0], "data_version": found[1], "lang": found[2], "slides": slides}

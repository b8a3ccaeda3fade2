"""A deck to and from a file: JSON that a schema describes. A file that is broken is refused with its reason, and nothing of it is taken."""

import functools
import json
from pathlib import Path

import jsonschema

import strict_json
from decks.check import check
from decks.model import Deck, Slide
from decks.refusal import Refused

VERSION = 1
LARGEST = 4_000_000  # bytes
SCHEMA = Path(__file__).parent / "deck.schema.json"


@functools.cache
def schema() -> dict:
    """The JSON schema of the file, as the project publishes it."""
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def to_json(deck: Deck) -> str:
    """The file: slides, notes, and what each figure printed, so that a later version of the data can be set against it."""
    slides = []
    for at, slide in enumerate(deck.slides):
        one = {"view": slide.view, "filters": dict(slide.filters), "title": slide.title, "note": slide.note}
        if deck.values:
            one["printed"] = dict(deck.values[at])
        if deck.marks:
            one["mark"] = deck.marks[at]
        slides.append(one)
    content = {"deck": VERSION, "title": deck.title, "data_version": deck.version, "lang": deck.lang, "slides": slides}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def from_json(content: bytes | str) -> Deck:
    """The deck of a file. Raises Refused; no other error whatever comes in."""
    return built(parsed(content))


def built(found) -> Deck:
    """The deck that a parsed file describes. Raises Refused for the first thing that is wrong."""
    if not isinstance(found, dict) or "deck" not in found:
        raise Refused("not_a_deck")
    if found["deck"] != VERSION or isinstance(found["deck"], bool):
        raise Refused("other_version", {"version": str(found["deck"])[:20]})
    for error in sorted(jsonschema.Draft202012Validator(schema()).iter_errors(found), key=lambda e: [str(part) for part in e.absolute_path]):
        raise _refused(error)
    listed = found["slides"]
    slides = tuple(check(Slide(one["view"], one.get("filters", {}), one.get("title", ""), one.get("note", ""))) for one in listed)
    values = tuple(one.get("printed", {}) for one in listed) if any("printed" in one for one in listed) else ()
    marks = tuple(one.get("mark", "") for one in listed) if any("mark" in one for one in listed) else ()
    return Deck(slides, found.get("title", ""), found.get("data_version", ""), found.get("lang", "fr"), values, marks)


def _refused(error: jsonschema.ValidationError) -> Refused:
    path = [str(part) for part in error.absolute_path]
    if error.validator == "required":
        return Refused("missing_field", {"field": next(name for name in error.validator_value if name not in error.instance)})
    if error.validator == "additionalProperties":
        return Refused("unknown_field", {"field": next(str(name) for name in error.instance if name not in error.schema.get("properties", {}))})
    if error.validator == "maxItems":
        return Refused("too_many", {"n": len(error.instance), "most": error.validator_value})
    if error.validator == "maxLength":
        return Refused("text_too_long", {"n": len(error.instance), "most": error.validator_value})
    return Refused("wrong_value", {"field": path[-1] if path else "deck"})


def parsed(content: bytes | str):
    """The JSON of a text that may be anything. Raises Refused."""
    try:
        return strict_json.parsed(content, LARGEST)
    except strict_json.Unreadable as error:
        told = {"twice": ("twice", "field"), "constant": ("wrong_value", "field"), "number": ("not_a_deck", "")}
        reason, named = told.get(error.reason, (error.reason, ""))
        raise Refused(reason, {named: error.values["name"]} if named else error.values) from error

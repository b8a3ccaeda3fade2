"""A scenario, with those set beside it, to and from a file: JSON that a schema describes. A file that is broken is refused with its reason, and nothing of it is taken."""

import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import jsonschema

import strict_json
from scenarios.beside import LETTERS, MOST
from scenarios.levers import LEVERS, Levers, OutOfBounds, default
from scenarios.refusal import Refused

VERSION, READ = 2, (1, 2)  # a file of the first version holds one scenario
LARGEST = 64_000  # bytes
SCHEMA = Path(__file__).parent / "scenario.schema.json"


@dataclass(frozen=True)
class Scenario:
    """A set of levers with the name that its author gave it, and the version of the data that it was made with; the scenarios set beside it, and the letter of the one that is the base of comparison, empty for phase 5."""

    levers: Levers
    name: str = ""
    data_version: str = ""
    beside: tuple["Scenario", ...] = ()
    base: str = ""


@functools.cache
def schema() -> dict:
    """The JSON schema of the file, as the project publishes it."""
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def to_json(scenario: Scenario) -> str:
    """The file: every lever, so that it keeps its meaning if a default changes."""
    content = {"scenario": VERSION, "data_version": scenario.data_version, **_written(scenario)}
    if scenario.beside:
        content["beside"] = [_written(one) for one in scenario.beside]
    if scenario.base:
        content["base"] = scenario.base
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _written(one: Scenario) -> dict:
    whole = lambda value: int(value) if float(value).is_integer() else value
    return {"name": one.name, "levers": {lever.key: whole(one.levers[lever.key]) for lever in LEVERS}, "merges": dict(one.levers.merges)}


def from_json(content: bytes | str, clusters: Iterable[str] = ()) -> Scenario:
    """The scenario of a file, with those beside it. `clusters` are the identifiers that mergers may name. Raises Refused; levers that the file leaves out take their default."""
    found = _parsed(content)
    if not isinstance(found, dict):
        raise Refused("not_an_object")
    if "scenario" in found and found["scenario"] not in READ and isinstance(found["scenario"], int | str):
        raise Refused("other_version", {"version": str(found["scenario"])[:20]})
    _checked(found)
    known = set(clusters)
    beside, base = tuple(_taken(one, known) for one in found.get("beside", ())), found.get("base", "")
    if base and LETTERS.index(base) > len(beside):
        raise Refused("wrong_value", {"field": "base"})
    return replace(_taken(found, known), data_version=found.get("data_version", ""), beside=beside, base=base)


def _taken(one: dict, known: set[str]) -> Scenario:
    """One scenario of a file. Raises Refused."""
    merges = one.get("merges", {})
    for cluster in (*merges, *merges.values()):
        if cluster not in known:
            raise Refused("unknown_cluster", {"cluster": cluster})
    try:
        return Scenario(default().but(merges=merges, **one["levers"]), one.get("name", ""))
    except OutOfBounds as error:
        raise Refused.bounds(error) from error


def _parsed(content: bytes | str):
    try:
        return strict_json.parsed(content, LARGEST)
    except strict_json.Unreadable as error:
        told = {"twice": ("twice", "lever"), "constant": ("not_a_number", "text"), "number": ("not_an_object", "")}
        reason, named = told.get(error.reason, (error.reason, ""))
        raise Refused(reason, {named: error.values["name"][:40]} if named else error.values) from error


def _checked(found: dict) -> None:
    """Raise Refused for the first thing that the schema does not allow, in the order of the file."""
    labels = {lever.key: lever for lever in LEVERS}
    for error in sorted(jsonschema.Draft202012Validator(schema()).iter_errors(found), key=lambda e: [str(part) for part in e.absolute_path]):
        path = [str(part) for part in error.absolute_path]
        field = (path[-1] if path else "")[:40]
        if error.validator == "required":
            missing = next(name for name in error.validator_value if name not in error.instance)
            raise Refused("missing_field", {"field": missing})
        if error.validator == "additionalProperties":
            extra = next(str(name) for name in error.instance if name not in error.schema.get("properties", {}))[:40]
            raise Refused("unknown_lever", {"lever": extra}) if field == "levers" else Refused("unknown_field", {"field": extra})
        if error.validator == "maxItems":
            raise Refused("too_many_saved", {"n": len(error.instance) + 1, "most": MOST})
        if error.validator in ("minimum", "maximum") and field in labels:
            raise Refused.bounds(OutOfBounds(field, error.instance))
        raise Refused("wrong_type" if error.validator == "type" else "wrong_value", {"field": field})

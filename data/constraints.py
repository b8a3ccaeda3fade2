"""What the data package itself forbids: types, codes, bounds, keys. Frictionless finds it; the sentences are ours."""

import json
from math import isfinite
from pathlib import Path

import frictionless

from data.faults import Fault
from data.package import DESCRIPTOR
from data.reading import Read

KINDS = {"integer": "un nombre entier", "number": "un nombre", "year": "une année", "date": "une date (AAAA-MM-JJ)", "string": "un texte"}


def violations(reference_dir: Path, reads: list[Read]) -> list[Fault]:
    """Every fault of the rows of `reads`, the tables whose files are well formed; keys to another table are not followed."""
    if not reads:
        return []
    by_file = {read.table.file: read for read in reads}
    report = frictionless.validate(_sound_part(reference_dir, set(by_file)), type="package", basepath=str(reference_dir.resolve()))
    faults = [Fault(DESCRIPTOR, 0, f"description refusée, {error.note}") for error in report.errors]
    for task in report.tasks:
        read = by_file[Path(task.place).name]
        faults += [fault for error in task.errors if (fault := _fault(read, error))]
    for read in reads:
        faults += _not_finite(read)
    return faults


def _sound_part(reference_dir: Path, files: set[str]) -> dict:
    """The descriptor without the files that could not be read and the keys that lead to them."""
    described = json.loads((reference_dir / DESCRIPTOR).read_text(encoding="utf-8"))
    described["resources"] = [resource for resource in described["resources"] if resource["path"] in files]
    names = {resource["name"] for resource in described["resources"]}
    for resource in described["resources"]:
        keys = resource["schema"].get("foreignKeys", [])
        resource["schema"]["foreignKeys"] = [key for key in keys if key["reference"]["resource"] in names]
    return described


def _fault(read: Read, error: frictionless.Error) -> Fault | None:
    row = getattr(error, "row_number", None)
    if row is None:
        return Fault(read.table.file, 0, f"table refusée, {error.note}")
    return Fault(read.table.file, _line(read, row), _sentence(read, error))


def _line(read: Read, row: int) -> int:
    """Frictionless counts rows, the header being 1; a cell may hold several lines."""
    return read.lines[row - 2]


def _sentence(read: Read, error: frictionless.Error) -> str:
    if error.type in ("primary-key", "unique-error"):
        first = _line(read, int(error.note.rsplit(" ", 1)[1]))
        names = [error.field_name] if error.type == "unique-error" else read.table.primary_key
        return f"clé en double, « {', '.join(names)} » a déjà cette valeur à la ligne {first}"
    if error.type == "foreign-key":
        values = ", ".join(str(cell) for cell in error.field_cells)
        target = next(key.table for key in read.table.foreign_keys if list(key.fields) == list(error.field_names))
        return f"« {', '.join(error.field_names)} » : « {values} » n’existe pas dans {target}.csv"
    field = next((f for f in read.table.fields if f.name == getattr(error, "field_name", None)), None)
    if field is None:
        return f"ligne refusée, {error.note}"
    told = f"« {field.name} » : « {error.cell} »"
    if error.type == "type-error":
        return f"{told} n’est pas {KINDS[field.type]}"
    kind = error.note.split('"')[1]
    return {
        "required": f"« {field.name} » : valeur obligatoire absente",
        "enum": f"{told} est un code inconnu",
        "pattern": f"{told} n’a pas la forme attendue ({field.pattern})",
        "minimum": f"{told} est sous le minimum",
        "maximum": f"{told} dépasse le maximum",
    }.get(kind) or f"{told} est refusé ({kind})"


def _not_finite(read: Read) -> list[Fault]:
    """`nan` and `inf` read as numbers, and are none."""
    return [
        Fault(read.table.file, line, f"« {field.name} » : « {row[place]} » n’est pas un nombre")
        for place, field in enumerate(read.table.fields)
        if field.type == "number"
        for line, row in zip(read.lines, read.rows, strict=True)
        if row[place] and not _finite(row[place])
    ]


def _finite(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return True  # a wrong type, told already

"""The data package as declared in `datapackage.json`: tables, columns, keys, and the DDL that follows from them."""

import json
from dataclasses import dataclass
from pathlib import Path

DESCRIPTOR = "datapackage.json"
SQL_TYPES = {"string": "varchar", "integer": "integer", "year": "integer", "number": "double", "date": "date"}


@dataclass(frozen=True)
class Field:
    """One column; titles and descriptions in French and English."""

    name: str
    type: str
    title_fr: str
    title_en: str
    description_fr: str
    description_en: str
    unit: str | None
    code_list: str | None
    required: bool
    enum: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    pattern: str | None

    @property
    def sql_type(self) -> str:
        return SQL_TYPES[self.type]

    def ddl(self) -> str:
        """The column's line in `create table`: type, NOT NULL and CHECKs."""
        name, tests = quoted(self.name), []
        if self.enum:
            tests.append(f"{name} in ({', '.join(literal(code) for code in self.enum)})")
        if self.minimum is not None:
            tests.append(f"{name} >= {self.minimum:g}")
        if self.maximum is not None:
            tests.append(f"{name} <= {self.maximum:g}")
        if self.pattern:
            tests.append(f"regexp_full_match({name}, {literal(self.pattern)})")
        return " ".join([name, self.sql_type, *(["not null"] if self.required else []), *(f"check ({test})" for test in tests)])


@dataclass(frozen=True)
class ForeignKey:
    fields: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One resource: a csv file and the table it becomes."""

    name: str
    file: str
    title_fr: str
    title_en: str
    description_fr: str
    description_en: str
    licence: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    def ddl(self) -> str:
        """`create table` with its keys; the tables that it refers to must be there."""
        lines = [field.ddl() for field in self.fields]
        if self.primary_key:
            lines.append(f"primary key ({columns(self.primary_key)})")
        lines += [f"foreign key ({columns(key.fields)}) references {quoted(key.table)} ({columns(key.targets)})" for key in self.foreign_keys]
        return f"create table {quoted(self.name)} (\n  " + ",\n  ".join(lines) + "\n)"


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    created: str
    tables: tuple[Table, ...]

    def in_order_of_need(self) -> list[Table]:
        """The tables, each after those its foreign keys name. Raises ValueError where that is impossible."""
        left, done = list(self.tables), []
        while left:
            names = {table.name for table in done}
            ready = [table for table in left if all(key.table in names or key.table == table.name for key in table.foreign_keys)]
            if not ready:
                raise ValueError(f"foreign keys go round in circles: {', '.join(table.name for table in left)}")
            done += ready
            left = [table for table in left if table not in ready]
        return done


def quoted(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """An SQL string."""
    return "'" + text.replace("'", "''") + "'"


def columns(names) -> str:
    return ", ".join(quoted(name) for name in names)


def read(reference_dir: Path) -> Package:
    """The package of a folder. Raises OSError, ValueError, TypeError or KeyError where the descriptor cannot be read as one."""
    described = json.loads((reference_dir / DESCRIPTOR).read_text(encoding="utf-8"))
    tables = tuple(_table(resource) for resource in described["resources"])
    return Package(described["name"], described["version"], described["created"][:10], tables)


def _table(resource: dict) -> Table:
    schema = resource["schema"]
    fields = tuple(_field(field) for field in schema["fields"])
    keys = tuple(
        ForeignKey(_listed(key["fields"]), _table_name(key["reference"]["resource"]), _listed(key["reference"]["fields"]))
        for key in schema.get("foreignKeys", [])
    )
    return Table(
        _table_name(resource["name"]), resource["path"],
        resource["x_title_fr"], resource["title"], resource["x_description_fr"], resource["description"],
        "; ".join(licence["title"] for licence in resource["licenses"]),
        fields, _listed(schema.get("primaryKey", ())), keys,
    )


def _field(field: dict) -> Field:
    limits = field.get("constraints", {})
    if field["type"] not in SQL_TYPES:
        raise ValueError(f"{field['name']}: type {field['type']}")
    return Field(
        field["name"], field["type"],
        field["x_title_fr"], field["title"], field["x_description_fr"], field["description"],
        field.get("unit"), field.get("x_code_list"),
        bool(limits.get("required")), tuple(limits.get("enum", ())),
        *(None if limits.get(bound) is None else float(limits[bound]) for bound in ("minimum", "maximum")),
        limits.get("pattern"),
    )


def _table_name(resource: str) -> str:
    return resource.replace("-", "_")


def _listed(names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)

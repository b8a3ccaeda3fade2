"""Every sentence that the code says, found by reading it: calls of `say`, declarations of views, headers of queries, names of pages.

`python -m tests.messages` lists those that have no French yet.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages import pofile

import language

ROOT = Path(__file__).parent.parent
ROOMS = ("pages", "views", "charts", "scenarios", "decks", "exports")


def called() -> Iterator[tuple[str, str]]:
    """(message, where) of each `say("…")` and `say.plural("…", "…", n)`, and of each value of a dict named …_NAMES."""
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                    wanted = {"say": 1, "plural": 2}.get(name, 0)
                    for argument in node.args[:wanted]:
                        for text in _texts(argument):
                            yield text, f"{file.relative_to(ROOT)}:{node.lineno}"
                elif _named(node):
                    for value in node.value.values:
                        for text in _texts(value):
                            yield text, f"{file.relative_to(ROOT)}:{value.lineno}"


def _named(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.endswith("_NAMES")


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def declared() -> Iterator[tuple[str, str]]:
    """(message, where) of what is declared rather than called."""
    import pages
    import views
    from views import computed

    for page in pages.PAGES:
        yield page.title, "pages/__init__.py"
    for name in views.names():
        one = views.get(name)
        for text in (one.definition, one.formula, one.limits, one.hint):
            if text:
                yield text, f"view {name}"
        query = computed.question(one.query)
        yield query.leaves_out, f"question {one.query}"
        for column in query.shown:
            yield column.label, f"question {one.query}"


def french() -> dict[str, str]:
    """What each message is in French, from all catalogues."""
    found = {}
    for file in language.catalogue_files("fr"):
        with file.open("rb") as source:
            for entry in pofile.read_po(source, locale="fr"):
                for key in entry.id if isinstance(entry.id, tuple) else (entry.id,):
                    if key and entry.string and (not isinstance(entry.string, tuple) or all(entry.string)):
                        found[key] = entry.string if isinstance(entry.string, str) else entry.string[-1]
    return found


def missing() -> list[tuple[str, str]]:
    """Messages without French, with the first place that says them."""
    known, found = french(), {}
    for text, where in [*called(), *declared()]:
        if text and text not in known:
            found.setdefault(text, where)
    return sorted(found.items(), key=lambda item: item[1])


if __name__ == "__main__":
    for message, place in missing():
        print(f"{place}\n    {message}")

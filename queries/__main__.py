"""`python -m queries` lists the questions; `python -m queries NAME --param key=value` prints an answer as CSV."""

import argparse
import sys

from data import warehouse
from queries import engine, header


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 0, or 2 with a sentence in French on standard error."""
    parser = argparse.ArgumentParser(prog="python -m queries", description="Les questions posées aux tables, une par fichier ; sans nom, leur liste.")
    parser.add_argument("name", nargs="?", help="nom de la question")
    parser.add_argument("--param", action="append", default=[], metavar="CLÉ=VALEUR", help="paramètre de la question ; peut être répété")
    given = parser.parse_args(arguments)
    if not given.name:
        for name in header.names():
            query = header.query(name)
            named = ", ".join(f"{p.name}{'?' if p.optional else ''}" for p in query.parameters)
            print(f"{name}({named})\n    {query.answers}")
        return 0
    try:
        query = header.query(given.name)
    except header.UnknownQuery:
        return _refuse(f"Aucune question ne s’appelle « {given.name} ». « python -m queries » en donne la liste.")
    known = {p.name: p for p in query.parameters}
    values = {}
    for pair in given.param:
        key, equals, text = pair.partition("=")
        if not equals or key not in known:
            return _refuse(f"« {pair} » : paramètre inconnu. {given.name} prend : {', '.join(known) or 'aucun paramètre'}.")
        try:
            values[key] = known[key].read(text)
        except ValueError:
            return _refuse(f"« {pair} » : la valeur doit être du type {known[key].type}.")
    missing = [p.name for p in query.parameters if not p.optional and p.name not in values]
    if missing:
        return _refuse(f"Il manque : {', '.join(missing)} (--param {missing[0]}=…).")
    try:
        engine.run(given.name, **values).to_csv(sys.stdout, index=False)
    except warehouse.WarehouseError as error:
        return _refuse(str(error))
    return 0


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())

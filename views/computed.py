"""The questions that views ask: a query on the warehouse, or a function where SQL would not do (a scenario). Both are declared, run and shown alike.

A computed question is a function whose docstring is what the header of a query is:

    @computed
    def scenario_regions(s, lang):
        \"\"\"What each region would receive in a scenario.
        Leaves out: money that is not public.
        Parameters:
          s     text  optional  The scenario, as its address
          lang  text  Language of the labels, fr or en
        Columns:
          region      text    -      Region
          money       number  EUR_M  Public running money
          source_id   text    -      Sources
          confidence  text    -      Confidence
        \"\"\"
        return pd.DataFrame(…)
"""

import inspect
import threading
from collections.abc import Callable

import pandas as pd
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from queries import engine, header

KEPT = 400  # answers
_functions: dict[str, Callable[..., pd.DataFrame]] = {}
_questions: dict[str, header.Query] = {}


def computed(function: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
    """Declare a function as a question of its own name. Raises queries.header.BadHeader where its docstring does not say what a header must,
    ValueError where the name is taken or its arguments are not the declared parameters."""
    name = function.__name__
    told = "\n".join(f"-- {line}" for line in inspect.cleandoc(function.__doc__ or "").splitlines())
    asked = header.parse(name, told)
    if name in _questions or name in header.names():
        raise ValueError(f"two questions are named {name}")
    if list(inspect.signature(function).parameters) != [p.name for p in asked.parameters]:
        raise ValueError(f"{name}: its arguments are not the parameters that it declares")
    _functions[name], _questions[name] = function, header.Query(asked.name, asked.answers, asked.leaves_out, asked.parameters, asked.columns, inspect.getsource(function))
    return function


def question(name: str) -> header.Query:
    """What the question of that name says of itself; `sql` is how it is worked out: a statement, or a function's text. Raises queries.header.UnknownQuery."""
    return _questions.get(name) or header.query(name)


def is_computed(name: str) -> bool:
    """Whether the answer is worked out by a function, not by a statement."""
    return name in _questions


def run(name: str, **parameters) -> pd.DataFrame:
    """The answer, with the columns that the question declares, computed once for a version of the data and its parameters. Raises what engine.run raises."""
    if not is_computed(name):
        return engine.run(name, **parameters)
    return _answer(engine.version(), name, engine.bound(_questions[name], parameters)).copy(deep=False)


@cached(LRUCache(KEPT), key=hashkey, condition=threading.Condition())
def _answer(version: str, name: str, bound: tuple) -> pd.DataFrame:
    frame = _functions[name](*bound)
    return engine.as_declared(frame, _questions[name])

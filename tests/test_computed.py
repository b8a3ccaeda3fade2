"""Questions answered by a function: declared, bound, run once and shown as queries are."""

import pandas as pd
import pytest

from queries import engine, header
from views import computed


@pytest.fixture
def declare(monkeypatch):
    """Declare for one test; the list of questions is as before afterwards."""
    monkeypatch.setattr(computed, "_functions", dict(computed._functions))
    monkeypatch.setattr(computed, "_questions", dict(computed._questions))
    return computed.computed


def halves(of, lang):
    """What a half is.
    Leaves out: nothing.
    Parameters:
      of    number  What is halved
      lang  text  optional  Language
    Columns:
      half  number  EUR_M  Half
    """
    halves.runs += 1
    return pd.DataFrame({"half": [of / 2]})


def test_a_function_is_a_question(declare, warehouse):
    halves.runs = 0
    declare(halves)
    asked = computed.question("halves")
    assert (asked.answers, asked.leaves_out, [c.unit for c in asked.columns]) == ("What a half is.", "nothing.", ["EUR_M"])
    assert computed.is_computed("halves") and not computed.is_computed("sources") and "of / 2" in asked.sql
    assert computed.run("halves", of=5)["half"].tolist() == [2.5]
    computed.run("halves", of=5)
    assert halves.runs == 1, "the same answer is not computed twice"
    with pytest.raises(engine.MissingParameter):
        computed.run("halves")
    with pytest.raises(engine.MissingParameter):
        computed.run("halves", of=1, phase=2)


def test_an_answer_that_is_not_as_declared_is_refused(declare, warehouse):
    def thirds(of):
        """What a third is.
        Leaves out: nothing.
        Parameters:
          of  number  What is divided
        Columns:
          third  number  -  Third
        """
        return pd.DataFrame({"half": [of / 3]})

    declare(thirds)
    with pytest.raises(header.BadHeader):
        computed.run("thirds", of=1)


def test_a_declaration_that_is_not_true_is_refused(declare):
    with pytest.raises(header.BadHeader):
        declare(lambda: None)

    def sources():
        """Where it comes from.
        Leaves out: nothing.
        Columns:
          a  number  -  A
        """

    with pytest.raises(ValueError, match="two questions"):
        declare(sources)

    def quarters(whole):
        """What a quarter is.
        Leaves out: nothing.
        Parameters:
          of  number  What is divided
        Columns:
          a  number  -  A
        """

    with pytest.raises(ValueError, match="arguments"):
        declare(quarters)

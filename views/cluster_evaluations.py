"""How the State evaluated the clusters that are set side by side, each with its direct ancestors."""

import pandas as pd

from views.cluster_peers import address_list
from views.computed import computed, run

MOST = 4  # clusters side by side


def side_by_side(cluster: str, others: str | None) -> list[str]:
    """The identifiers compared: the chosen cluster, then the others (as the address writes them), each once."""
    return list(dict.fromkeys([cluster, *address_list(others)]))[:MOST]


@computed
def cluster_compared_evaluations(cluster, others, lang):
    """The State's evaluations of clusters side by side and of their direct ancestors.
    Leaves out: 57 of the 71 results of 2008, of which only the group counts are public.
    Parameters:
      cluster  text  Identifier of the cluster
      others   text  optional  Clusters set beside it
      lang     text  Language of the labels, fr or en
    Columns:
      short_name   text     -     Cluster
      year         integer  year  Year of the evaluation
      result       text     -     Result
      _ancestor    boolean  -     Ancestor
      _cluster_id  text     code  Identifier
      source_id    text     -     Sources
      confidence   text     -     Confidence
    """
    found = [run("cluster_state_evaluations", cluster=name, lang=lang).assign(_cluster_id=name) for name in side_by_side(cluster, others)]
    return pd.concat(found, ignore_index=True)[["short_name", "year", "result", "_ancestor", "_cluster_id", "source_id", "confidence"]]

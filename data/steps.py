"""What Python adds to the warehouse, between the rules and the marts, in this order.

A step is a function of the open connection. It makes its tables with `data.sqlfile.run`, so that the catalogue describes them, fills them in a set order,
and rounds what a machine could compute otherwise in its last digits: the version of the data is a hash of the rows.
"""

from data import positions
from data.network import step as network

STEPS = (("positions", positions.build), ("network", network.build))

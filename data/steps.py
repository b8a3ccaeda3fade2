"""What Python adds to the warehouse, between the rules and the marts, in this order."""

from data import positions

STEPS = (("positions", positions.build),)

"""The scenario model: levers in, outcomes out. Pure: no screen, no picture, no file read but the warehouse's answers and the scenario's own schema."""

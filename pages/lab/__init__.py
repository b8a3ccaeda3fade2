"""The parts of the scenario lab's page: levers, acts, what stands beside, mergers, files."""

"""The controls of the page of the trajectories: the day, the passage and the figure, the clusters of one lineage."""

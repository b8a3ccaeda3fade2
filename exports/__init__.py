"""A view as a file: readers of the same view as the page."""

"""Speed, as ratios measured in one run. Nothing here is a test: a clock never decides whether the product is right."""

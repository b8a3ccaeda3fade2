"""One `.sql` file a question, and the engine that runs them."""

"""After-action review: the record of an exercise, opened when it is over."""

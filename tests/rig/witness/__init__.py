"""A witness: with this folder on PYTHONPATH, a process writes down whom it turns to."""

"""What the tests stand on: real servers, a real browser, and the app served as in real life.

Everything here is started by a fixture in `tests/conftest.py`, waits for a sign that it is ready,
and is stopped by its process id.
"""

"""Measurements of the real app: `python -m tests.bench` prints one JSON object a line.

The server is pinned to one core and the client to another, where there are two.
"""

"""Tests: the tree mirrors the app's; stories, secrecy, faults and bench stand beside it."""

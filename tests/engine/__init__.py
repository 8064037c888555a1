"""Tests of the pure engine: no database, no clock, no dice but those of the test."""

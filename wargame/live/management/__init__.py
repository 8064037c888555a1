"""Commands of the live package."""

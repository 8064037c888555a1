"""Codes that people read aloud and type: 28 symbols without vowels or look-alikes."""

import secrets

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 6
LOOKALIKES = {"O": "0", "I": "1", "L": "1", "U": "V", "A": "4", "E": "3"}


def fresh(length: int = LENGTH) -> str:
    """Return a random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def tidy(typed: str) -> str:
    """Return what was typed as a code: upper case, without the separators people put in."""
    return "".join(c for c in typed.upper() if c.isalnum())


def strangers(typed: str) -> str:
    """Return the symbols of a typed code that no code holds, for a friendly hint."""
    return "".join(sorted({c for c in tidy(typed) if c not in ALPHABET}))


def shown(code: str) -> str:
    """Return a code in groups of three, as it is shown and spoken."""
    return " ".join(code[n : n + 3] for n in range(0, len(code), 3))

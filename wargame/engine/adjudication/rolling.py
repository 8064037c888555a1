"""Dice that anybody can check: each roll follows from a seed and from the name of the roll.

The SHA-256 of the seed is published at the start, before anything is rolled, and the seed itself
at the end. A roll takes the bytes of HMAC-SHA256 under the seed of its name with `/0`, `/1` and so
on behind it; bytes at the top that would favour low faces are left out, and the rest of a division
by the number of faces, plus one, is a face.
"""

import hashlib
import hmac
from collections.abc import Iterator
from itertools import count, islice

BYTE = 256


def seal(seed: str) -> str:
    """Return the SHA-256 of a seed, in hexadecimal digits."""
    return hashlib.sha256(seed.encode()).hexdigest()


def throw(seed: str, name: str, sides: int, dice: int) -> tuple[int, ...]:
    """Return the faces of so many dice with 2 to 256 sides, for one seed and one name."""
    return tuple(islice(_faces(seed.encode(), name, sides), dice))


def _faces(key: bytes, name: str, sides: int) -> Iterator[int]:
    fair = BYTE - BYTE % sides
    for block in count():
        for byte in hmac.digest(key, f"{name}/{block}".encode(), "sha256"):
            if byte < fair:
                yield byte % sides + 1

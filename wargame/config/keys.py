"""The secret key: given by the environment, or made once and kept in a file of its own."""

import os
import secrets
from pathlib import Path

KEY_BYTES = 48


def kept_key(path: Path) -> str:
    """Return the key in `path`, which is made (mode 0600) when it is not there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(KEY_BYTES))
    return path.read_text(encoding="ascii")

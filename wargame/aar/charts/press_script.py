"""What the press runs, by itself: a line with a specification in, a line with a picture out."""

import base64
import json
import os
import select
import sys
from typing import Any

import vl_convert

IDLE = 600.0
"""Seconds without a line after which it ends."""

NICENESS = 5
"""How far it lets others go first, who are waiting for a room."""


def _made(kind: str, spec: dict[str, Any]) -> bytes:
    if kind == "svg":
        return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).encode()
    scale = spec.pop("usermeta", {}).get("scale", 1)
    return vl_convert.vegalite_to_png(spec, scale=scale, allowed_base_urls=[])


def _answer(line: str) -> dict[str, str]:
    asked = json.loads(line)
    try:
        made = _made(asked["kind"], json.loads(asked["spec"]))
    except ValueError as fault:
        return {"failed": str(fault)}
    return {"made": base64.b64encode(made).decode()}


def main() -> None:
    """Answer lines until there are no more, or none for a long time."""
    os.nice(NICENESS)
    while select.select([sys.stdin], [], [], IDLE)[0]:
        line = sys.stdin.readline()
        if not line:
            return
        sys.stdout.write(json.dumps(_answer(line)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

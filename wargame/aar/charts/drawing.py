"""Drawing: from a chart to a picture, each picture once.

A picture is kept under the hash of all that it is drawn from, in memory and in the folder of this
house, so a page never waits for what was drawn before, in this process or an earlier one.
"""

import base64
import json
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock, Thread
from typing import Any

from django.conf import settings

from wargame.aar.charts import press
from wargame.aar.charts.chart import Chart, bare, whole
from wargame.aar.charts.theme import WALL_INK
from wargame.aar.charts.walls import on_wall

PATIENCE = 0.8
"""Seconds that `ready` waits: for one picture that is long enough, once the press runs."""

_ONE_AT_A_TIME = Lock()

_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""Vega names parts of a picture for screen readers; the whole of it is one image with a table."""

KEPT = 2000
"""More pictures than this in the folder are thrown away, all of them: they can be drawn again."""


def svg(chart: Chart, *, narrow: bool = False) -> str:
    """Return a chart as SVG with a title; lines and words take the colour of the text around."""
    form = "narrow" if narrow else "wide"
    return _titled(chart, form, _drawn("svg", _text(whole(chart, narrow=narrow))))


def wall(chart: Chart) -> str:
    """Return a chart as SVG for the projector: low and broad, in the ink of the wall."""
    drawn = _titled(chart, "wall", _drawn("svg", _text(on_wall(chart, bare(chart)))))
    return drawn.replace("<svg ", f'<svg color="{WALL_INK}" ', 1)


def _titled(chart: Chart, form: str, picture: bytes) -> str:
    drawn, name = _ROLES.sub("", picture.decode()), f"chart-{chart.id}-{form}"
    head = f'<svg role="img" aria-labelledby="{name}" '
    title = f'<title id="{name}">{escape(chart.title)}</title>'
    return drawn.replace("<svg ", head, 1).replace("><", f">{title}<", 1)


def png(chart: Chart, *, scale: int = 2) -> bytes:
    """Return a chart as PNG in black on white, `scale` times as many pixels as it is wide."""
    spec = {**whole(chart, narrow=False), "background": "white"}
    return _drawn("png", _text({**spec, "usermeta": {"scale": scale}}))


def ready(*wanted: Chart) -> bool:
    """Tell whether these charts can be shown at once; what is missing is drawn in the background.

    A page that is told no shows the rows without their pictures, and asks again.
    """
    missing = [spec for one in wanted for spec in _both(one) if not _there(spec)]
    if not missing:
        return True
    drawing = Thread(target=_draw_all, args=(missing,), daemon=True)
    drawing.start()
    drawing.join(PATIENCE)
    return not drawing.is_alive()


def _both(chart: Chart) -> tuple[str, ...]:
    """Return what the two pictures of a chart are drawn from, where it has any rows."""
    return tuple(_text(whole(chart, narrow=narrow)) for narrow in (False, True) if chart.rows)


def _there(spec: str) -> bool:
    return _path("svg", spec).exists()


def _draw_all(specs: Iterable[str]) -> None:
    for spec in specs:
        with suppress(press.Undrawn):  # whoever shows it is told
            _drawn("svg", spec)


def forget() -> None:
    """Throw away all pictures: with an exercise, what was drawn of it goes as well."""
    _drawn.cache_clear()
    shutil.rmtree(_folder(), ignore_errors=True)


def _text(spec: dict[str, Any]) -> str:
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=256)
def _drawn(kind: str, spec: str) -> bytes:
    path = _path(kind, spec)
    found = _kept(path)
    if found is not None:
        return found
    with _ONE_AT_A_TIME:
        return _kept(path) or _made(path, kind, spec)  # somebody may have drawn it meanwhile


def _kept(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return None


def _made(path: Path, kind: str, spec: str) -> bytes:
    made = base64.b64decode(press.PRESS.make(kind, spec))
    with suppress(FileNotFoundError):  # somebody makes room at this moment: not kept
        _keep(path, made)
    return made


def _keep(path: Path, made: bytes) -> None:
    """Put a picture in the folder, whole or not at all."""
    if path.parent.exists() and sum(1 for _ in path.parent.iterdir()) > KEPT:
        shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(made)
    Path(file.name).replace(path)


def _path(kind: str, spec: str) -> Path:
    return _folder() / f"{sha256(spec.encode()).hexdigest()}.{kind}"


def _folder() -> Path:
    return Path(settings.WARGAME_VAR) / "charts"

"""Logs: the whole of what a panel shows only the newest of, painted when somebody asks for it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from wargame.rooms.panel import Scene
from wargame.rooms.panels.cables import inbox, outbox
from wargame.rooms.panels.papers import messages
from wargame.rooms.panels.talk import caucuses, questions, statements


class Log(NamedTuple):
    """A list to read in full: its title, its template, and its words for so many things."""

    title: str
    template: str
    words: Callable[[Scene, int], dict[str, Any]]


LOGS = {
    "messages": Log("All messages", "rooms/room/list/messages.html", messages),
    "inbox": Log("All cables received", "rooms/room/list/cables.html", inbox),
    "outbox": Log("All cables sent", "rooms/room/list/cables.html", outbox),
    "statements": Log("All statements", "rooms/room/list/statements.html", statements),
    "questions": Log("All questions", "rooms/room/list/questions.html", questions),
    "caucuses": Log("All caucuses", "rooms/room/list/caucuses.html", caucuses),
}

"""Gates: a line above each form that says whether this phase takes it; the form itself stays."""

from typing import Any

from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import ENDED, LOBBY, PAUSED, status, takes, when_next


def _gate(act: str, what: str) -> Panel:
    def words(scene: Scene) -> dict[str, Any]:
        picture = scene.picture
        at = status(picture)
        return {
            "open": takes(picture, act),
            "what": what,
            "held": at if at in {LOBBY, PAUSED, ENDED} else "",
            "next": when_next(picture.setting, picture, act),
        }

    name = "gate_" + act.replace(".", "_")
    return Panel(name, "rooms/room/gate.html", ("setting", "clock"), words)


GATES = (
    _gate("intent.state", "intents"),
    _gate("cable.send", "cables"),
    _gate("caucus.open", "new caucuses"),
    _gate("caucus.say", "talk in caucuses"),
    _gate("statement.make", "statements"),
    _gate("proposal.table", "proposals"),
    _gate("question.ask", "questions to control"),
)

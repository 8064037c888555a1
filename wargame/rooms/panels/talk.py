"""Talk: caucuses, statements, the speakers' list, questions to control, who is at this table."""

from typing import Any

from wargame.engine.instruments.caucuses import Caucus
from wargame.engine.names import CONTROL
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import takes
from wargame.rooms.panels.windows import SHOWN, Window, newest


def _thread(caucus: Caucus, scene: Scene, shown: int) -> dict[str, Any]:
    inside = {*caucus.members, *caucus.invited}
    return {
        "caucus": caucus,
        "member": scene.cell in caucus.members,
        "invited": scene.cell in caucus.invited,
        "opened": scene.cell == caucus.opener,
        "others": [one for one in scene.picture.setting.cells if one not in inside],
        "lines": newest(caucus.lines, shown),
    }


def caucuses(scene: Scene, shown: int = SHOWN) -> dict[str, Any]:
    """Return the caucuses in sight: invitations first, then those that go on, then the rest."""
    threads = [_thread(one, scene, shown) for one in scene.picture.caucuses.all.values()]
    threads.sort(key=lambda one: (one["caucus"].closed, not one["invited"], not one["member"]))
    return {
        "setting": scene.picture.setting,
        "threads": threads,
        "may_leave": takes(scene.picture, "caucus.leave"),
        "may_close": takes(scene.picture, "caucus.close"),
        "may_join": takes(scene.picture, "caucus.join"),
        "may_invite": takes(scene.picture, "caucus.invite"),
    }


CAUCUSES = Panel("caucuses", "rooms/room/caucuses.html", ("setting", "clock", "caucuses"), caucuses)


def _say(scene: Scene) -> dict[str, Any]:
    inside = [
        one
        for one in scene.picture.caucuses.all.values()
        if scene.cell in one.members and not one.closed
    ]
    return {"caucuses": inside, "setting": scene.picture.setting}


SAY = Panel("say", "rooms/room/say.html", ("setting", "caucuses"), _say)


def statements(scene: Scene, shown: int = SHOWN) -> dict[str, Any]:
    """Return what was said to everyone."""
    return {
        "setting": scene.picture.setting,
        "statements": newest(scene.picture.statements.made, shown),
    }


STATEMENTS = Panel(
    "statements", "rooms/room/statements.html", ("setting", "statements"), statements
)


def _speakers(scene: Scene) -> dict[str, Any]:
    return {"setting": scene.picture.setting, "raised": scene.picture.hands.raised}


SPEAKERS = Panel("speakers", "rooms/room/speakers.html", ("setting", "hands"), _speakers)


def questions(scene: Scene, shown: int = SHOWN) -> dict[str, Any]:
    """Return what this delegation asked control, and the answers that everyone has."""
    part = scene.picture.questions
    own = [one for one in part.asked.values() if one.cell == scene.cell]
    published: Window[tuple[Any, ...]] = newest(part.published, shown)
    return {"own": newest(own, shown), "published": published}


QUESTIONS = Panel("questions", "rooms/room/questions.html", ("questions",), questions)


LENT = 5


def _roster(scene: Scene) -> dict[str, Any]:
    setting = scene.picture.setting
    others = [one for one in setting.delegations if one.id != scene.cell]
    return {
        "setting": setting,
        "delegation": setting.delegation(scene.cell),
        "guests": scene.company.of(scene.cell) if scene.cell != CONTROL else (),
        "others": others,
        "lent": scene.picture.posts.lent[-LENT:] if scene.cell != CONTROL else (),
    }


ROSTER = Panel("roster", "rooms/room/roster.html", ("setting", "posts"), _roster, company=True)

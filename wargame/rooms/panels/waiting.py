"""The lobby: who waits, the warm-up question, the rules of the house, what today holds."""

from typing import Any

from wargame.rooms.panel import Panel, Scene

SHOWN = 60


def _warm_up(scene: Scene) -> dict[str, Any]:
    asked, tally = scene.picture.setting.warm_up, dict(scene.company.warm_up)
    options = [(one, tally.get(one, 0)) for one in asked.options] if asked else []
    return {
        "asked": asked,
        "options": options,
        "most": max((count for _, count in options), default=0),
        "total": sum(count for _, count in options),
    }


WARM_UP = Panel("warm_up", "rooms/lobby/warm_up.html", ("setting",), _warm_up, company=True)


def _waiting(scene: Scene) -> dict[str, Any]:
    names = scene.company.waiting
    return {
        "guests": names[-SHOWN:],
        "more": max(0, len(names) - SHOWN),
        "joined": scene.company.joined,
    }


WAITING = Panel("waiting", "rooms/lobby/waiting.html", (), _waiting, company=True)


def _today(scene: Scene) -> dict[str, Any]:
    setting = scene.picture.setting
    rounds = [(one, sum(phase.minutes for phase in one.phases)) for one in setting.rounds]
    return {"setting": setting, "rounds": rounds, "minutes": sum(minutes for _, minutes in rounds)}


TODAY = Panel("today", "rooms/lobby/today.html", ("setting",), _today)


def _rules(scene: Scene) -> dict[str, Any]:
    return {"setting": scene.picture.setting}


RULES = Panel("rules", "rooms/lobby/rules.html", ("setting",), _rules)


def _agenda(scene: Scene) -> dict[str, Any]:
    setting, clock = scene.picture.setting, scene.picture.clock
    current = setting.round_of(clock.phase)
    return {
        "setting": setting,
        "clock": clock,
        "current": current,
        "rounds": setting.rounds,
        "runs": {run.phase: run for run in clock.runs},
    }


AGENDA = Panel("agenda", "rooms/room/agenda.html", ("setting", "clock"), _agenda)

"""The lobby: where everybody waits until control gives them a seat."""

from wargame.rooms.panel import Panel
from wargame.rooms.panels.asked import ASKED
from wargame.rooms.panels.waiting import RULES, TODAY, WAITING, WARM_UP

LOBBY: tuple[Panel, ...] = (ASKED, WARM_UP, WAITING, TODAY, RULES)

"""Copies of what others wrote: an intercept reads like intelligence, a leak like any news.

Both are messages of the kind that control releases all day, so nothing tells them from others.
"""

from wargame.engine.audience import CONTROL_ALONE, circle
from wargame.engine.fogging import CABLE, INTERCEPT, LEAK, Passage
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.fog_book import FogIntercepted, FogLeaked
from wargame.engine.instruments.inject_desk import InjectReleased
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import NO_ORDER, CellId, FogId, MessageId
from wargame.engine.texts import SHORT

SOURCES = {INTERCEPT: "Own listening post", LEAK: "Unnamed source"}
MEDIA = {INTERCEPT: "intelligence", LEAK: "news"}
CHANNELS = {INTERCEPT: "Intercept", LEAK: "News"}
_LOGGED = {INTERCEPT: FogIntercepted, LEAK: FogLeaked}


def title_of(passage: Passage, effect: str) -> str:
    """Return what a copy is called where control calls it nothing else."""
    what = passage.title if passage.channel == CABLE else "What was said behind closed doors"
    return f"{'Leaked' if effect == LEAK else 'Intercepted'}: {what}"[:SHORT]


def text_of(passage: Passage, setting: Setting) -> str:
    """Return what a copy says where control words it in no other way."""
    sender, to = setting.name(passage.sender), ", ".join(map(setting.name, passage.to))
    verb = "wrote" if passage.channel == CABLE else "said behind closed doors"
    return f"{sender} {verb} to {to}:\n\n{passage.text}"


def strangers_to(passage: Passage, cells: tuple[CellId, ...]) -> tuple[CellId, ...]:
    """Return those of some cells who neither wrote a thing nor are to read it anyway."""
    return tuple(one for one in cells if one not in {passage.sender, *passage.to})


def copied(  # noqa: PLR0913 - all that a copy says, and to whom
    effect: str,
    passage: Passage,
    to: tuple[CellId, ...],
    moment: Moment,
    *,
    title: str = "",
    text: str = "",
    source: str = "",
    order: FogId = NO_ORDER,
) -> tuple[Told, ...]:
    """Return a copy for these cells, or for everyone where none is named, and its entry."""
    message = MessageId(moment.dice.token())
    read = InjectReleased(
        message=message,
        sender=source or SOURCES[effect],
        channel=CHANNELS[effect],
        title=title or title_of(passage, effect),
        text=text or text_of(passage, moment.state.setting),
        to=to,
        medium=MEDIA[effect],
    )
    logged = _LOGGED[effect](passage, to, message, order)
    return (Told(logged, CONTROL_ALONE), Told(read, circle(to)))

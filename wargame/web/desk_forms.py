"""The forms of the queue: an answer with its draft, the review of a draft, a prepared message."""

from collections.abc import Mapping
from typing import Any

from wargame.conduct.company import company
from wargame.engine import Viewer
from wargame.engine.instruments.cables import CLASSIFICATIONS
from wargame.engine.names import CONTROL, CellId
from wargame.web.asked import Asked

type Words = Mapping[str, Any]

WHY = {
    "late": (
        "Something is still missing",
        "{phase} is over, and we have nothing from you yet. Send what you have, or ask for time.",
    ),
    "quiet": (
        "How is it going?",
        "We have not heard from you for a while. Is there anything you need? Ask us at any time.",
    ),
    "contact": (
        "Somebody to talk to",
        "You have not talked with these yet: {others}. A cable may be worth your while.",
    ),
}
"""Messages to a delegation that does little: a subject and a text, to be changed before sending."""


def answer(asked: Asked) -> Words | None:
    """Return a question without an answer, its number for control, and the draft of its answer."""
    picture = asked.picture
    numbers = {name: n for n, name in enumerate(picture.questions.asked, start=1)}
    waiting = picture.questions.waiting
    found = next((one for one in waiting if one.id == asked.value("question")), None)
    if found is None:
        return None
    draft = picture.desk.drafts.get(found.id)
    staff = company(asked.code, Viewer(CONTROL)).called
    return {
        "setting": picture.setting,
        "question": found,
        "number": numbers[found.id],
        "draft": draft,
        "author": staff(draft.seat) if draft else "",
        "reviewer": staff(draft.reviewer) if draft else "",
    }


def review(asked: Asked) -> Words | None:
    """Return the same, where there is a draft to look over."""
    words = answer(asked)
    return words if words and words["draft"] else None


def nudge(asked: Asked) -> Words | None:
    """Return a message to one delegation, prepared for the reason of the nudge.

    It names nothing that its reader does not know: with whom it has talked, and the open phase.
    """
    setting, why = asked.picture.setting, asked.value("why")
    to = CellId(asked.value("to"))
    if setting.delegation(to) is None or why not in WHY:
        return None
    phase = setting.phase(asked.picture.clock.phase)
    others = [CellId(str(one)) for one in asked.values.getlist("with")]
    names = ", ".join(setting.name(one) for one in others if setting.delegation(one))
    subject, text = WHY[why]
    return {
        "setting": setting,
        "to": to,
        "subject": subject,
        "text": text.format(
            phase=phase.title if phase else "The phase", others=names or "the rest"
        ),
        "classifications": CLASSIFICATIONS,
    }

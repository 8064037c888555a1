"""What control does by POST: acts of the engine, and the seating of people."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from wargame.conduct import acts, arrivals, orders
from wargame.engine import Refusal, Refused
from wargame.engine.names import CellId
from wargame.people import links
from wargame.web import answers
from wargame.web.acts import wish
from wargame.web.console import console_page
from wargame.web.fields import Typed, command_fields
from wargame.web.keepers import Console, for_a_part

PAGE_ALONE = ("do", "confirm", "back")
"""Fields of the composer that belong to no command."""

PAGES = {
    **{name: f"console-{name}" for name in ("blocs", "staff", "notes", "world")},
    "reveal": "debrief-reveal",
}
"""Pages beside the console on which a plain browser may have pressed."""

DONE: Mapping[str, str] = {
    "exercise.start": "The exercise has started. The briefs are handed out.",
    "exercise.pause": "Everybody is paused.",
    "exercise.resume": "The clock runs again.",
    "exercise.end": "The exercise has ended.",
    "exercise.prepare": "Line-up and timing are chosen.",
    "phase.open": "The phase is open.",
    "phase.close": "The phase is closed.",
    "phase.skip": "The phase is left out.",
    "phase.extend": "The phase has more time.",
    "statement.make": "Everybody has your statement.",
    "cable.send": "The cable is sent.",
    "inject.release": "The inject is released.",
    "fog.release": "It has reached those it was held for.",
    "fog.drop": "It will never arrive.",
    "fog.lift": "The order is lifted. What it held waits on.",
    "question.answer": "The answer is sent.",
    "question.draft": "The draft is kept.",
    "question.review": "The others in control see what you say.",
    "item.take": "It is yours. The others see that.",
    "item.free": "It is free again.",
    "agenda.shorten": "The agenda is shorter, for everybody.",
    "proposal.table": "The text is on the table.",
    "proposal.withdraw": "The text is off the table.",
    "ballot.call": "The vote is open.",
    "ballot.close": "The vote is counted.",
    "ballot.cancel": "The vote is cancelled.",
    "agreement.rule-ratification": "The ruling stands.",
    "agreement.suspend": "The agreement is suspended.",
    "agreement.breach": "The breach is on the record.",
    "agreement.resume": "The agreement binds again.",
    "agreement.end": "The agreement is over.",
    "agreement.publish": "The agreement lies before everybody.",
    "indicator.set": "The indicator is set.",
    "indicator.show": "They see it now. Nobody else does.",
    "indicator.correct": "They see the value of the world again.",
    "world.apply": "The consequences are in the world.",
    "date.set": "The date is set.",
    "region.set": "The region is turned.",
    "scores.allow": "It is decided who sees score sheets.",
    "projector.take": "The card is on the projector.",
    "move.reveal": "The open moves lie before everybody.",
    "argument.add": "The argument stands beside the move.",
    "secret.open": "The secret argument lies before everybody.",
    "project.begin": "The project is begun.",
    "ruling.open": "The ruling is open. The odds stand beside the move.",
    "estimate.give": "Your estimate is in.",
    "ruling.roll": "The dice have fallen.",
    "ruling.settle": "The ruling is settled.",
    "ruling.publish": "The ruling is published.",
    "ruling.undo": "The ruling is undone.",
    "hand.lower": "The floor is given.",
    "caucus.close": "The caucus is closed.",
    "ballot.cast": "The votes are in.",
    "note.write": "The note is written.",
    "post.give": "The part in control is changed.",
    "post.withdraw": "They are in control no longer.",
    "lead.take": "You lead now. The others see it.",
    "lead.hand-over": "The lead is handed over.",
    "inject.improvise": "It is written.",
    "chapter.open": "It lies before everybody.",
    "blocs.assign": "The member votes through another delegation.",
}


@require_POST
@for_a_part
def act(request: HttpRequest, console: Console, act: str) -> HttpResponse:
    """Do an act with control's hand."""
    wanted = wish(request, act)
    words = {name: values for name, values in wanted.words.items() if name not in PAGE_ALONE}

    def do() -> tuple[str, str | None]:
        _careful(act, wanted.words, console.code)
        command = orders.command(act, command_fields(act, words))
        answer = acts.submit(console.code, console.seat, command, wanted.command_id)
        return DONE.get(act, "Done."), answer.made

    return _answer(request, console, do)


def _careful(act: str, words: Typed, code: str) -> None:
    """Refuse an end without the typed code, and a chosen release that chooses nobody.

    To the engine an inject released to nobody in particular is released as planned, which is not
    what somebody means who opened the list and ticked no name.
    """
    if act == "exercise.end":
        typed = "".join("".join(words.get("confirm", [])).split()).upper()
        if typed != code:
            raise Refused(Refusal.UNKNOWN, value=typed, field=f"the confirmation, which is {code}")
    if words.get("do") == ["release"] and not (words.get("to") or words.get("everyone")):
        raise Refused(Refusal.NO_AUDIENCE)


@require_POST
@for_a_part
def people(request: HttpRequest, console: Console, what: str) -> HttpResponse:
    """Seat, move, send back or remove a person, or change the door."""
    asked = {**request.GET.dict(), **request.POST.dict()}
    given = {name: str(value).replace("\0", "") for name, value in asked.items()}
    return _answer(request, console, lambda: (_people(console, what, given), None))


def _people(console: Console, what: str, given: Mapping[str, str]) -> str:
    code = console.code
    console.duty.require("people.seat")
    handle = given.get("handle", "")
    if what == "seat":
        return f"{arrivals.seat(code, handle, CellId(given.get('cell', ''))).name} has a place."
    if what == "unseat":
        return f"{arrivals.unseat(code, handle).name} is back in the lobby."
    if what == "remove":
        arrivals.remove(code, handle)
        return "The person is removed, and their pages close."
    if what == "auto-seat":
        return _seated(arrivals.auto_seat(code))
    if what == "projector-link":
        return _link(code)
    return _door(code, given.get("to", ""))


def _link(code: str) -> str:
    """Return the words that tell where another computer finds the projector."""
    token = links.issue(links.PROJECTOR, exercise=code)
    return f"On the other computer, open {settings.WARGAME_URL}{reverse('enter', args=[token])}"


def _seated(count: int) -> str:
    return f"{count} {'person has' if count == 1 else 'people have'} a place now."


DOORS: Mapping[str, tuple[Callable[[str], None], str]] = {
    "open": (arrivals.open_door, "The door is open."),
    "closed": (arrivals.close_door, "The door is closed. Those inside notice nothing."),
    "new-code": (arrivals.rotate_door, "There is another code. The old one opens nothing."),
}


def _door(code: str, to: str) -> str:
    if to not in DOORS:
        raise Refused(Refusal.UNKNOWN, value=to, field="the door")
    change, said = DOORS[to]
    change(code)
    return said


def _answer(
    request: HttpRequest, console: Console, do: Callable[[], tuple[str, str | None]]
) -> HttpResponse:
    """Do it; tell the page's script, or take a plain browser back to the console."""
    try:
        said, made = do()
    except Refused as refusal:
        return _refused(request, console, refusal)
    if answers.wants_json(request):
        return answers.done(made)
    messages.success(request, said)
    return answers.back(_home(request, console))


def _home(request: HttpRequest, console: Console) -> str:
    """Return where a plain browser goes on: the page on which it pressed."""
    name = PAGES.get(request.POST.get("back", ""), "console")
    return reverse(name, args=[console.code])


def _refused(request: HttpRequest, console: Console, refusal: Refused) -> HttpResponse:
    """Say why; a form comes back with what was typed in it."""
    if answers.wants_json(request):
        return answers.refused(request, refusal)
    if request.POST.get("do"):
        return console_page(request, console, request.POST, wrong=refusal.sentence, status=422)
    messages.error(request, refusal.sentence)
    return answers.back(_home(request, console))

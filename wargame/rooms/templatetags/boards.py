"""Signs of the console and the projector: what is left of a phase, codes, numbers, drawings."""

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wargame.engine.balance import Share
from wargame.engine.instruments.clock_face import Clock
from wargame.rooms.console.items import Deed
from wargame.rooms.templatetags.signs import epoch_ms, when
from wargame.rooms.words import STATES, Word

register = template.Library()


@register.simple_tag
def countdown(clock: Clock) -> SafeString:
    """Return what is left of the open phase: a deadline that the script counts down to."""
    if clock.ended:
        return format_html("<span>{}</span>", "Ended")
    if not clock.started:
        return format_html("<span>{}</span>", "Not started")
    if clock.closes_at is None:
        return format_html("<span>{}</span>", "Between phases")
    if clock.paused_at:
        left = int((clock.closes_at - clock.paused_at).total_seconds())
        return format_html(
            '<span role="timer" data-clock-short data-closes-at="{}" data-paused-at="{}">{}</span>',
            epoch_ms(clock.closes_at),
            epoch_ms(clock.paused_at),
            minutes(left),
        )
    return format_html(
        '<span role="timer" data-clock-short data-closes-at="{}">until {}</span>',
        epoch_ms(clock.closes_at),
        when(clock.closes_at),
    )


@register.simple_tag
def age(since: datetime) -> SafeString:
    """Return since when something waits; the script counts its age by the server's clock."""
    return format_html('<span data-since="{}">since {}</span>', epoch_ms(since), when(since))


@register.simple_tag
def bar(count: int, most: int) -> SafeString:
    """Return a cell of a table with a count, and a bar as long as its share of the most."""
    return format_html(
        '<td><span class="bar-count">{}</span><meter min="0" max="{}" value="{}">{}</meter></td>',
        count,
        most,
        count,
        count,
    )


@register.simple_tag
def seat_row(one: Share) -> SafeString:
    """Return a row of counts; there are as many as people, so each is written in one go."""
    return format_html(
        '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>',
        one.seat,
        one.acts,
        one.words,
        one.cables,
        one.statements,
        one.votes,
    )


@register.simple_tag(name="deed")
def deed_button(deed: Deed, *, default: bool, key: str = "") -> SafeString:
    """Return a deed as its button or link; `default` marks the one that a single key does."""
    about = format_html('<span class="unseen"> {}</span>', deed.about) if deed.about else ""
    marks = format_html(' class="{}"', "button" if default else "button quiet")
    if default:
        marks = format_html("{} data-default", marks)
    if default and key:
        about = format_html("{} <kbd>{}</kbd>", about, key.upper())
        marks = format_html('{} data-key="{}"', marks, key)
    if deed.act:
        address = deed.act if deed.act.startswith("people/") else f"act/{deed.act}"
        return format_html(
            '<button{} form="acts" formaction="{}">{}{}</button>', marks, address, deed.label, about
        )
    if deed.form.startswith("#"):
        return format_html('<a{} href="{}">{}{}</a>', marks, deed.form, deed.label, about)
    address = f"?do={deed.form}#composer"
    return format_html('<a{} href="{}" data-compose>{}{}</a>', marks, address, deed.label, about)


@register.simple_tag
def silence_clock(deadline: datetime, paused_at: datetime | None) -> SafeString:
    """Return until when silence lasts; the script counts down to it, and a pause stops it."""
    if paused_at:
        return format_html(
            '<strong class="figures" role="timer" data-clock-short data-closes-at="{}"'
            ' data-paused-at="{}">{}</strong>',
            epoch_ms(deadline),
            epoch_ms(paused_at),
            minutes(int((deadline - paused_at).total_seconds())),
        )
    return format_html(
        'until {}: <strong class="figures" role="timer" data-clock-short data-closes-at="{}">'
        "it counts down</strong>",
        when(deadline),
        epoch_ms(deadline),
    )


def minutes(seconds: int) -> str:
    """Return seconds as minutes and seconds, as on a clock."""
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 60}:{seconds % 60:02}"


@register.simple_tag
def sign(word: str, said: str = "") -> SafeString:
    """Return the symbol of a state alone; its word, or another one, for those who do not see it."""
    found = STATES.get(word, Word("○", word))
    return format_html(
        '<span class="sign sign-{}"><i aria-hidden="true">{}</i>'
        '<span class="unseen">{}</span></span>',
        word,
        found.symbol,
        said or found.text,
    )


@register.simple_tag
def state_text(word: str, signed: object = None) -> str:
    """Return the word of a state as plain text, after its symbol where one is asked for."""
    found = STATES.get(word, Word("○", word))
    return f"{found.symbol} {found.text}" if signed else found.text


@register.filter
def in_threes(code: str) -> str:
    """Return a code in groups of three, as it is read aloud."""
    return " ".join(code[n : n + 3] for n in range(0, len(code), 3))


@register.filter
def after_slash(path: str) -> str:
    """Return what stands behind the last slash."""
    return path.rpartition("/")[2]


@register.filter
def bare_address(address: str) -> str:
    """Return an address as people type it: without the scheme and the last slash."""
    return address.removeprefix("http://").removeprefix("https://").rstrip("/")


@register.filter
def signed(number: int) -> str:
    """Return a change with its sign, and a true minus."""
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"  # noqa: RUF001


@register.simple_tag
def drawing(markup: str) -> SafeString:
    """Return a drawing that the house itself made (a QR code) as markup."""
    return SafeString(markup)


PRESENCES = {"live": "live", "slow": "catching-up", "away": "offline"}


@register.simple_tag
def presence(name: str) -> SafeString:
    """Return the symbol of a person's page: live, catching up or offline."""
    return sign(PRESENCES.get(name, "offline"))


@register.filter
def presence_word(name: str) -> str:
    """Return the word of a person's page, in lower case, as in a count."""
    return STATES[PRESENCES.get(name, "offline")].text.lower()

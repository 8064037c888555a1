"""The phone check: an address to open on one phone, which turns a line of the pre-flight green.

A phone has no session of ours, so its mark is a session row under a name that only this
installation can work out from the token. Such rows are cleared away like all sessions.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

KEY = "phone_check"
SALT = "wargame.preflight"
LASTS = timedelta(hours=1)
SIGNED = 8  # enough that nobody fills the table by guessing; short enough to type


@dataclass(frozen=True, slots=True)
class Phone:
    """Something that opened the address: when, and what it says it is."""

    at: datetime
    agent: str


def token_of(session: SessionBase, *, again: bool = False) -> str:
    """Return the token of this facilitator's check; another one where asked for."""
    if again or KEY not in session:
        nonce = secrets.token_hex(3)
        session[KEY] = nonce + _mac("token", nonce)[:SIGNED]
    return str(session[KEY])


def note(token: str, agent: str) -> bool:
    """Keep that something opened the address; return whether the token is one of ours."""
    nonce = token[:-SIGNED]
    if not constant_time_compare(token[-SIGNED:], _mac("token", nonce)[:SIGNED]):
        return False
    now = timezone.now()
    mark = {"at": now.isoformat(), "agent": agent[:200]}
    Session.objects.save(_name(token), mark, now + LASTS)
    return True


def seen(token: str) -> Phone | None:
    """Return what opened the address last, or None."""
    row = Session.objects.filter(session_key=_name(token), expire_date__gt=timezone.now()).first()
    if row is None:
        return None
    mark = row.get_decoded()
    return Phone(datetime.fromisoformat(mark["at"]), mark["agent"])


def _name(token: str) -> str:
    return _mac("name", token)[:32]


def _mac(purpose: str, text: str) -> str:
    return salted_hmac(f"{SALT}.{purpose}", text, algorithm="sha256").hexdigest()

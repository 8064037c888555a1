"""Traces of an exercise outside its journal: rows about people, browsers' passes, files.

Every model with a field `exercise` is one of its traces, whoever added it; so is every file of the
long work on it, which lies in a folder of its own.
"""

from collections.abc import Callable, Collection, Iterator, MutableMapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Model

from wargame.conduct import jobs
from wargame.people.models import Facilitator, Keeper


def remove_files(code: str) -> None:
    """Stop the long work on an exercise, and delete all files that were made of it."""
    jobs.erase(code)


def folders() -> tuple[str, ...]:
    """Return the codes of the exercises of which this machine has files."""
    found = Path(settings.WARGAME_JOBS)
    return (
        tuple(sorted(one.name for one in found.iterdir() if one.is_dir())) if found.is_dir() else ()
    )


def remove_rows(code: str) -> None:
    """Delete every row about an exercise, and the guests who were invited to it alone."""
    staff = list(Keeper.objects.filter(exercise=code).values_list("facilitator_id", flat=True))
    for model in _about("exercise"):
        model._default_manager.filter(exercise=code).delete()  # noqa: SLF001 - any model
    guests = Facilitator.objects.filter(pk__in=staff, guest=True, keeper__isnull=True)
    strangers = {str(one) for one in guests.values_list("pk", flat=True)}
    guests.delete()
    clear_sessions(lambda value: value == code, strangers)


def remove_person(code: str, handle: str) -> None:
    """Delete every row about one person of an exercise."""
    for model in _about("exercise", "handle"):
        model._default_manager.filter(exercise=code, handle=handle).delete()  # noqa: SLF001 - any model
    clear_sessions(lambda value: value == handle, frozenset())


def clear_sessions(names: Callable[[str], bool], strangers: set[str] | frozenset[str]) -> None:
    """Take what names something out of every browser's session; end those of these accounts."""
    for session in Session.objects.iterator():
        held = session.get_decoded()
        if held.get(SESSION_KEY) in strangers:
            session.delete()
            continue
        left = _without(held, names)
        if left != held:
            session.session_data = Session.objects.encode(left)
            session.save(update_fields=["session_data"])


def clear_session(session: MutableMapping[str, Any], words: Collection[str]) -> None:
    """Take what names an exercise out of the session that is open just now."""
    for key, held in list(session.items()):
        left = _without(held, lambda value: value in words)
        if left != held:
            session[key] = left


def _without(held: Any, names: Callable[[str], bool]) -> Any:  # noqa: ANN401 - anything that JSON can say
    """Return a value without the parts that name it, as a key or as a value."""
    if isinstance(held, dict):
        kept = {
            key: it for key, it in held.items() if not _named(key, names) and not _named(it, names)
        }
        return {key: _without(it, names) for key, it in kept.items()}
    if isinstance(held, list):
        return [_without(it, names) for it in held if not _named(it, names)]
    return held


def _named(value: object, names: Callable[[str], bool]) -> bool:
    return isinstance(value, str) and names(value)


def _about(*fields: str) -> Iterator[type[Model]]:
    """Yield the models of ours, outside the journal, that have these fields."""
    for model in apps.get_models():
        meta = model._meta  # noqa: SLF001 - Django's documented way to the fields of a model
        ours = model.__module__.startswith("wargame.") and meta.app_label != "journal"
        if ours and {*fields} <= {field.name for field in meta.get_fields()}:
            yield model

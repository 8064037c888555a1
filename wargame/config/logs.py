"""What is logged: what went wrong, on the terminal, without bodies, codes or tokens."""

import logging
import re
from typing import Any, override

# Whatever follows one of these words in an address opens a door.
DOORS = re.compile(r"(/(?:enter|join|rejoin|seat|watch|projector|observer|o|p|j|r|s|x)/)[^/\s'\"]+")
# A long unbroken word in an address is a token, whatever stands before it.
TOKEN = re.compile(r"(?<=/)[\w-]{20,}")
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def masked(text: str) -> str:
    """Return `text` with codes and tokens in addresses hidden, on one line."""
    hidden = TOKEN.sub("***", DOORS.sub(r"\1***", text))
    return CONTROL.sub(" ", hidden)


class Discreet(logging.Filter):
    """Hides codes and tokens in the addresses that Django writes into its messages."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the message of `record`; every record passes."""
        record.msg, record.args = masked(record.getMessage()), None
        return True


def configuration() -> dict[str, Any]:
    """Return Django's LOGGING."""
    return {
        "version": 1,
        # True would silence daphne.server, and a consumer that dies would leave no trace.
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": "wargame.config.logs.Discreet"}},
        "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {
            "terminal": {
                "class": "logging.StreamHandler",
                "formatter": "plain",
                "filters": ["discreet"],
            },
        },
        "root": {"handlers": ["terminal"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # A page that is not there is the visitor's affair, not a fault of ours.
            "django.request": {"level": "ERROR"},
            "wargame": {"level": "INFO"},
        },
    }

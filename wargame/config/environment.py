"""What the environment says: read once, here, and nowhere else."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE = Path(__file__).resolve().parents[2]

env = environ.Env()
# What the environment says wins over what the file says.
FILE = Path(env.str("WARGAME_ENV_FILE", default=str(BASE / ".env")))
if FILE.is_file():
    env.read_env(FILE)

PROFILE = env.str("WARGAME_PROFILE", default="laptop")
if PROFILE not in {"laptop", "server"}:
    raise ImproperlyConfigured(
        f"WARGAME_PROFILE is {PROFILE!r}. It can be laptop (the default) or server."
    )
SERVER = PROFILE == "server"
VAR = Path(env.str("WARGAME_VAR", default=str(BASE / "var")))
PACKS = Path(env.str("WARGAME_PACKS", default=str(BASE / "fixtures" / "scenarios")))
HOST = env.str("HOST", default="0.0.0.0")  # noqa: S104 - phones must reach a laptop
PORT = env.int("PORT", default=8000)

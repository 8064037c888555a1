"""What the environment says: read once, here, and nowhere else."""

from pathlib import Path

import environ

BASE = Path(__file__).resolve().parents[2]

env = environ.Env()
if (BASE / ".env").is_file():
    env.read_env(BASE / ".env")

PROFILE = env.str("WARGAME_PROFILE", default="laptop")
SERVER = PROFILE == "server"
VAR = Path(env.str("WARGAME_VAR", default=str(BASE / "var")))
PACKS = Path(env.str("WARGAME_PACKS", default=str(BASE / "fixtures" / "scenarios")))

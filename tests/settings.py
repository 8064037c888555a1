"""Settings of a test run: a var folder and a key of its own, cheap passwords, memory layer."""

import os
import tempfile
from pathlib import Path

_VAR = Path(os.environ.setdefault("WARGAME_VAR", tempfile.mkdtemp(prefix="wargame-tests-")))
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "k" * 50)
for _name in ("DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "WARGAME_PROFILE"):
    os.environ.pop(_name, None)

from wargame.config.settings import *  # noqa: E402, F403 - the environment above comes first

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A file, not memory: several threads, connections and processes share it, as in a real run.
DATABASES["default"]["TEST"] = {"NAME": str(_VAR / "test.sqlite3")}  # noqa: F405

"""Settings of a test run: a var folder and a key of its own, cheap passwords, memory layer."""

import atexit
import os
import shutil
import tempfile

if "WARGAME_VAR" not in os.environ:  # the workers of a run inherit it
    os.environ["WARGAME_VAR"] = tempfile.mkdtemp(prefix="wargame-tests-")
    atexit.register(shutil.rmtree, os.environ["WARGAME_VAR"], ignore_errors=True)
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "k" * 50)
os.environ["WARGAME_ENV_FILE"] = os.devnull
for _name in ("DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "WARGAME_PROFILE"):
    os.environ.pop(_name, None)

from wargame.config.settings import *  # noqa: E402, F403 - the environment above comes first

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A file, not memory: several threads, connections and processes share it, as in a real run.
DATABASES["default"]["TEST"] = {"NAME": str(WARGAME_VAR / "test.sqlite3")}  # noqa: F405
WARGAME_JOBS_APART = False

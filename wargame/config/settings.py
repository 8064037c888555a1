"""Django's settings, for a laptop by default and for a server on request."""

from django.utils.csp import CSP

from wargame.config.addresses import EVERYWHERE, own_addresses, own_names, web_address
from wargame.config.databases import database
from wargame.config.environment import BASE, HOST, PACKS, PORT, PROFILE, SERVER, VAR, env
from wargame.config.keys import kept_key
from wargame.config.layers import layer
from wargame.config.logs import configuration

BASE_DIR = BASE
DEBUG = False

# --- Ours ---------------------------------------------------------------------------------------

WARGAME_PROFILE = PROFILE
WARGAME_VAR = VAR
WARGAME_PACKS = PACKS
# Where long work and its files lie; processes on one server share it.
WARGAME_JOBS = env.str("WARGAME_JOBS", default=str(VAR / "jobs"))
# Let another process do it; tests do it themselves.
WARGAME_JOBS_APART = True
# Write frames straight to idle sockets; off means Daphne's own way (see wargame.live.wire).
WARGAME_FAST_WIRE = env.bool("WARGAME_FAST_WIRE", default=True)

# --- Who may ask --------------------------------------------------------------------------------

# Several processes share one key, so a server is told it; a laptop makes its own.
if SERVER or "SECRET_KEY" in env.ENVIRON:
    SECRET_KEY = env.str("SECRET_KEY")
else:
    SECRET_KEY = kept_key(VAR / "secret_key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS and not SERVER:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *own_names(), *own_addresses()]
ALLOWED_HOSTS += [] if HOST in EVERYWHERE or SERVER else [HOST]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- Where we are -------------------------------------------------------------------------------

WARGAME_HOST, WARGAME_PORT = HOST, PORT
# What projectors and QR codes name, best guess first: own addresses, or the server's name.
WARGAME_URLS = [web_address(it, PORT) for it in own_addresses() or ["localhost"]]
if HOST not in EVERYWHERE:
    WARGAME_URLS = [web_address(HOST, PORT)]
if SERVER:
    WARGAME_URLS = [f"https://{it}" for it in ALLOWED_HOSTS]
WARGAME_URL = env.str("WARGAME_URL", default=next(iter(WARGAME_URLS), ""))

# --- What runs ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "channels",
    "django_htmx",
    "wargame.journal",
    "wargame.people",
    "wargame.conduct",
    "wargame.rooms",
    "wargame.aar",
    "wargame.web",
    "wargame.live",
    "wargame.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    # A room is 200 kB of HTML; a phone on a crowded network should fetch a fifth of that.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "wargame.config.urls"
ASGI_APPLICATION = "wargame.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Where things are kept ----------------------------------------------------------------------

DATABASES = {"default": database(env.str("DATABASE_URL", default=""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CHANNEL_LAYERS = {
    "default": layer(
        env.str("REDIS_URL", default=""),
        prefix=env.str("WARGAME_LAYER_PREFIX", default="wargame"),
    ),
}
LOGGING = configuration()
STATIC_URL = "/static/"
# Files are served from where they lie in the packages: there is nothing to collect.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# --- Who is who ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Facilitator"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- What the browser is told -------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A browser drops Secure and __Host- cookies over plain HTTP: on a laptop nobody could sign in.
SESSION_COOKIE_NAME = "__Host-session" if SERVER else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SERVER else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SERVER
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SERVER
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SERVER else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SERVER
if SERVER:  # the proxy overwrites this header; a laptop has no proxy and must not believe it
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Bounds -------------------------------------------------------------------------------------

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# --- Words and clocks ---------------------------------------------------------------------------

USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
LANGUAGE_CODE = "en"
USE_I18N = False

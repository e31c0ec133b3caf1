"""Claimdesk's settings; everything that differs between machines comes from the environment."""

import logging
from pathlib import Path
from zoneinfo import available_timezones

from django.urls import reverse_lazy

from annotator.config import env
from annotator.config.administration import UNFOLD  # noqa: F401 - unfold reads it here
from annotator.config.content_policy import CONTENT_SECURITY_POLICY  # noqa: F401 - django-csp reads it here
from annotator.config.database import database_settings
from annotator.config.secrets import secret_key, signing_key

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = env.folder("CLAIMDESK_VAR", BASE_DIR / "var")

DATABASE_URL = env.text("DATABASE_URL", "")
# With no server named this is somebody's own machine: the database is embedded and keys may be made on the spot.
LOCAL = not DATABASE_URL

DEBUG = env.flag("CLAIMDESK_DEBUG", False)
SECRET_KEY = secret_key(env.text("CLAIMDESK_SECRET_KEY", ""), VAR_DIR, may_make=LOCAL)
SIGNING_KEY = signing_key(env.text("CLAIMDESK_SIGNING_KEY", ""), VAR_DIR, may_make=LOCAL)
ALLOWED_HOSTS = env.words("CLAIMDESK_HOSTS", "localhost,127.0.0.1,[::1]" if LOCAL else "")
CSRF_TRUSTED_ORIGINS = env.words("CLAIMDESK_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "unfold.contrib.import_export",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "import_export",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "csp",
    "annotator",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "annotator.config.policy_middleware.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "annotator.config.visitors.OnlyDeskNeedsLogin",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "annotator.config.history.HistoryMiddleware",
    "annotator.config.zero_signs.RefuseZeroSigns",
]

ROOT_URLCONF = "annotator.config.urls"
WSGI_APPLICATION = "annotator.config.wsgi.application"
ASGI_APPLICATION = "annotator.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # Tags that know the desk live with the page they belong to; those in templatetags/ know none of its parts.
            "libraries": {
                "claim_page": "annotator.desk.review.tags",
                "import_wizard": "annotator.exchange.admin.tags",
            },
        },
    }
]

DATABASES = {"default": database_settings(DATABASE_URL, VAR_DIR / "postgres")}
# Public pages as they were made, in each process's own memory; their keys name all that they depend on.
IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": IN_MEMORY},
    "pages": {
        "BACKEND": IN_MEMORY,
        "LOCATION": "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": env.number("CLAIMDESK_PAGES_IN_MEMORY", 500, at_least=1)},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["annotator.config.signed_in.OneQueryBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("queue")
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# People are invited by the operator; nobody signs up alone.
ACCOUNT_ADAPTER = "annotator.config.accounts.InvitationOnlyAdapter"
# Without it all readers behind a proxy are one address; with too many, a reader names an address of their own choice.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("CLAIMDESK_PROXIES", 0)

PROCRASTINATE_IMPORT_PATHS = [
    "annotator.checks.tasks",
    "annotator.desk.exports.tasks",
    "annotator.exchange.batches.tasks",
    "annotator.incidents.totals.tasks",
    "reports.corrections.tasks",
    "annotator.exchange.intake.tasks",
]
PROCRASTINATE_ON_APP_READY = "annotator.config.jobs.use_our_connector"

# History rows are written by triggers and can be neither changed nor deleted.
PGHISTORY_APPEND_ONLY = True

FORM_RENDERER = "annotator.config.form_renderer.PlainRenderer"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.one_of("CLAIMDESK_TIME_ZONE", "UTC", available_timezones(), "Europe/Berlin")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
if LOCAL:  # nothing is collected here, but WhiteNoise warns of a folder that does not exist
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = env.number("CLAIMDESK_PASTE_LIMIT", 5 * 1024 * 1024, at_least=1024)

SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
HTTPS = env.flag("CLAIMDESK_HTTPS", not LOCAL)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.number("CLAIMDESK_HSTS_SECONDS", 31_536_000 if HTTPS else 0)
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# How long a claim stays with the analyst who opened it.
LEASE_MINUTES = env.number("CLAIMDESK_LEASE_MINUTES", 15, at_least=1)
# Of a hundred decisions, how many a second person reads beside those that the method has read twice anyway, and of a
# hundred second readings, how many are of claims whose answer is known. The salt decides which.
SECOND_READING_PERCENT = env.number("CLAIMDESK_SECOND_READING_PERCENT", 10)
KNOWN_ANSWER_PERCENT = env.number("CLAIMDESK_KNOWN_ANSWER_PERCENT", 5)
SECOND_READING_SALT = env.text("CLAIMDESK_SECOND_READING_SALT", SECRET_KEY)

# How many different people sign a draft edition before it can be published.
SIGN_OFFS = env.number("CLAIMDESK_SIGN_OFFS", 2, at_least=1)
# How many readers may contest figures from one address in an hour, and from all addresses together.
TICKETS_PER_ADDRESS = env.number("CLAIMDESK_TICKETS_PER_ADDRESS", 5, at_least=1)
TICKETS_PER_HOUR = env.number("CLAIMDESK_TICKETS_PER_HOUR", 60, at_least=1)

# Which hosts may be told of decisions and editions, by name, address or network; with none nobody is told anything.
WEBHOOK_HOSTS = env.words("CLAIMDESK_WEBHOOK_HOSTS")
# To this very machine, while somebody develops against it, messages may go without encryption.
WEBHOOK_HTTP_HERE = LOCAL or DEBUG
# Who tells of what; the stages do not know each other, and neither knows who publishes.
WEBHOOK_NEWS = {
    "decision.made": "annotator.exchange.intake.webhooks.news.decisions",
    "edition.published": "reports.news.editions",
}

LOG_LEVEL = env.one_of("CLAIMDESK_LOG_LEVEL", "WARNING", logging.getLevelNamesMapping(), "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}

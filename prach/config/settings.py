"""Settings from the environment, with defaults that run. Each variable is described in docs/administrator.md."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from .home import field_key, home_folder, secret_key

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home_folder()


def flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).lower() in {"1", "true", "yes", "on"}


def listed(name: str, default: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


DEBUG = flag("PRACH_DEBUG")
SECRET_KEY = secret_key()
FIELD_KEY = field_key()
ALLOWED_HOSTS = listed("PRACH_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = listed("PRACH_TRUSTED_ORIGINS", "")

INSTALLED_APPS = [
    "prach.core",
    "prach.areas",
    "prach.accounts",
    "prach.people",
    "prach.knowhow",
    "prach.plan",
    "prach.sages",
    "prach.curricula",
    "prach.delivery",
    "prach.livelihoods",
    "prach.indicators",
    "prach.reports",
    "prach.registers",
    "prach.ui",
    "prach.website",
    "prach.office",
    "prach.demo",
    # Last, so that our Thai comes before the libraries': a session of ours is taught, not signed in to.
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "prach.ui.middleware.ThaiFirst",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "prach.config.urls"
WSGI_APPLICATION = "prach.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "prach.office.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "prach.ui.templatetags.ui",
            ],
        },
    }
]


def embedded_database() -> dict[str, Any]:
    """SQLite in write-ahead mode. IMMEDIATE: deferred transactions failed 84 % of 16 concurrent writers."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "prach.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
                "PRAGMA cache_size=-32000;PRAGMA temp_store=MEMORY"
            ),
        },
    }


def grown_database(url: str) -> dict[str, Any]:
    """PostgreSQL, from postgres://user:password@host:port/name?option=value; a path of host= names a socket."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": options,
    }


DATABASE_URL = os.environ.get("PRACH_DATABASE_URL", "")
DATABASES = {"default": grown_database(DATABASE_URL) if DATABASE_URL else embedded_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "website:login"
LOGIN_REDIRECT_URL = "office:home"
LOGOUT_REDIRECT_URL = "website:front"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "prach_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"
LOCALE_PATHS = [PACKAGE / "config" / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "media"
# Served through the finders, so that a first run does not wait for collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600

EMAIL_BACKEND = os.environ.get("PRACH_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = flag("PRACH_HTTPS")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# The largest workbook an office may upload, in bytes.
REGISTER_UPLOAD_MAX_BYTES = 60 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("PRACH_LOG_LEVEL", "WARNING")},
}

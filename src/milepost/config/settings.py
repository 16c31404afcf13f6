"""Read the settings of an installation from its environment, and from nowhere else."""

import os
from pathlib import Path
from typing import Any

from milepost.config.databases import choose_database
from milepost.config.email import choose_email
from milepost.config.home import find_home

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]", "testserver")


def _flag(name: str, *, default: bool = False) -> bool:
    """Return whether the environment says yes; an answer that is neither yes nor no is an error."""
    answer = os.environ.get(name, "").strip().lower()
    if answer in {"1", "true", "yes", "on"}:
        return True
    if answer in {"0", "false", "no", "off"}:
        return False
    if answer:
        raise ValueError(f"{name} must be 1 or 0, not {answer!r}.")
    return default


def _names(name: str) -> list[str]:
    """Return the comma-separated names that the environment gives."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


HOME = find_home()
PACKAGE = Path(__file__).resolve().parents[1]
SECRET_KEY = HOME.secret_key()
HEADS = Path(os.environ.get("MILEPOST_HEADS", "") or HOME.heads)
SIGNING_KEYS = HOME.signing_keys
DEBUG = _flag("MILEPOST_DEBUG")
# 1 wants a demonstration and nothing else, auto takes one where the database is empty or holds one already.
DEMO_MAY_BE = os.environ.get("MILEPOST_DEMO", "").strip().lower() == "auto"
DEMO_MUST_BE = not DEMO_MAY_BE and _flag("MILEPOST_DEMO")
DEMO = DEMO_MAY_BE or DEMO_MUST_BE
BEHIND_PROXY = _flag("MILEPOST_BEHIND_PROXY")
ALLOWED_HOSTS = _names("MILEPOST_ALLOWED_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
ON_THIS_MACHINE_ONLY = all(host in LOCAL_HOSTS for host in ALLOWED_HOSTS)
# Links in mail lead here: no page asks for them, so that no request tells the address.
PUBLIC_ADDRESS = os.environ.get("MILEPOST_PUBLIC_ADDRESS", "").rstrip("/") or (
    f"http://127.0.0.1:{os.environ.get('PORT', '8000')}" if ON_THIS_MACHINE_ONLY else f"https://{ALLOWED_HOSTS[0]}"
)

HOUSE_APPS = [
    "milepost.kernel",
    "milepost.surface",
    "milepost.people",
    "milepost.methods",
    "milepost.portfolios",
    "milepost.demand",
    "milepost.projects",
    "milepost.artefacts",
    "milepost.planning",
    "milepost.resourcing",
    "milepost.finance",
    "milepost.suppliers",
    "milepost.risks",
    "milepost.changes",
    "milepost.compliance",
    "milepost.governance",
    "milepost.closing",
    "milepost.knowledge",
    "milepost.reporting",
    "milepost.workbench",
    "milepost.exchange",
    "milepost.demo",
]
INSTALLED_APPS = [
    *HOUSE_APPS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "milepost.config.security.send_security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "milepost.surface.middleware.AnswerRefusals",
]
ROOT_URLCONF = "milepost.config.urls"
WSGI_APPLICATION = "milepost.config.wsgi.application"
MILEPOST_FRAME = "milepost.config.navigation.build_frame"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "milepost.surface.frame.frame",
                "milepost.demo.context.sign_ins",
            ],
        },
    },
]

DATABASES = {"default": choose_database(os.environ.get("MILEPOST_DATABASE_URL", ""), HOME.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Several web processes must count sign-in attempts together; the embedded database is served by one process.
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "milepost_cache"}
        if os.environ.get("MILEPOST_DATABASE_URL")
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    ),
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "milepost.config.sign_in.ClosedAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Milepost"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ON_THIS_MACHINE_ONLY

EMAIL_CONFIG = choose_email(os.environ.get("MILEPOST_SMTP_URL", ""), HOME.folder / "mail")
EMAIL_BACKEND = EMAIL_CONFIG.backend
EMAIL_FILE_PATH = EMAIL_CONFIG.folder
EMAIL_HOST, EMAIL_PORT = EMAIL_CONFIG.host, EMAIL_CONFIG.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL_CONFIG.user, EMAIL_CONFIG.password
EMAIL_USE_TLS = EMAIL_CONFIG.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("MILEPOST_MAIL_FROM", "milepost@localhost")

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not ON_THIS_MACHINE_ONLY
CSRF_COOKIE_SECURE = not ON_THIS_MACHINE_ONLY
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "milepost.surface.middleware.forged"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in LOCAL_HOSTS and host != "*"]
SECURE_SSL_REDIRECT = not ON_THIS_MACHINE_ONLY
SECURE_HSTS_SECONDS = 0 if ON_THIS_MACHINE_ONLY else 60 * 60 * 24 * 365
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en-gb"
USE_I18N = True
FORMAT_MODULE_PATH = "milepost.config.formats"
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME.collected
MEDIA_ROOT = HOME.files
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        ),
    },
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # a form with a megabyte in every field still gets an answer by field
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"links": {"()": "milepost.config.running.redaction.HideLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["links"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("MILEPOST_LOG_LEVEL", "WARNING")},
}

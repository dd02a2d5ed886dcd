"""A public server: everything secret or local comes from the environment."""

from guardianship.settings.base import *  # noqa: F403
from guardianship.settings.environment import (
    list_from_environment,
    mail_backend,
    optional,
    required,
)

DEBUG = False
SECRET_KEY = required("SECRET_KEY", "a long random string, the same for every web process")
ALLOWED_HOSTS = list_from_environment("ALLOWED_HOSTS", "the host names, parted by commas")
WAGTAILADMIN_BASE_URL = required("SITE_ORIGIN", "the address, such as https://safe.example.org")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Browsers take cookies of these names over https alone, from this very host, for all of it.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
# How many proxies of ours write X-Forwarded-For; docker-compose.yml has one.
TRUSTED_PROXIES = int(optional("TRUSTED_PROXIES", "1"))
# Mail (docs/deploying.md); guardianship/mail_checks.py says what is wrong with it.
EMAIL_HOST = required("EMAIL_HOST", "the mail server's name, or to console for a trial")
EMAIL_BACKEND = mail_backend(EMAIL_HOST)
EMAIL_PORT = int(optional("EMAIL_PORT", "587"))
EMAIL_HOST_USER = optional("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = optional("EMAIL_HOST_PASSWORD", "")
# "starttls" at port 587, "tls" from the first byte at 465, "none" only for this very machine.
EMAIL_SECURITY = optional("EMAIL_SECURITY", "starttls")
EMAIL_USE_TLS = EMAIL_SECURITY == "starttls"
EMAIL_USE_SSL = EMAIL_SECURITY == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL", "an address that somebody reads")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Origins of sites that may frame our lists, parted by commas; 'none' in quotes for nobody.
EMBEDDED_BY = optional("EMBEDDED_BY", "*").split(",")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "guardianship.static_files.HashedFilesStorage"},
}

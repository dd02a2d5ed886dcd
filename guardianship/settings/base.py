"""Settings that every environment shares."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from guardianship.settings.accounts import *  # noqa: F403
from guardianship.settings.accounts import ACCOUNTS_APPS, ACCOUNTS_MIDDLEWARE
from guardianship.settings.environment import (
    acts_as_owner,
    database_from_environment,
    optional,
)

BASE_DIR = Path(__file__).resolve().parent.parent.parent
LOCAL_DIR = BASE_DIR / ".local"

# Applications

INSTALLED_APPS = [
    "guardianship",
    "guardianship.accounts",
    "gis",
    "gis.statistics",
    "gis.walking",
    "places",
    "places.demand",
    "places.exports",
    "places.freshness",
    "places.moderation",
    "places.portal",
    "places.portal.bulk",
    "places.portal.pictures",
    "places.portal.people",
    "places.outreach",
    "places.sources",
    "places.vetting",
    "places.voice",
    "guardianship.safeguarding.wall",
    "guardianship.safeguarding.harm",
    "guardianship.safeguarding.contexts",
    "guardianship.safeguarding.rights",
    "guardianship.safeguarding.safety_mapping",
    "guardianship.safeguarding.casework",
    "guardianship.insight",
    "cms",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.redirects",
    "wagtail.sites",
    # Wagtail's people, with forms that ask for what a person here has.
    "guardianship.accounts.people_app.PeopleAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "leaflet",
    "django_tasks",
    "django_tasks_db",
    *ACCOUNTS_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.gis",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guardianship.security_headers.SecurityHeadersMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "guardianship.admin_only.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "guardianship.admin_only.AuthenticationMiddleware",
    "guardianship.admin_only.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "guardianship.unavailable.UnavailableMiddleware",
    *ACCOUNTS_MIDDLEWARE,
]

ROOT_URLCONF = "guardianship.urls"
WSGI_APPLICATION = "guardianship.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data

DATABASES = {"default": database_from_environment(LOCAL_DIR)}
# Whether this is what makes tables; everything else acts as a role that owns none.
ACTS_AS_DATABASE_OWNER = acts_as_owner()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("cy", _("Welsh"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "guardianship" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["guardianship.formats"]
USE_TZ = True
TIME_ZONE = "Europe/London"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = LOCAL_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = LOCAL_DIR / "media"
BASEMAP_DIR = LOCAL_DIR / "basemap"
# Larger files that somebody sends lie on the disk without a name while a page takes them.
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "guardianship.lib.unnamed_uploads.UnnamedFileUploadHandler",
]

# Safety of pages

SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
# Wagtail starts its choosers and date pickers with scripts inside the page (wagtail issue 1288)
# and sets styles on elements. Nothing comes from elsewhere, and nothing is evaluated from text.
EDITORS_CONTENT_SECURITY_POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "frame-ancestors": ["'self'"],
}
# Which sites may show our lists in a frame, as origins; everything else of ours refuses frames.
EMBEDDED_BY = ["*"]
PERMISSIONS_POLICY: dict[str, str | list[str]] = {
    "geolocation": "self",
    "camera": [],
    "microphone": [],
    "payment": [],
    "usb": [],
    "interest-cohort": [],
}

# Wagtail

WAGTAIL_SITE_NAME = "Guardianship"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024**2
# No documents are kept at all (cms/no_documents.py).
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.no_documents.NoDocumentForm"
# Pictures are drawn anew (cms/pictures.py); drawings that can hold scripts are not taken.
WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.image_form.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 5 * 1024**2
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
# No page of another site is shown inside ours.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_USER_TIME_ZONES = ["Europe/London"]
# The editors' site asks nobody else for anything: no avatars, no news of releases.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# A patch of detached youth work is never so small that it points at a spot, in square metres.

COVERAGE_AREA_LEAST_M2 = 10_000

# Hosts from which feeds of others may be imported, parted by commas: "host" or "host:port".
FEED_HOSTS = [host for host in optional("FEED_HOSTS", "").split(",") if host.strip()]

# Whether demonstration accounts with known passwords may exist here.

DEMONSTRATION = False

# Whether phones may keep help and hours for when there is no signal. Switched off, every phone
# that comes here again is emptied of what it kept.

OFFLINE_KEEPING = optional("OFFLINE_KEEPING", "on") == "on"

# Whether questions of the finder that find nothing open are counted, by authority, quarter, kind
# and part of the week (docs/adr/0020). Off until the operator decides: "How this works" says it.

COUNT_NOTHING_OPEN = optional("COUNT_NOTHING_OPEN", "off") == "on"

# Freshness, in days since somebody confirmed a listing

CHECK_FIRST_AFTER_DAYS = 60
NOT_SURE_AFTER_DAYS = 90
UNLISTED_AFTER_DAYS = 180
# Organisations are warned so many days before a listing is no longer shown.
LAST_CALL_BEFORE_DAYS = 14
# After so many days nobody is asked about it any more: the address may be dead.
GIVE_UP_AFTER_DAYS = 270
# The monthly mail asks only about what nobody has confirmed for so many days, ...
ASK_AGAIN_AFTER_DAYS = 21
# ... and no mail about what goes on as usual comes within so many days of another.
MAIL_GAP_DAYS = 7
# How many days before a holiday organisations are asked what changes.
SEASON_AHEAD_DAYS = 14
# How many days before its money ends an organisation is asked what happens after.
FUNDING_AHEAD_DAYS = 92
# For how many days the link in a mail works.
CONFIRM_LINK_DAYS = 14
# Nothing is sent in the evening and at night, by London's clock.
QUIET_FROM_HOUR = 20
QUIET_UNTIL_HOUR = 8
# The editors' week is written on this day, Monday being 0.
EDITORS_MAIL_WEEKDAY = 0
# For how many days is kept to whom mail went, and what the jobs of the night reported.
MAIL_KEPT_DAYS = 120
# For how many days after a decision is kept what an organisation wrote to claim a listing.
CLAIM_EVIDENCE_KEPT_DAYS = 90

# How far ahead and back open intervals are kept, in days

INTERVALS_AHEAD_DAYS = 92
INTERVALS_BACK_DAYS = 7

# Debian 12 ships GDAL 3.6. Files from outside are never opened with it: loaders read them with
# pyogrio's own newer GDAL, from a path that an operator named.
SILENCED_SYSTEM_CHECKS = ["gis.W001"]

# What people say: how much is taken from one network in a day, ...

CONCERNS_TAKEN_PER_NETWORK = 30
CORRECTIONS_PER_NETWORK = 20
VIEWS_PER_NETWORK = 10
CODES_ASKED_PER_NETWORK = 60
# ... how many listings concerns may hide at once, from one network and from all (decision 0014),
CONCERNS_HIDE_PER_NETWORK = 3
CONCERNS_HIDE_IN_ALL = 20
# ... and how long after a form was handed out it is taken, in seconds.
VOICE_FORM_LEAST_S = 2
VOICE_FORM_MOST_S = 24 * 60 * 60
# So many different networks within so many days turn a listing to "not sure".
SHUT_REPORTS_NEEDED = 3
SHUT_REPORTS_WITHIN_DAYS = 14
# Words of views, and of concerns after the decision, are deleted after so many days.
VIEW_WORDS_KEPT_DAYS = 90
CONCERN_WORDS_KEPT_DAYS = 365

# Lists to take along: how many listings one file holds; above it they are read page by page.

EXPORT_MOST_LISTINGS = 5_000
# A calendar has some fifty times a listing, and phones read it again several times a day.
EXPORT_MOST_IN_A_CALENDAR = 500
# A CSV file with terms of other people's lists for the Open Referral feed (docs/open_referral.md).
OPEN_REFERRAL_TERMS = optional("OPEN_REFERRAL_TERMS", "")
# Maps of more places than this come as vector tiles, of fewer as one file.
MAP_TILES_ABOVE = 5_000
# What is new is looked for in lists up to this length.
NEWS_MOST_LISTINGS = 100_000

# Errors are told where the process runs, without any value that they met.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"errors": {"()": "guardianship.lib.error_lines.ErrorLines"}},
    "handlers": {
        "errors": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "errors"}
    },
    "root": {"handlers": ["errors"], "level": "WARNING"},
}

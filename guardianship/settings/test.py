"""Tests: a fast hasher, tasks at once, no cache, the same PostGIS."""

import os

from guardianship.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"]["TEST"] = {  # noqa: F405
    "NAME": os.environ.get("GUARDIANSHIP_TEST_DB", "test_guardianship"),
}
# Static files come from the apps' own folders; nobody collects them first.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

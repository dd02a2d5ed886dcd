"""Tests: a fast hasher, tasks at once, no cache, the same PostGIS."""

import os

from guardianship.settings.base import *  # noqa: F403
from guardianship.settings.environment import database_from_environment

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# The owner makes the test database; the tests then act as the application (tests/conftest.py).
DATABASES = {"default": database_from_environment(LOCAL_DIR, as_owner=True)}  # noqa: F405
DATABASES["default"]["TEST"] = {
    "NAME": os.environ.get("GUARDIANSHIP_TEST_DB", "test_guardianship"),
}
# Static files come from the apps' own folders; nobody collects them first.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

"""A single machine: the demonstration and everyday work."""

from guardianship.settings.base import *  # noqa: F403

DEBUG = False
DEMONSTRATION = True
SECRET_KEY = "only-for-the-demonstration-on-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = LOCAL_DIR / "mail"  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "guardianship.static_files.HashedFilesStorage"},
}

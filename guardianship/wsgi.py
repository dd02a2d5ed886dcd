"""Entry for the web server; production settings unless the environment says otherwise."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guardianship.settings.production")

application = get_wsgi_application()
# Every address with its page, before the server makes its workers of this process: they share it
# in memory, and nobody's first page waits for a second of importing.
get_resolver().url_patterns  # noqa: B018 - it is read to be made

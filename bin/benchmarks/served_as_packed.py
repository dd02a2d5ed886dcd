"""What gunicorn serves for Lighthouse: the site as it is installed, its files named and packed."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.STATIC_ROOT = os.environ["BENCH_STATIC_ROOT"]
application = get_wsgi_application()

# One image for the web processes, the worker and the setting up.
FROM python:3.11-slim-bookworm

# GDAL brings GEOS and PROJ, which GeoDjango loads; gettext compiles the Welsh catalogue;
# tilemaker draws basemaps; Pango and HarfBuzz set posters.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gdal-bin gettext tilemaker libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/guardianship
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=guardianship.settings.production

COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: --requirement requirements.lock

COPY . .

# The static files need settings, but nothing secret and no database.
RUN useradd --system --no-create-home guardianship \
    && mkdir -p .local/media .local/basemap && chown -R guardianship .local \
    && SECRET_KEY=building ALLOWED_HOSTS=building SITE_ORIGIN=https://building DATABASE_URL=postgis://building \
        EMAIL_HOST=console DEFAULT_FROM_EMAIL=building@localhost \
        sh -c 'python manage.py compilemessages --ignore .local && python manage.py collectstatic --no-input' \
    && python -m compileall -q guardianship places cms gis

USER guardianship
EXPOSE 8000
CMD ["gunicorn", "guardianship.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--timeout", "120", "--preload"]

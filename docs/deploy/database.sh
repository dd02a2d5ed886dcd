#!/bin/sh
# Run once by the database container, on an empty volume: the application's role may not be a
# superuser, or the row-level security of exact locations would not hold for it.
set -eu

# The extensions stand in template1, from which the database is made.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname template1 <<'SQL'
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS btree_gist;
SQL

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set password="$APPLICATION_PASSWORD" <<'SQL'
CREATE ROLE guardianship LOGIN PASSWORD :'password';
CREATE DATABASE guardianship OWNER guardianship;
SQL

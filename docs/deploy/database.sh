#!/bin/sh
# Run once by the database container, on an empty volume: one role owns the tables, the site logs in
# as another, or the row-level security of case data and exact locations would not hold for it.
# docs/deploying.md says how a database of an earlier version gets these roles.
set -eu

# The extensions stand in template1, from which the database is made.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname template1 <<'SQL'
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS btree_gist;
SQL

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set owner_password="$OWNER_PASSWORD" --set password="$APPLICATION_PASSWORD" <<'SQL'
CREATE ROLE guardianship LOGIN PASSWORD :'owner_password';
CREATE ROLE guardianship_app LOGIN PASSWORD :'password';
CREATE ROLE guardianship_analyst NOLOGIN;
GRANT guardianship_analyst TO guardianship_app;
CREATE DATABASE guardianship OWNER guardianship;
SQL

"""Walking networks of packs: read from OpenStreetMap, kept in the database, measured once."""

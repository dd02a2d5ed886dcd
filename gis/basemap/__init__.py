"""The map under the places: built from OpenStreetMap, kept in one file, served by ourselves."""

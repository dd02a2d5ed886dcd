"""Lists that the team sends as CSV files: columns, a look first, and one path of all importers."""

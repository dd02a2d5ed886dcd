"""Pages of people's own accounts that are not the log-in library's."""

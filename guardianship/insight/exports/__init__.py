"""Files that people take along: each reads a release and no run."""

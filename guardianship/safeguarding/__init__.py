"""Case data: counts, contexts and rights, behind a second wall. Nothing below imports it."""

"""Words that people write, and what in them says who somebody is."""

"""Words of young people in public pages."""

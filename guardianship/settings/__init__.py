"""Settings in layers: base, then dev, test or production."""

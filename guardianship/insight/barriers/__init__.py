"""Lines that young people will not cross: drawn, kept, and walks compared with and without."""

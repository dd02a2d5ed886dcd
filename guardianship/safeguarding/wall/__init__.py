"""The second wall: whose area is whose, and row-level security on case data (ADR 0016)."""

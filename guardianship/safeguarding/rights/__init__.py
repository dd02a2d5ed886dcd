"""Rights of those whom records touch: purposes, consent, disclosure, retention, openness."""

"""Pages of rights: why somebody looks, and disclosures."""

"""The register as an Open Referral UK 3.0 feed: read-only, without a key, at /open-referral."""

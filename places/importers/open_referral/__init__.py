"""Open Referral feeds (UK profile 3.0 and the 1.0 before it) read into candidate listings."""

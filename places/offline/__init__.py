"""What somebody may keep on a phone for when there is no signal: help, hours near a place they
chose, and the last list they saw. Only after they ask for it, and gone when they ask."""

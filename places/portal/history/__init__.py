"""What changed of a listing, when and by whom, in words; and the way back to an earlier version."""

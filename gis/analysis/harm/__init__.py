"""Reports of harm, source by source: rates with their doubt, never a sum across kinds of source."""

"""Pure analysis: frames in, frames out, the index kept; no database, no files, no clock."""

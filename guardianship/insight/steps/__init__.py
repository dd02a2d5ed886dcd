"""The parts of a run: frames in, frames out, through ``gis.analysis``."""

"""From a run, and from case data behind the wall, to the frozen tables that people see."""

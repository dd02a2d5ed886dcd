"""Access by area and slot: nearest open door, reachable hours, places with competition."""

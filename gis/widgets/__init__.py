"""Maps in forms. Without scripts each is the plain field that it stands beside."""

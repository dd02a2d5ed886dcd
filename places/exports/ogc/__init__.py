"""The register as OGC API – Features, for QGIS and its kind."""

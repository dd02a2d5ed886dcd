"""The register in the editors' site: columns, filters, panels and icons."""

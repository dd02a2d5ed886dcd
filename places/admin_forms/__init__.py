"""Forms of the editors' site: what an editor types, and what is said when it cannot be so."""

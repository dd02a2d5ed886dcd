"""What pages say of a release: scope, sentences, figures. Only releases are read here."""

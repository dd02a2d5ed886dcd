"""Area packs: a manifest and publishers' files, read into areas, postcodes and place names.

Here is everything about packs that needs no listing: the manifest, the reading of files, the
report, and the loaders of the spatial floor. The contract is ``docs/area_packs.md``.
"""

"""The patches of teams on a tile of a long list: a layer beside its places.

Each patch is whole in every tile that it touches, on the grid of the tile's zoom, so that none has
an edge where a tile ends; whoever draws them leaves out those that came before.
"""

from __future__ import annotations

import json

from django.db import connection

from gis.crs import WGS84
from places.coverage_shown import patches_of
from places.enums import Kind
from places.finder.search import Answer
from places.map_tiles import BOXED_FROM, EXTENT, Tile, shown_parts

LAYER = "coverage"
# On wider tiles a patch would be a speck.
HATCHED_FROM = BOXED_FROM

_WRITTEN = """
SELECT ST_AsMVT(patch, %s, %s, 'shape') FROM (
    SELECT ST_AsMVTGeom(
        ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(geometry), %s), ST_SRID(envelope)),
        envelope, %s, 0, false
    ) AS shape, id, name, team, words
    FROM jsonb_to_recordset(%s::jsonb) AS told(
        id text, name text, team text, words text, geometry jsonb
    ), ST_TileEnvelope(%s, %s, %s) AS envelope
) AS patch WHERE shape IS NOT NULL
"""


def written_patches(answer: Answer, tile: Tile) -> bytes:
    """The patches of the evening in question as a layer of a Mapbox Vector Tile, or no bytes."""
    if tile.z < HATCHED_FROM:
        return b""
    teams = [
        pk
        for shown in shown_parts(answer)
        for pk in shown.filter(
            kind=Kind.DETACHED_YOUTH_WORK, public_geometry__bboverlaps=tile.box
        ).values_list("pk", flat=True)
    ]
    patches = patches_of(teams, answer.window.start)
    if not patches:
        return b""
    place = [tile.z, tile.x, tile.y]
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, [LAYER, EXTENT, WGS84, EXTENT, json.dumps(patches), *place])
        return bytes(cursor.fetchone()[0])

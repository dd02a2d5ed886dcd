// A list too long for one file: the vector tiles under the view, read as features for the markers.

import { PbfReader, VectorTile } from "../../vendor/vector-tile-3.0.0/vector-tile.js";

const KEPT_TILES = 60;
/** Pixels of the whole world at zoom 0; a tile is drawn twice as wide. */
const WORLD_PX = 256;

export class Tiles {
  /** `take(features, patches)` is called with what is in view, after every move. */
  constructor(engine, take) {
    Object.assign(this, { engine, take, told: null, turn: 0, kept: new Map() });
    engine.onMove(() => this.show());
  }

  /** Go over to another list; `told` is what its feed said, with `tiles` or without. */
  read(told) {
    this.told = told.tiles ? told : null;
    this.kept.clear();
    this.turn += 1;
  }

  /** Whether anything of [west, south, east, north] is in view. */
  touches(extent) {
    if (!extent) return true;
    const [west, south, east, north] = extent;
    const scale = 2 ** this.engine.zoom;
    const [from, to] = [this.engine.pixels(west, north), this.engine.pixels(east, south)];
    const { left, top, right, bottom } = this.engine.view();
    return from.x * scale < right && to.x * scale > left && from.y * scale < bottom && to.y * scale > top;
  }

  async show() {
    const { told, engine: { zoom } } = this;
    if (!told || !Number.isInteger(zoom)) return;
    this.turn += 1;
    const turn = this.turn;
    const z = Math.max(0, Math.min(zoom - 1, told.deepest));
    const found = await Promise.all(this.under(z).map(([x, y]) => this.tile(z, x, y)));
    if (turn !== this.turn) return;
    // A patch is whole in each tile that it touches.
    const patches = new Map(found.flatMap((tile) => tile.patches).map((patch) => [patch.key, patch]));
    this.take(found.flatMap((tile) => tile.places), [...patches.values()]);
  }

  /** Columns and rows of the tiles of zoom `z` in view. */
  under(z) {
    const across = WORLD_PX * 2 ** (this.engine.zoom - z);
    const { left, top, right, bottom } = this.engine.view();
    const within = (pixels) => Math.max(0, Math.min(2 ** z - 1, Math.floor(pixels / across)));
    const tiles = [];
    for (let y = within(top); y <= within(bottom); y += 1) {
      for (let x = within(left); x <= within(right); x += 1) tiles.push([x, y]);
    }
    return tiles;
  }

  tile(z, x, y) {
    const url = this.told.tiles.replace("{z}", z).replace("{x}", x).replace("{y}", y);
    if (!this.kept.has(url)) {
      if (this.kept.size >= KEPT_TILES) this.kept.delete(this.kept.keys().next().value);
      this.kept.set(url, this.fetched(url, z, x, y));
    }
    return this.kept.get(url);
  }

  /**
   * Places and patches as a feed has them; none where the tile cannot be had, until it is asked
   * for again.
   */
  async fetched(url, z, x, y) {
    try {
      const response = await fetch(url, { credentials: "omit" });
      if (!response.ok) throw new Error(`the tile answered ${response.status}`);
      const { places, coverage } = new VectorTile(new PbfReader(await response.arrayBuffer())).layers;
      const read = (layer) => Array.from({ length: layer?.length ?? 0 }, (_, number) => (
        layer.feature(number).toGeoJSON(x, y, z)
      ));
      return {
        places: read(places).map((feature) => ({ ...feature, id: feature.properties.id })),
        patches: read(coverage).map(({ geometry, properties }) => (
          { ...properties, geometry, key: [z, properties.id, properties.name].join() }
        )),
      };
    } catch {
      this.kept.delete(url);
      return { places: [], patches: [] };
    }
  }
}

// What is painted in which order, how wide, in which colour.

// Widths in CSS pixels at zooms 10, 13, 15, 17 and 19 of the map, straight lines in between.
const AT_ZOOMS = [10, 13, 15, 17, 19];
const WIDTHS = {
  motorway: [1.6, 3.6, 7, 14, 28],
  main: [1, 2.8, 6, 13, 26],
  second: [0.5, 1.8, 4.6, 11, 22],
  street: [0, 0.7, 3, 9, 19],
  foot_street: [0, 0.6, 2.6, 8, 16],
  service: [0, 0, 1.2, 4.5, 10],
  path: [0, 0.5, 0.9, 1.6, 3],
  river: [0.6, 1.4, 3, 6, 12],
  stream: [0, 0.5, 1, 2.5, 5],
  rail: [0.6, 0.9, 1.1, 1.5, 2.4],
  siding: [0, 0, 0.5, 0.9, 1.6],
};
const EDGED_FROM = 13;
const SLEEPERS_FROM = 16;
const GREENS = ["grass", "marsh", "sand", "park", "wood", "pitch"];
// From below to above, with the colours of surface and edge.
const ROADS = [
  ["service", "street"], ["foot_street", "street"], ["street", "street"],
  ["second", "street"], ["main", "main"], ["motorway", "motorway"],
];

/** The width of a kind of line at a zoom, in CSS pixels. */
export function widthOf(kind, zoom) {
  const widths = WIDTHS[kind];
  if (zoom <= AT_ZOOMS[0]) return widths[0];
  const above = AT_ZOOMS.findIndex((stop) => zoom <= stop);
  if (above < 0) return widths.at(-1);
  const [low, high] = [AT_ZOOMS[above - 1], AT_ZOOMS[above]];
  const share = (zoom - low) / (high - low);
  return widths[above - 1] + share * (widths[above] - widths[above - 1]);
}

/** Steps of the painting: {path, fill} or {path, stroke, width, dash?, cap?}, from below to above. */
export function strokes(palette, zoom) {
  const steps = [
    ...["town", "works", "campus"].map((kind) => ({ path: `land/${kind}`, fill: palette[kind] })),
    ...GREENS.map((kind) => ({ path: `green/${kind}`, fill: palette[kind] })),
    ...["stream", "river"].map((kind) => line(`stream/${kind}`, kind, palette.water, zoom)),
    { path: "water", fill: palette.water },
    { path: "building", fill: palette.building },
  ];
  if (zoom >= 17) steps.push({ path: "building", stroke: palette["building-edge"], width: 1 });
  const dash = [3, 2].map((part) => part * Math.max(1, widthOf("path", zoom)));
  steps.push({ ...line("road/path", "path", palette.path, zoom), dash, cap: "butt" });
  steps.push(...roads(palette, zoom), ...rails(palette, zoom));
  return steps.filter((step) => step.fill || step.width > 0);
}

function line(path, kind, colour, zoom, wider = 0) {
  const width = widthOf(kind, zoom);
  return { path, stroke: colour, width: width && width + wider };
}

/** All edges lie under all surfaces, so that crossings stay open. */
function roads(palette, zoom) {
  const edges = [];
  const surfaces = [];
  for (const [kind, colour] of ROADS) {
    const edge = palette[`${colour}-edge`];
    const tunnel = { ...line(`road/${kind}/tunnel`, kind, edge, zoom, -0.5), cap: "butt", dash: [4, 3] };
    if (zoom < EDGED_FROM) {
      // A thin surface would vanish on the paper: far out a road is one line of its own colour.
      surfaces.push(line(`road/${kind}`, kind, palette[`${colour}-far`], zoom));
    } else {
      edges.push(line(`road/${kind}`, kind, edge, zoom, zoom >= 16 ? 2 : 1.4));
      surfaces.push(line(`road/${kind}`, kind, palette[colour], zoom));
    }
    edges.push(tunnel);
  }
  return [...edges, ...surfaces];
}

/** Sleepers only where tracks stand far enough apart not to run into one another. */
function rails(palette, zoom) {
  const rail = line("rail/rail", "rail", palette.rail, zoom);
  const steps = [line("rail/siding", "siding", palette.rail, zoom), rail];
  if (zoom >= SLEEPERS_FROM) steps.push({ ...rail, width: rail.width * 3, dash: [1, 9], cap: "butt" });
  return steps;
}

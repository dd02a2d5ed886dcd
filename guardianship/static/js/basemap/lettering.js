// Which names are shown, in what letters and where: the more important first, none over another.

const GAP_PX = 4;
const SAME_NAME_APART_PX = 260;
export const FAMILY = '"Atkinson Hyperlegible Next", system-ui, sans-serif';
const WRAPPED_FROM = 14;
const LINE_HEIGHT = 1.15;
// Half the side of the square that marks a station.
const MARK_PX = 4;
// Size in px, weight, colour of the palette, zooms of the map between which it is shown.
const LETTERS = {
  city: [19, 700, "text", 10, 14],
  town: [17, 700, "text", 10, 15],
  village: [14, 700, "text", 12, 17],
  suburb: [13, 700, "text", 13, 16],
  quarter: [13, 700, "text", 14, 17],
  hamlet: [13, 400, "text", 14, 18],
  neighbourhood: [13, 400, "text", 15, 18],
  station: [12, 700, "text", 14, 19],
  park: [12, 400, "text-green", 15, 19],
  campus: [12, 400, "text", 15, 19],
  motorway: [12, 400, "text", 15, 19],
  main: [12, 400, "text", 15, 19],
  second: [12, 400, "text", 15, 19],
  street: [12, 400, "text", 16, 19],
  foot_street: [12, 400, "text", 16, 19],
};
const ORDER = { place: 0, spot: 1, road_name: 2 };

/** Names for a zoom, the most important first: [{text, letters, from, to, isLine}]. */
export function place(labels, zoom, isWelsh) {
  const shown = labels
    .filter(({ kind }) => LETTERS[kind] && zoom >= LETTERS[kind][3] && zoom <= LETTERS[kind][4])
    .map((label) => ({
      text: (isWelsh && label.welsh) || label.english,
      letters: LETTERS[label.kind],
      from: label.from,
      to: label.to,
      isLine: label.layer === "road_name",
      isMarked: label.kind === "station",
      order: ORDER[label.layer] * 10 + label.rank,
    }))
    .filter(({ text }) => text);
  return shown.sort((a, b) => a.order - b.order || (a.text < b.text ? -1 : 1));
}

/** Draw `names` into the view, leaving out those that would touch one that is there. */
export function spread(context, names, view, palette) {
  const taken = [];
  const drawnAt = new Map();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const name of names) {
    const [size, weight, colour] = name.letters;
    context.font = `${weight} ${size}px ${FAMILY}`;
    const from = view.project(name.from);
    const put = name.isLine
      ? alongLine(context, name.text, from, view.project(name.to), size)
      : atPoint(context, name, from, size);
    if (!put || !isInside(put, view) || isNear(drawnAt.get(name.text), put) || touches(put.boxes, taken)) continue;
    taken.push(...put.boxes);
    drawnAt.set(name.text, [...(drawnAt.get(name.text) ?? []), put]);
    write(context, put, size, palette[colour], palette.halo);
  }
}

/** Centred on its point; under it where the point itself is marked. */
function atPoint(context, { text, isMarked }, [x, pointY], size) {
  const lines = wrap(text);
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  const height = lines.length * size * LINE_HEIGHT;
  const y = isMarked ? pointY + MARK_PX + height / 2 : pointY;
  const top = isMarked ? pointY - MARK_PX : y - height / 2;
  const mark = isMarked ? [x, pointY] : undefined;
  return { x, y, angle: 0, lines, mark, boxes: [[x - width / 2, top, x + width / 2, y + height / 2]] };
}

/** Two lines of much the same length, for a long name. */
function wrap(text) {
  if (text.length < WRAPPED_FROM) return [text];
  const breaks = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (!breaks.length) return [text];
  const middle = text.length / 2;
  const best = breaks.reduce((a, b) => (Math.abs(a - middle) <= Math.abs(b - middle) ? a : b));
  return [text.slice(0, best), text.slice(best + 1)];
}

/** In the middle of a stretch that is long enough, never upside down. */
function alongLine(context, text, from, to, size) {
  const [[fromX, fromY], [toX, toY]] = [from, to];
  const room = Math.hypot(toX - fromX, toY - fromY) - size;
  // Letters are rarely narrower than a third of their height: no need to measure what cannot fit.
  if (room < (text.length * size) / 3) return undefined;
  const width = context.measureText(text).width;
  if (room < width) return undefined;
  let angle = Math.atan2(toY - fromY, toX - fromX);
  if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
  const [x, y] = [(fromX + toX) / 2, (fromY + toY) / 2];
  const boxes = [];
  for (let along = -width / 2; along <= width / 2; along += size) {
    const [boxX, boxY] = [x + along * Math.cos(angle), y + along * Math.sin(angle)];
    boxes.push([boxX - size / 2, boxY - size / 2, boxX + size / 2, boxY + size / 2]);
  }
  return { x, y, angle, lines: [text], boxes };
}

function isInside({ x, y }, { width, height }) {
  return x > 0 && y > 0 && x < width && y < height;
}

function isNear(others = [], put) {
  return others.some((other) => Math.hypot(other.x - put.x, other.y - put.y) < SAME_NAME_APART_PX);
}

function touches(boxes, taken) {
  return boxes.some((box) => taken.some((other) => overlap(box, other)));
}

function overlap(a, b) {
  return a[0] < b[2] + GAP_PX && b[0] < a[2] + GAP_PX && a[1] < b[3] + GAP_PX && b[1] < a[3] + GAP_PX;
}

function write(context, { x, y, angle, lines, mark }, size, colour, halo) {
  context.save();
  context.strokeStyle = halo;
  context.fillStyle = colour;
  context.lineWidth = 3.5;
  if (mark) {
    const square = [mark[0] - MARK_PX, mark[1] - MARK_PX, 2 * MARK_PX, 2 * MARK_PX];
    context.strokeRect(...square);
    context.fillRect(...square);
  }
  context.translate(x, y);
  context.rotate(angle);
  lines.forEach((line, index) => {
    const down = (index - (lines.length - 1) / 2) * size * LINE_HEIGHT;
    context.strokeText(line, 0, down);
    context.fillText(line, 0, down);
  });
  context.restore();
}

// Reads {"strings": [...], "windows": [[from, to], ...]} (instants as ISO 8601) from standard
// input and writes, for each string, {"intervals": [[from, to, unknown], ...]} or {"error"}.
// The judge evaluates on the computer's own clock, so TZ has to be Europe/London.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

if (process.env.TZ !== "Europe/London") throw new Error("TZ has to be Europe/London");

const OpeningHours = createRequire(process.argv[2])("opening_hours");
const NEWPORT = {
  lat: 51.588,
  lon: -2.998,
  address: { country_code: "gb", state: "Wales" },
};
const { strings, windows } = JSON.parse(readFileSync(0, "utf8"));
console.warn = console.log = () => {}; // warnings go to the log, and the answer must be JSON

const answers = strings.map((text) => {
  try {
    const hours = new OpeningHours(text, NEWPORT, { mode: 0 });
    const intervals = windows.flatMap(([from, to]) =>
      hours
        .getOpenIntervals(new Date(from), new Date(to))
        .map(([start, end, unknown]) => [start.toISOString(), end.toISOString(), Boolean(unknown)]),
    );
    return { intervals };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(answers));

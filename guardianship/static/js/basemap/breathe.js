// Long work in short stretches, so that fingers and keys are answered in between.

const STRETCH_MS = 6;
const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()?.();
let startedAt = 0;

/** Whether the present stretch has lasted long enough. */
export function isTired() {
  return performance.now() - startedAt > STRETCH_MS;
}

/** Resolves when the browser has had its turn; a new stretch starts then. */
export function breathe() {
  return new Promise((resolve) => {
    waiting.push(() => {
      startedAt = performance.now();
      resolve();
    });
    // A message comes back at once, where a timer would wait for 4 ms after a few turns.
    port2.postMessage(0);
  });
}

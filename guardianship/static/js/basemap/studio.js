// The page's end of the worker that paints.

/** Starts the worker and keeps its promises. */
export class Studio {
  constructor() {
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.promises = new Map();
    this.latest = 0;
    this.worker.onmessage = ({ data: { id, error, ...answer } }) => {
      const { resolve, reject } = this.promises.get(id);
      this.promises.delete(id);
      if (error) reject(new Error(error));
      else resolve(answer);
    };
    this.worker.onerror = () => {
      for (const { reject } of this.promises.values()) reject(new Error("The map's worker did not start."));
      this.promises.clear();
    };
  }

  /** Resolves with the worker's answer. */
  ask(kind, message, transfer = []) {
    this.latest += 1;
    const id = this.latest;
    this.worker.postMessage({ id, kind, ...message }, transfer);
    return new Promise((resolve, reject) => this.promises.set(id, { resolve, reject }));
  }

  /** Tells the worker something that needs no answer. */
  tell(kind, message) {
    this.worker.postMessage({ kind, ...message });
  }

  /** Ends the worker. */
  close() {
    this.worker.terminate();
  }
}

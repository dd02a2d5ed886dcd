// What the map says: sentences from the server, filled in here.

export class Words {
  constructor(text) {
    this.sentences = JSON.parse(text);
  }

  /** The sentence `name` with {…} filled in. */
  of(name, values = {}) {
    return this.sentences[name].replace(/\{(\w+)\}/g, (_whole, key) => values[key]);
  }
}

// What the buttons on the map are called. Every sentence comes from the page, in its language.

function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
}

function began(words) {
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}

export class Words {
  constructor(box) {
    this.say = box.dataset;
    const signs = box.querySelectorAll("[data-kind]");
    this.kinds = new Map([...signs].map((sign) => [sign.dataset.kind, sign.textContent.trim()]));
  }

  /** "Map of 12 places". */
  map(count) {
    return count === 1 ? this.say.sayOne : filled(this.say.sayMany, { n: count });
  }

  /** "Riverside Youth Club, youth club or activity, open until 9pm". */
  place({ name, kind, says }) {
    return [name, began(this.kinds.get(kind) ?? ""), began(says)].filter(Boolean).join(", ");
  }

  /** "12 places, zoom in, around Riverside Youth Club". */
  cluster({ count, members }) {
    return filled(this.say.sayCluster, { n: count, name: members[0].told.name });
  }

  /** Number those of `labels` that are the same, so that each says which button it is. */
  apart(labels) {
    const all = new Map();
    for (const label of labels) all.set(label, (all.get(label) ?? 0) + 1);
    const so = new Map();
    return labels.map((label) => {
      if (all.get(label) === 1) return label;
      so.set(label, (so.get(label) ?? 0) + 1);
      return filled(this.say.sayTwin, { label, n: so.get(label), all: all.get(label) });
    });
  }
}

/** Texts by key, compiled or not, and parts of texts by name. */
export interface TextTree {
  [key: string]: unknown;
}

/** Of all texts those that are named, each by its whole key or by that of a part that it is in. */
export function pickTexts(all: TextTree, keys: readonly string[]): TextTree {
  return keys.reduce((picked, key) => laidOver(picked, branch(all, key.split("."))), {});
}

/** Both together; neither is changed. */
export function laidOver(under: TextTree, over: TextTree): TextTree {
  const both = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const below = both[name];
    both[name] = isPart(value) && isPart(below) ? laidOver(below, value) : value;
  }
  return both;
}

/** What stands at the end of the way, and nothing beside it. */
function branch(all: TextTree, [name = "", ...way]: string[]): TextTree {
  const value = all[name];
  if (value === undefined) return {};
  if (way.length === 0) return { [name]: value };
  return isPart(value) ? { [name]: branch(value, way) } : {};
}

/** A part of the texts, and not a text: a compiled one may be a list. */
function isPart(value: unknown): value is TextTree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

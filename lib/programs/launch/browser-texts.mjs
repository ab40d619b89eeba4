// @ts-check
import { findPlaces } from "./find-places.mjs";
import { filesIn } from "./source-hash.mjs";
import { textsInFile } from "./texts-in-file.mjs";

/**
 * The texts that the components of the browser say, as keys and parts of keys, by the layout or page
 * that gives them; without what the layouts around it give.
 * @returns {Map<string, string[]>}
 */
export function browserTexts() {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { place, files } of findPlaces(filesIn("app"))) {
    const around = [...found].filter(([each]) => place.startsWith(each.replace(/layout$/, "")));
    const given = around.flatMap(([, keys]) => keys);
    const keys = [...new Set(files.flatMap(textsInFile))];
    const within = (/** @type {string} */ key, /** @type {string} */ part) => key.startsWith(`${part}.`);
    found.set(
      place,
      keys
        .filter((key) => !keys.some((each) => within(key, each)))
        .filter((key) => !given.some((each) => key === each || within(key, each)))
        .sort(),
    );
  }
  return found;
}

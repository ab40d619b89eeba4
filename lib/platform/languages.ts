import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DEFAULT_LANGUAGE } from "@/lib/core/language";
import { projectRoot } from "./project-root";

/** Texts of one file, or of one place in it. */
export type Texts = { [key: string]: string | Texts };

/** Only while texts are being written are they read again and again. */
export const textsStay = () => process.env.NODE_ENV !== "development";

const kept = new Map<string, Texts>();
let known: string[] | undefined;

/** Every language there is: each is a folder of `messages`. */
export function languages(root = projectRoot): string[] {
  if (root === projectRoot && known !== undefined) return known;
  const found = readdirSync(path.join(root, "messages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  if (root === projectRoot && textsStay()) known = found;
  return found;
}

/**
 * All texts of a language by namespace, which is the name of their file. One that is not
 * translated is English. Read once, except while they are being written.
 */
export function readTexts(language: string, root = projectRoot): Texts {
  const stays = root === projectRoot && textsStay();
  const texts = (stays ? kept.get(language) : undefined) ?? overEnglish(language, root);
  if (stays) kept.set(language, texts);
  return texts;
}

function overEnglish(language: string, root: string): Texts {
  const english = readFolder(DEFAULT_LANGUAGE, root);
  if (language === DEFAULT_LANGUAGE || !languages(root).includes(language)) return english;
  return laidOver(english, readFolder(language, root));
}

function readFolder(language: string, root: string): Texts {
  const folder = path.join(root, "messages", language);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [
        path.basename(file, ".json"),
        JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Texts,
      ]),
  );
}

/** The translation where there is one; keys that English does not have are left out. */
function laidOver(english: Texts, translated: Texts): Texts {
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => {
      const other = translated[key];
      if (typeof text === "string") return [key, typeof other === "string" ? other : text];
      return [key, typeof other === "object" ? laidOver(text, other) : text];
    }),
  );
}

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import compile from "icu-minify/compile";

type Messages = Record<string, Record<string, unknown>>;
type Texts = { [key: string]: string | Texts };

const cache = new Map<string, Promise<Messages>>();

/**
 * All texts of a language, compiled for next-intl's small formatter. Each file is one namespace,
 * named as the file. Read once, except while they are being written.
 */
export function loadMessages(locale: string): Promise<Messages> {
  if (process.env.NODE_ENV !== "production") return readMessages(locale);
  const known = cache.get(locale) ?? readMessages(locale);
  cache.set(locale, known);
  return known;
}

async function readMessages(locale: string): Promise<Messages> {
  const folder = path.join(process.cwd(), "messages", locale);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  return Object.fromEntries(
    files.map((file, index) => [path.basename(file, ".json"), compiled(JSON.parse(texts[index] ?? "{}"))]),
  );
}

function compiled(texts: Texts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === "string" ? plain(compile(text)) : compiled(text),
    ]),
  );
}

/** The compiler's objects have no prototype; the way to the browser takes plain ones only. */
function plain(text: ReturnType<typeof compile>): unknown {
  return typeof text === "string" ? text : JSON.parse(JSON.stringify(text));
}

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { languages, readTexts } from "./languages";

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "canang-languages-"));
  const files = {
    "en/common.json": { save: "Save", error: { title: "Oh", back: "Back" } },
    "en/lists.json": { title: "Lists" },
    "ms/common.json": { save: "Simpan", gone: "Tiada", error: { title: "Alamak" }, retry: { no: "x" } },
  };
  for (const [file, texts] of Object.entries(files)) {
    await mkdir(path.join(root, "messages", path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, "messages", file), JSON.stringify(texts));
  }
});

afterAll(() => rm(root, { recursive: true }));

it("a folder of messages is a language", () => {
  expect(languages(root)).toEqual(["en", "ms"]);
});

it("what is not translated is English, key by key and file by file; what English has not is left out", () => {
  expect(readTexts("ms", root)).toEqual({
    common: { save: "Simpan", error: { title: "Alamak", back: "Back" } },
    lists: { title: "Lists" },
  });
});

it.each(["en", "xx", "../en"])("%j is English", (language) => {
  expect(readTexts(language, root)).toEqual({
    common: { save: "Save", error: { title: "Oh", back: "Back" } },
    lists: { title: "Lists" },
  });
});

it("English itself has every text that there is", () => {
  expect(languages()).toContain("en");
  expect(Object.keys(readTexts("en"))).toContain("common");
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { contentFindings } from "@/lib/programs/cli/content-findings";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { RESERVED_SLUGS } from "@/lib/workspaces/reserved-slugs.rules";
import { createWorkspaceInput } from "@/lib/workspaces/workspace.input";

testDatabase();

/** Files of a folder that are no address of their own. */
const PARTS =
  /^(page|layout|template|loading|error|global-error|not-found|default|route|actions)\.tsx?$|\.css$|^_/;

/**
 * The first words of all addresses below a folder of `app`; groups in brackets have none, and
 * `[workspace]` is what slugs are for.
 */
function firstWords(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    if (/^\(.*\)$/.test(entry.name)) return firstWords(`${folder}/${entry.name}`);
    if (/^\[/.test(entry.name) || PARTS.test(entry.name)) return [];
    return [entry.isDirectory() ? entry.name : entry.name.replace(/\.tsx?$/, "")];
  });
}

const given = (slug: string) =>
  createWorkspaceInput.safeParse({ name: "Shop", slug, ownerName: "Me", ownerEmail: "me@example.com" });

describe("reserved slugs", () => {
  const words = [...firstWords("app"), ...readdirSync(path.join(projectRoot, "public"))];

  it("hold the first word of every page, route and public file", () => {
    expect(words).toEqual(
      expect.arrayContaining(["api", "design", "docs", "sign-in", "set-password", "welcome"]),
    );
    expect(words.filter((word) => !RESERVED_SLUGS.has(word))).toEqual([]);
  });

  it("hold every word that may be opened without signing in", () => {
    const open =
      /const OPEN = new Set\(\[([^\]]*)\]/.exec(
        readFileSync(path.join(projectRoot, "proxy.ts"), "utf8"),
      )?.[1] ?? "";
    const openWords = [...open.matchAll(/"([^"]*)"/g)].flatMap((match) => match[1] || []);
    expect(openWords.length).toBeGreaterThan(3);
    expect(openWords.filter((word) => !RESERVED_SLUGS.has(word))).toEqual([]);
  });

  it.each([
    ...words,
    "invitations",
    "forgot-password",
    "account",
    "_next",
    "favicon.ico",
    "robots.txt",
    ".well-known",
    "DESIGN",
    " design ",
  ])("%j cannot be a workspace's", (slug) => {
    expect(given(slug).success).toBe(false);
  });

  it.each(["design-shop", "my-api", "docs2"])("%j can", (slug) => {
    expect(given(slug).success).toBe(true);
  });

  it("of an older workspace is named by doctor", async () => {
    await createTestWorkspace({ slug: "design" });
    const shop = await createTestWorkspace();
    const said = (await contentFindings())
      .filter(({ about, ok }) => about === "workspaces" && !ok)
      .map(({ sentence }) => sentence);
    expect(said).toEqual([expect.stringMatching(/^The workspace "design" cannot be opened/)]);
    expect(said.join()).not.toContain(shop.slug);
  });
});

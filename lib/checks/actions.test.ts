import { expect, it } from "vitest";
import { walkSources } from "./walk-sources";

/** Files that run an action without a window to ask with. */
const WITHOUT = [
  // Saves while somebody types.
  "app/(dashboard)/[workspace]/campaigns/_components/composer/use-autosave.ts",
  "app/(dashboard)/[workspace]/campaigns/_components/composer/use-draft.ts",
  // Is itself a part of the window.
  "components/forms/use-passkey-proof.ts",
];

const sources = walkSources().filter(
  ({ file }) => /^(app|components)\//.test(file) && !file.endsWith("/actions.ts"),
);

it("B-1: every screen that runs an action can ask who it is", () => {
  const found = sources.filter(
    ({ text }) =>
      /^"use client"/.test(text) &&
      /ActionResult|\/actions"/.test(text) &&
      /\b(?:result|asked)\.ok\b/.test(text) &&
      !/withConfirmation\(|\buse\w*Act\(/.test(text),
  );
  expect(found.map(({ file }) => file).sort()).toEqual(WITHOUT);
});

it("B-1: the code for it is known in one place of the screens", () => {
  const knows = sources.filter(({ text }) => text.includes("confirmation_needed"));
  expect(knows.map(({ file }) => file)).toEqual(["components/forms/confirm-request.ts"]);
});

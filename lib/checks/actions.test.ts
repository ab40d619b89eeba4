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

const ACTION = /^export const (\w+) = workspaceAction\(\s*"[\w.-]+",\s*\w+(?:\.\w+\(.*?\))?,\s*(\w+)?/gm;

it("an action is named after its verb, and renames none", () => {
  const files = walkSources().filter(({ file }) => file.endsWith("/actions.ts"));
  const found = files.flatMap(({ file, text }) =>
    [...text.matchAll(ACTION)].map(([, action = "", verb]) => ({ file, action, verb })),
  );
  expect(found.length).toBeGreaterThan(90);
  expect(files.filter(({ text }) => /^\s*(?:import \{.*)?\b\w+ as \w+/m.test(text))).toEqual([]);
  const others = found.filter(
    ({ action, verb }) => ![undefined, "async"].includes(verb) && action !== `${verb}Action`,
  );
  // One verb behind two permissions or two forms.
  expect(others.map(({ action }) => action).sort()).toEqual([
    "declineTransferAction",
    "saveAddressesAction",
    "takeBackTransferAction",
  ]);
  expect(found.filter(({ action }) => !action.endsWith("Action"))).toEqual([]);
});

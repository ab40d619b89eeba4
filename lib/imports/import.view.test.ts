import { expect, it } from "vitest";
import { type ImportStatus, isCancelable, isSettled } from "@/lib/imports/import.rules";
import { apiImportView, type ImportDetail, type ImportRecord, importView } from "@/lib/imports/import.view";

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

const row = (status: ImportStatus, more: Partial<ImportRecord> = {}): ImportRecord => ({
  ...{ id: "i", status, listId: "l", fileName: "people.csv", bytes: 10n, country: "MY" },
  ...{ rows: 10, rowsTotal: 12, accepted: 6, updated: 1, duplicates: 1, rejected: 2, suppressed: 0 },
  ...{ error: null, task: null, dryRun: null, undoneAt: null },
  ...{ createdAt: ago(30), startedAt: ago(29), finishedAt: null },
  ...more,
});

/** Who may still stop it, who may take it back, and what a program is told. */
it.each([
  ["uploading", row("uploading", { startedAt: null }), { stop: true, back: false, api: "running" }],
  ["waiting for somebody", row("ready", { startedAt: null }), { stop: true, back: false, api: "running" }],
  ["running", row("running"), { stop: true, back: false, api: "running" }],
  [
    "finished an hour ago",
    row("finished", { finishedAt: ago(1) }),
    { stop: false, back: true, api: "finished" },
  ],
  [
    "finished long ago",
    row("finished", { finishedAt: ago(25) }),
    { stop: false, back: false, api: "finished" },
  ],
  ["broken off", row("failed", { finishedAt: ago(1) }), { stop: false, back: true, api: "failed" }],
  ["cancelled midway", row("canceled", { finishedAt: ago(1) }), { stop: false, back: true, api: "failed" }],
  [
    "cancelled before it began",
    row("canceled", { startedAt: null, finishedAt: ago(1) }),
    { stop: false, back: false, api: "failed" },
  ],
  [
    "being taken back",
    row("finished", { finishedAt: ago(1), task: "undo" }),
    { stop: false, back: false, api: "finished", undo: "running" },
  ],
  [
    "taken back",
    row("finished", { finishedAt: ago(1), undoneAt: ago(0.5) }),
    { stop: false, back: false, api: "finished", undo: "done" },
  ],
] as const)("an import that is %s offers and says what is so", (_, record, is) => {
  const view = importView(record);
  expect(isCancelable(view.status)).toBe(is.stop);
  expect(isSettled(view.status)).toBe(!is.stop);
  expect(view.undoUntil !== null).toBe(is.back);
  expect(view.undo).toBe("undo" in is ? is.undo : "none");
  const told = apiImportView({
    ...view,
    columns: [],
    mapping: { columns: [] },
    reasons: [],
  } as unknown as ImportDetail);
  expect(told.status).toBe(is.api);
  expect(told.error === null).toBe(view.status !== "canceled");
  expect(view.rows).toBe(view.accepted + view.updated + view.duplicates + view.rejected);
});

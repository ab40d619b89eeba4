"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { cancelImport as cancel } from "@/lib/imports/cancel-import";
import { correctRejection as correct } from "@/lib/imports/correct-rejection";
import {
  correctRejectionInput,
  importIdInput,
  inspectImportInput,
  startImportInput,
} from "@/lib/imports/import.input";
import { inspectImport as inspect } from "@/lib/imports/inspect-import";
import { startImport as start } from "@/lib/imports/start-import";
import { archiveList as archive, restoreList as restore } from "@/lib/lists/archive-list";
import { createList as create } from "@/lib/lists/create-list";
import { createListInput, listIdInput, listMemberInput, renameListInput } from "@/lib/lists/list.input";
import { removeListMember as removeMember } from "@/lib/lists/remove-list-member";
import { renameList as rename } from "@/lib/lists/rename-list";
import { askExportInput } from "@/lib/sign-in/two-step.input";

export const createList = workspaceAction("contacts.edit", createListInput, create);
export const renameList = workspaceAction("contacts.edit", renameListInput, rename);
export const archiveList = workspaceAction("contacts.edit", listIdInput, archive);
export const restoreList = workspaceAction("contacts.edit", listIdInput, restore);
export const removeListMember = workspaceAction("contacts.edit", listMemberInput, removeMember);
export const inspectImport = workspaceAction("contacts.edit", inspectImportInput, inspect);
export const startImport = workspaceAction("contacts.edit", startImportInput, start);
export const cancelImport = workspaceAction("contacts.edit", importIdInput, cancel);
export const correctRejection = workspaceAction("contacts.edit", correctRejectionInput, correct);

/** Does nothing but ask who it is, before a file with numbers is fetched. */
export const askExport = workspaceAction("contacts.export", askExportInput, async () => undefined, {
  confirmed: true,
});

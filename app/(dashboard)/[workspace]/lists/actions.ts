"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { askUndo } from "@/lib/imports/ask-undo";
import { cancelImport } from "@/lib/imports/cancel-import";
import { checkImport } from "@/lib/imports/check-import";
import { correctRejection } from "@/lib/imports/correct-rejection";
import {
  correctRejectionInput,
  importIdInput,
  inspectImportInput,
  letInInput,
  startImportInput,
} from "@/lib/imports/import.input";
import { inspectImport } from "@/lib/imports/inspect-import";
import { letInRejections } from "@/lib/imports/let-in-rejections";
import { startImport } from "@/lib/imports/start-import";
import { archiveList, restoreList } from "@/lib/lists/archive-list";
import { createList } from "@/lib/lists/create-list";
import {
  createListInput,
  listIdInput,
  listMemberInput,
  mergeListsInput,
  renameListInput,
} from "@/lib/lists/list.input";
import { mergeLists } from "@/lib/lists/merge-lists";
import { removeListMember } from "@/lib/lists/remove-list-member";
import { renameList } from "@/lib/lists/rename-list";
import { askExportInput } from "@/lib/sign-in/confirm-identity.input";

export const createListAction = workspaceAction("contacts.edit", createListInput, createList);
export const renameListAction = workspaceAction("contacts.edit", renameListInput, renameList);
export const archiveListAction = workspaceAction("contacts.edit", listIdInput, archiveList);
export const mergeListsAction = workspaceAction("contacts.edit", mergeListsInput, mergeLists);
export const restoreListAction = workspaceAction("contacts.edit", listIdInput, restoreList);
export const removeListMemberAction = workspaceAction("contacts.edit", listMemberInput, removeListMember);
export const inspectImportAction = workspaceAction("contacts.edit", inspectImportInput, inspectImport);
export const checkImportAction = workspaceAction("contacts.edit", startImportInput, checkImport);
export const askUndoAction = workspaceAction("contacts.edit", importIdInput, askUndo);
export const letInRejectionsAction = workspaceAction("contacts.edit", letInInput, letInRejections);
export const startImportAction = workspaceAction("contacts.edit", startImportInput, startImport);
export const cancelImportAction = workspaceAction("contacts.edit", importIdInput, cancelImport);
export const correctRejectionAction = workspaceAction(
  "contacts.edit",
  correctRejectionInput,
  correctRejection,
);

/** Does nothing but ask who it is, before a file with numbers is fetched. */
export const askExportAction = workspaceAction("contacts.export", askExportInput, async () => undefined, {
  confirmed: true,
});

"use server";

import { cannedReplyIdInput, saveCannedReplyInput } from "@/lib/canned-replies/canned-reply.input";
import { deleteCannedReply, saveCannedReply } from "@/lib/canned-replies/save-canned-reply";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { officeHoursSchema, saveAssignmentInput } from "@/lib/inbox/inbox-hours.input";
import { saveInboxSettingsInput, saveKeywordsInput } from "@/lib/inbox/inbox-settings.input";
import { saveAssignment, saveOfficeHours } from "@/lib/inbox/save-inbox-hours";
import { saveInboxSettings, saveKeywords } from "@/lib/inbox/save-inbox-settings";
import { labelIdInput, saveLabelInput } from "@/lib/labels/label.input";
import { deleteLabel, saveLabel } from "@/lib/labels/save-label";

export const saveInboxSettingsAction = workspaceAction(
  "inbox.settings",
  saveInboxSettingsInput,
  saveInboxSettings,
);
export const saveKeywordsAction = workspaceAction("inbox.settings", saveKeywordsInput, saveKeywords);
export const saveCannedReplyAction = workspaceAction("inbox.settings", saveCannedReplyInput, saveCannedReply);
export const deleteCannedReplyAction = workspaceAction(
  "inbox.settings",
  cannedReplyIdInput,
  deleteCannedReply,
);
export const saveLabelAction = workspaceAction("inbox.settings", saveLabelInput, saveLabel);
export const deleteLabelAction = workspaceAction("inbox.settings", labelIdInput, deleteLabel);
export const saveOfficeHoursAction = workspaceAction("inbox.settings", officeHoursSchema, saveOfficeHours);
export const saveAssignmentAction = workspaceAction("inbox.settings", saveAssignmentInput, saveAssignment);

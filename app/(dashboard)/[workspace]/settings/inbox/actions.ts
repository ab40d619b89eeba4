"use server";

import { cannedReplyIdInput, saveCannedReplyInput } from "@/lib/inbox/canned-reply.input";
import { saveInboxSettingsInput, saveKeywordsInput } from "@/lib/inbox/inbox-settings.input";
import { labelIdInput, saveLabelInput } from "@/lib/inbox/label.input";
import { deleteCannedReply, saveCannedReply } from "@/lib/inbox/save-canned-reply";
import { saveInboxSettings, saveKeywords } from "@/lib/inbox/save-inbox-settings";
import { saveLabel as keepLabel, deleteLabel as removeLabel } from "@/lib/inbox/save-label";
import { workspaceAction } from "@/lib/workspaces/guard/workspace-action";

export const saveConfirmations = workspaceAction("inbox.settings", saveInboxSettingsInput, saveInboxSettings);
export const saveWords = workspaceAction("inbox.settings", saveKeywordsInput, saveKeywords);
export const saveReply = workspaceAction("inbox.settings", saveCannedReplyInput, saveCannedReply);
export const deleteReply = workspaceAction("inbox.settings", cannedReplyIdInput, deleteCannedReply);
export const saveLabel = workspaceAction("inbox.settings", saveLabelInput, keepLabel);
export const deleteLabel = workspaceAction("inbox.settings", labelIdInput, removeLabel);

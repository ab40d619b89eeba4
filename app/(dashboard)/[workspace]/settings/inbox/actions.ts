"use server";

import { cannedReplyIdInput, saveCannedReplyInput } from "@/lib/canned-replies/canned-reply.input";
import { deleteCannedReply, saveCannedReply } from "@/lib/canned-replies/save-canned-reply";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { saveInboxSettingsInput, saveKeywordsInput } from "@/lib/inbox/inbox-settings.input";
import { saveInboxSettings, saveKeywords } from "@/lib/inbox/save-inbox-settings";
import { labelIdInput, saveLabelInput } from "@/lib/labels/label.input";
import { saveLabel as keepLabel, deleteLabel as removeLabel } from "@/lib/labels/save-label";

export const saveConfirmations = workspaceAction("inbox.settings", saveInboxSettingsInput, saveInboxSettings);
export const saveWords = workspaceAction("inbox.settings", saveKeywordsInput, saveKeywords);
export const saveReply = workspaceAction("inbox.settings", saveCannedReplyInput, saveCannedReply);
export const deleteReply = workspaceAction("inbox.settings", cannedReplyIdInput, deleteCannedReply);
export const saveLabel = workspaceAction("inbox.settings", saveLabelInput, keepLabel);
export const deleteLabel = workspaceAction("inbox.settings", labelIdInput, removeLabel);

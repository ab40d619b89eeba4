"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { addNote } from "@/lib/inbox/add-note";
import { announceReply } from "@/lib/inbox/announce-reply";
import { assignConversation } from "@/lib/inbox/assign-conversation";
import { changeMany } from "@/lib/inbox/change-many";
import {
  addNoteInput,
  announceReplyInput,
  assignConversationInput,
  changeManyInput,
  conversationIdInput,
  decideReviewInput,
  markConversationInput,
  moveConversationInput,
  sendAgainInput,
  sendReplyInput,
  snoozeConversationInput,
} from "@/lib/inbox/conversation.input";
import { decideReview } from "@/lib/inbox/decide-review";
import { labelConversation } from "@/lib/inbox/label-conversation";
import { markConversation } from "@/lib/inbox/mark-conversation";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { optOutConversation } from "@/lib/inbox/opt-out-conversation";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { revealPhone } from "@/lib/inbox/reveal-phone";
import { sendAgain } from "@/lib/inbox/send-again";
import { snoozeConversation } from "@/lib/inbox/snooze-conversation";
import { labelConversationInput } from "@/lib/labels/label.input";

export const replyToConversationAction = workspaceAction("inbox.reply", sendReplyInput, replyToConversation);
export const markConversationAction = workspaceAction("inbox.reply", markConversationInput, markConversation);
export const assignConversationAction = workspaceAction(
  "inbox.reply",
  assignConversationInput,
  assignConversation,
);
export const labelConversationAction = workspaceAction(
  "inbox.reply",
  labelConversationInput,
  labelConversation,
);
export const moveConversationAction = workspaceAction("inbox.reply", moveConversationInput, moveConversation);
export const sendAgainAction = workspaceAction("inbox.reply", sendAgainInput, sendAgain);
export const snoozeConversationAction = workspaceAction(
  "inbox.reply",
  snoozeConversationInput,
  snoozeConversation,
);
export const changeManyAction = workspaceAction("inbox.reply", changeManyInput, changeMany);
export const optOutConversationAction = workspaceAction(
  "inbox.reply",
  conversationIdInput,
  optOutConversation,
);
export const addNoteAction = workspaceAction("inbox.reply", addNoteInput, addNote);
export const announceReplyAction = workspaceAction("inbox.reply", announceReplyInput, announceReply);
export const decideReviewAction = workspaceAction("inbox.reply", decideReviewInput, decideReview);
export const revealPhoneAction = workspaceAction("inbox.reveal", conversationIdInput, revealPhone);

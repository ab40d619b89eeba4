"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { addNote as note } from "@/lib/inbox/add-note";
import { announceReply as announce } from "@/lib/inbox/announce-reply";
import { assignConversation as assign } from "@/lib/inbox/assign-conversation";
import {
  addNoteInput,
  announceReplyInput,
  assignConversationInput,
  conversationIdInput,
  decideReviewInput,
  markConversationInput,
  moveConversationInput,
  sendReplyInput,
} from "@/lib/inbox/conversation.input";
import { decideReview as decide } from "@/lib/inbox/decide-review";
import { labelConversation as label } from "@/lib/inbox/label-conversation";
import { markConversation as mark } from "@/lib/inbox/mark-conversation";
import { moveConversation as move } from "@/lib/inbox/move-conversation";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { revealPhone as reveal } from "@/lib/inbox/reveal-phone";
import { labelConversationInput } from "@/lib/labels/label.input";

export const sendReply = workspaceAction("inbox.reply", sendReplyInput, replyToConversation);
export const markConversation = workspaceAction("inbox.reply", markConversationInput, mark);
export const assignConversation = workspaceAction("inbox.reply", assignConversationInput, assign);
export const labelConversation = workspaceAction("inbox.reply", labelConversationInput, label);
export const moveConversation = workspaceAction("inbox.reply", moveConversationInput, move);
export const addNote = workspaceAction("inbox.reply", addNoteInput, note);
export const announceReply = workspaceAction("inbox.reply", announceReplyInput, announce);
export const decideReview = workspaceAction("inbox.reply", decideReviewInput, decide);
export const revealPhone = workspaceAction("inbox.reveal", conversationIdInput, reveal);

"use server";

import { cannedReplyIdInput, saveCannedReplyInput } from "@/lib/canned-replies/canned-reply.input";
import { deleteOwnReply, saveOwnReply } from "@/lib/canned-replies/save-canned-reply";
import { workspaceAction } from "@/lib/guards/workspace-action";
import { addNote } from "@/lib/inbox/add-note";
import { addToContacts } from "@/lib/inbox/add-to-contacts";
import { announceReply } from "@/lib/inbox/announce-reply";
import { assignConversation } from "@/lib/inbox/assign-conversation";
import { changeMany } from "@/lib/inbox/change-many";
import {
  addNoteInput,
  addToContactsInput,
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
  threadFileInput,
} from "@/lib/inbox/conversation.input";
import { decideReview } from "@/lib/inbox/decide-review";
import { availabilityInput } from "@/lib/inbox/inbox-hours.input";
import { labelConversation } from "@/lib/inbox/label-conversation";
import { markConversation } from "@/lib/inbox/mark-conversation";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { optOutConversation } from "@/lib/inbox/opt-out-conversation";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { revealPhone } from "@/lib/inbox/reveal-phone";
import { setAvailability } from "@/lib/inbox/save-inbox-hours";
import { cancelScheduled, changeScheduled, scheduleReply } from "@/lib/inbox/schedule-reply";
import {
  changeScheduledInput,
  scheduledIdInput,
  scheduleReplyInput,
} from "@/lib/inbox/scheduled-reply.input";
import { seeMention } from "@/lib/inbox/see-mention";
import { sendAgain } from "@/lib/inbox/send-again";
import { sendScheduledNow } from "@/lib/inbox/send-scheduled";
import { snoozeConversation } from "@/lib/inbox/snooze-conversation";
import { startConversation } from "@/lib/inbox/start-conversation";
import { startConversationInput } from "@/lib/inbox/start-conversation.input";
import { exportThread } from "@/lib/inbox/thread-file";
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
export const saveOwnReplyAction = workspaceAction("inbox.reply", saveCannedReplyInput, saveOwnReply);
export const deleteOwnReplyAction = workspaceAction("inbox.reply", cannedReplyIdInput, deleteOwnReply);
export const scheduleReplyAction = workspaceAction("inbox.reply", scheduleReplyInput, scheduleReply);
export const changeScheduledAction = workspaceAction("inbox.reply", changeScheduledInput, changeScheduled);
export const cancelScheduledAction = workspaceAction("inbox.reply", scheduledIdInput, cancelScheduled);
export const sendScheduledNowAction = workspaceAction("inbox.reply", scheduledIdInput, sendScheduledNow);
export const seeMentionAction = workspaceAction("inbox.view", conversationIdInput, seeMention);
export const startConversationAction = workspaceAction(
  "inbox.reply",
  startConversationInput,
  startConversation,
);
export const setAvailabilityAction = workspaceAction("inbox.reply", availabilityInput, setAvailability);
export const addToContactsAction = workspaceAction("inbox.reply", addToContactsInput, addToContacts);
export const exportThreadAction = workspaceAction("inbox.view", threadFileInput, exportThread);

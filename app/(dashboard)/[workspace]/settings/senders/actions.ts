"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import {
  createSender as createSenderVerb,
  deleteSender as deleteSenderVerb,
} from "@/lib/senders/save-sender";
import { createSenderInput, senderIdInput } from "@/lib/senders/sender.input";

export const createSender = workspaceAction("senders.edit", createSenderInput, createSenderVerb);
export const deleteSender = workspaceAction("senders.edit", senderIdInput, deleteSenderVerb);

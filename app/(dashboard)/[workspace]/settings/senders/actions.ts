"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { createSender, deleteSender } from "@/lib/senders/save-sender";
import { createSenderInput, senderIdInput } from "@/lib/senders/sender.input";

export const createSenderAction = workspaceAction("senders.edit", createSenderInput, createSender);
export const deleteSenderAction = workspaceAction("senders.edit", senderIdInput, deleteSender);

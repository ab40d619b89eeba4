"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { createSender } from "@/lib/senders/create-sender";
import { deleteSender } from "@/lib/senders/delete-sender";
import { createSenderInput, senderIdInput } from "@/lib/senders/sender.input";

export const createSenderAction = workspaceAction("senders.edit", createSenderInput, createSender);
export const deleteSenderAction = workspaceAction("senders.edit", senderIdInput, deleteSender);

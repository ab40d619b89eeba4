import { sendMessage } from "@/lib/direct-messages/send-message";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { sendMessageInput } from "@/lib/messages/message.input";

export const POST = workspaceRoute("messages.send", sendMessageInput, sendMessage, { status: 202 });

import { sendMessage } from "@/lib/campaigns/send-message";
import { sendMessageInput } from "@/lib/messages/message.input";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const POST = workspaceRoute("messages.send", sendMessageInput, sendMessage, { status: 202 });

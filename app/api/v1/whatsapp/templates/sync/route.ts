import { workspaceRoute } from "@/lib/guards/workspace-route";
import { syncOwnTemplates } from "@/lib/whatsapp-templates/sync-own-templates";
import { syncTemplatesInput } from "@/lib/whatsapp-templates/whatsapp-template.input";

export const POST = workspaceRoute("templates.edit", syncTemplatesInput, syncOwnTemplates);

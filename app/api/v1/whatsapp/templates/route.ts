import { workspaceRoute } from "@/lib/guards/workspace-route";
import { listWhatsAppTemplatesInput } from "@/lib/whatsapp-templates/whatsapp-template.input";
import { listWhatsAppTemplates } from "@/lib/whatsapp-templates/whatsapp-template.queries";

export const GET = workspaceRoute("templates.view", listWhatsAppTemplatesInput, listWhatsAppTemplates);

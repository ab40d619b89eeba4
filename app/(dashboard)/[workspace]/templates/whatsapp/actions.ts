"use server";

import { workspaceAction } from "@/lib/guards/workspace-action";
import { syncOwnTemplates } from "@/lib/whatsapp-templates/sync-own-templates";
import { syncTemplatesInput } from "@/lib/whatsapp-templates/whatsapp-template.input";

export const syncOwnTemplatesAction = workspaceAction("templates.edit", syncTemplatesInput, syncOwnTemplates);

import { createTemplate } from "@/lib/templates/save-template";
import { createTemplateInput, listTemplatesInput } from "@/lib/templates/template.input";
import { listTemplates } from "@/lib/templates/template.queries";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("templates.view", listTemplatesInput, listTemplates);
export const POST = workspaceRoute("templates.edit", createTemplateInput, createTemplate, { status: 201 });

import { workspaceRoute } from "@/lib/guards/workspace-route";
import { createTemplate } from "@/lib/templates/create-template";
import { createTemplateInput, listTemplatesInput } from "@/lib/templates/template.input";
import { listTemplates } from "@/lib/templates/template.queries";

export const GET = workspaceRoute("templates.view", listTemplatesInput, listTemplates);
export const POST = workspaceRoute("templates.edit", createTemplateInput, createTemplate, { status: 201 });

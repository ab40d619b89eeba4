import { workspaceRoute } from "@/lib/guards/workspace-route";
import { archiveTemplate } from "@/lib/templates/archive-template";
import { changeTemplateBody } from "@/lib/templates/template.input";
import { requireTemplate } from "@/lib/templates/template.queries";
import { updateTemplate } from "@/lib/templates/update-template";

export const GET = workspaceRoute("templates.view", null, (ctx, _input, { params }) =>
  requireTemplate(ctx, params.templateId ?? ""),
);
export const PUT = workspaceRoute("templates.edit", changeTemplateBody, (ctx, input, { params }) =>
  updateTemplate(ctx, { ...input, id: params.templateId ?? "" }),
);
export const DELETE = workspaceRoute("templates.edit", null, async (ctx, _input, { params }) => {
  await archiveTemplate(ctx, { id: params.templateId ?? "" });
});

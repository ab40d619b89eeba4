import { requireTemplate } from "@/lib/templates/template.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("templates.view", null, (ctx, _input, { params }) =>
  requireTemplate(ctx, params.templateId ?? ""),
);

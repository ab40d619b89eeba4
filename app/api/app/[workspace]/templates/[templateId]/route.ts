import { screenRoute } from "@/lib/guards/screen-route";
import { requireTemplate } from "@/lib/templates/template.queries";

export const GET = screenRoute("templates.view", null, (ctx, _input, { params }) =>
  requireTemplate(ctx, params.templateId ?? ""),
);

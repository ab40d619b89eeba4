import { listTemplatesInput } from "@/lib/templates/template.input";
import { listTemplates } from "@/lib/templates/template.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("templates.view", listTemplatesInput, listTemplates);

import { screenRoute } from "@/lib/guards/screen-route";
import { listTemplatesInput } from "@/lib/templates/template.input";
import { listTemplates } from "@/lib/templates/template.queries";

export const GET = screenRoute("templates.view", listTemplatesInput, listTemplates);

import type { BusinessAccount } from "./business-account";
import { readEditedTemplate, readNewTemplate, refused } from "./check-new-template";
import { GraphError } from "./graph-error";
import { type GraphRequest, jsonOf, pageOf, pick } from "./graph-request";
import type { Reviews } from "./reviews";
import { fieldsOf, type Template } from "./template-store";

const USUAL = ["name", "language", "status", "category", "parameter_format", "components"];
const FILTERS = ["name", "language", "status", "category"] as const;

/** `GET /{waba-id}/message_templates`, with filters, fields and cursors. */
export function listTemplates(account: BusinessAccount, request: GraphRequest) {
  const fits = (template: Template) =>
    FILTERS.every((name) => {
      const asked = request.query.get(name);
      return asked === null || (name === "name" ? template.name.includes(asked) : template[name] === asked);
    });
  const { page, paging } = pageOf(request, account.templates.all().filter(fits), ({ id }) => id);
  return { data: page.map((template) => templateFacts(template, request)), paging };
}

export function templateFacts(template: Template, request: GraphRequest) {
  return pick(fieldsOf(template), request.query.get("fields"), USUAL);
}

/** `POST /{waba-id}/message_templates` */
export function createTemplate(account: BusinessAccount, request: GraphRequest, reviews: Reviews) {
  const given = readNewTemplate(jsonOf(request));
  if (account.templates.find(given.name, given.language))
    throw refused(
      2388024,
      "Content in this language already exists",
      "There is a template of this name and language.",
    );
  const other = account.templates.named(given.name).find(({ category }) => category !== given.category);
  if (other)
    throw refused(2388025, "Category differs", `This template is ${other.category} in its other languages.`);
  const template = account.templates.add(given);
  reviews.begin(account, template);
  return { id: template.id, status: template.status, category: template.category };
}

/** `POST /{template-id}`: it is looked at again, and cannot be sent until then. */
export function editTemplate(
  account: BusinessAccount,
  template: Template,
  request: GraphRequest,
  reviews: Reviews,
) {
  if (!["APPROVED", "REJECTED", "PAUSED"].includes(template.status))
    throw refused(
      2388003,
      "Cannot be changed now",
      `A template that is ${template.status} cannot be changed.`,
    );
  const given = readEditedTemplate(jsonOf(request), template.named);
  if (given.category !== undefined && given.category !== template.category && template.status === "APPROVED")
    throw refused(2388004, "Category is fixed", "The category of an approved template cannot be changed.");
  if (given.category) template.category = given.category;
  if (given.components) template.components = given.components;
  template.named = given.named;
  template.status = "PENDING";
  template.rejectedReason = "NONE";
  reviews.begin(account, template);
  return { success: true };
}

/** `DELETE /{waba-id}/message_templates?name=` (all languages) `&hsm_id=` (one) */
export function deleteTemplates(account: BusinessAccount, request: GraphRequest) {
  const name = request.query.get("name");
  const id = request.query.get("hsm_id");
  if (!name) throw new GraphError(100, "The parameter name is required.");
  const found = account.templates.named(name).filter((one) => id === null || one.id === id);
  if (found.length === 0) throw refused(2593002, "Not found", "There is no such template.");
  for (const template of found) account.templates.delete(template.id);
  return { success: true };
}

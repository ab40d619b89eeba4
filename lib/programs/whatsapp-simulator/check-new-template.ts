import { z } from "zod";
import { checked } from "./content";
import { GraphError } from "./graph-error";
import type { TemplateComponent } from "./template-store";
import { partOf, variablesOf } from "./template-variables";

const button = z.looseObject({
  type: z.enum(["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "OTP", "REQUEST_CONTACT_INFO"]),
  text: z.string().min(1).max(25).optional(),
  url: z.string().max(2_000).optional(),
});
const component = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("HEADER"),
    format: z.enum(["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"]),
    text: z.string().min(1).max(60).optional(),
  }),
  z.looseObject({ type: z.literal("BODY"), text: z.string().min(1).max(1_024).optional() }),
  z.looseObject({ type: z.literal("FOOTER"), text: z.string().min(1).max(60).optional() }),
  z.looseObject({ type: z.literal("BUTTONS"), buttons: z.array(button).min(1).max(10) }),
]);
const category = z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]);
const format = z.enum(["POSITIONAL", "NAMED", "positional", "named"]);
const created = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, "only small letters, digits and _"),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, "not a language code"),
  category,
  parameter_format: format.optional(),
  components: z.array(component).min(1),
  allow_category_change: z.boolean().optional(),
  message_send_ttl_seconds: z.number().int().optional(),
});
const edited = z.strictObject({
  category: category.optional(),
  parameter_format: format.optional(),
  components: z.array(component).min(1).optional(),
  message_send_ttl_seconds: z.number().int().optional(),
});

/** A template that somebody wants to make. Throws what Graph would refuse it with. */
export function readNewTemplate(given: unknown) {
  const { name, language, category, components, parameter_format } = checked(created, given, "");
  const named = parameter_format?.toUpperCase() === "NAMED";
  const parts = components as TemplateComponent[];
  if (category !== "AUTHENTICATION") checkParts(parts, named);
  return { name, language, category, named, components: parts };
}

/** A change of one. */
export function readEditedTemplate(given: unknown, wasNamed: boolean) {
  const { category, components, parameter_format } = checked(edited, given, "");
  const named = parameter_format ? parameter_format.toUpperCase() === "NAMED" : wasNamed;
  if (components) checkParts(components as TemplateComponent[], named);
  return { category, named, components: components as TemplateComponent[] | undefined };
}

function checkParts(components: TemplateComponent[], named: boolean): void {
  for (const type of ["HEADER", "BODY", "FOOTER", "BUTTONS"])
    if (components.filter((one) => one.type === type).length > 1)
      throw refused(2388040, "Component repeated", `A template has one ${type} at most.`);
  const body = partOf({ components }, "BODY");
  if (!body?.text) throw refused(2388053, "Body is missing", "A template needs a body with a text.");
  checkVariables(body.text, named, "body");
  checkBodyText(body.text);
  checkExamples(body, named, "body");
  const header = partOf({ components }, "HEADER");
  if (header?.format === "TEXT") checkHeaderText(header, named);
  else if (header && header.format !== "LOCATION" && !isFilled(header.example?.header_handle))
    throw refused(2388273, "Sample is missing", "A header with media needs example.header_handle.");
  const footer = partOf({ components }, "FOOTER");
  if (footer && (!footer.text || variablesOf(footer.text).length > 0))
    throw refused(2388073, "Footer is not valid", "A footer is a text without variables.");
  for (const button of partOf({ components }, "BUTTONS")?.buttons ?? []) {
    if (button.type !== "COPY_CODE" && button.type !== "REQUEST_CONTACT_INFO" && !button.text)
      throw refused(2388054, "Button has no text", "Each button needs a text.");
    const variables = variablesOf(button.url);
    if (variables.length > 1 || (variables.length === 1 && !button.url?.endsWith("}}")))
      throw refused(2388055, "Address is not valid", "An address has one variable at most, at its end.");
    if (variables.length === 1 && !isFilled(button.example))
      throw refused(2388273, "Sample is missing", "A button with a variable needs an example.");
  }
}

function checkHeaderText(header: TemplateComponent, named: boolean): void {
  if (!header.text) throw refused(2388053, "Header is missing", "A header of format TEXT needs a text.");
  checkVariables(header.text, named, "header");
  if (variablesOf(header.text).length > 1)
    throw refused(2388048, "Too many variables", "A header has one variable at most.");
  checkExamples(header, named, "header");
}

function checkVariables(text: string, named: boolean, where: string): void {
  const variables = variablesOf(text);
  if (/\{\{(?!\s*[A-Za-z0-9_]+\s*\}\})/.test(text))
    throw refused(2388049, "Variable is not valid", `The ${where} has braces that are no variable.`);
  const right = variables.every((name, at) =>
    named ? /^[a-z_][a-z0-9_]*$/.test(name) : name === String(at + 1),
  );
  if (!right)
    throw refused(
      2388049,
      "Variable is not valid",
      `The variables of the ${where} are not in the declared format.`,
    );
}

function checkBodyText(text: string): void {
  const trimmed = text.trim();
  if (/^\{\{[^}]*\}\}/.test(trimmed) || /\{\{[^}]*\}\}$/.test(trimmed))
    throw refused(
      2388299,
      "Variables at the edge",
      "Variables can't be at the start or end of the template.",
    );
  const words = text
    .replace(/\{\{[^}]*\}\}/g, " ")
    .split(/\s+/)
    .filter(Boolean).length;
  const variables = variablesOf(text).length;
  if (variables > 0 && words < 2 * variables + 1)
    throw refused(2388293, "Too many variables", "This template has too many variables for its length.");
}

function checkExamples(component: TemplateComponent, named: boolean, where: "body" | "header"): void {
  const variables = variablesOf(component.text);
  if (variables.length === 0) return;
  const example = component.example?.[named ? `${where}_text_named_params` : `${where}_text`];
  const list = Array.isArray(example) ? example : [];
  const values = named
    ? variables.map((name) => list.find((one) => one?.param_name === name)?.example)
    : where === "body" && Array.isArray(list[0])
      ? list[0]
      : list;
  if (values.length !== variables.length || !values.every((one) => typeof one === "string" && one !== ""))
    throw refused(2388273, "Sample is missing", `Each variable of the ${where} needs an example.`);
}

function isFilled(example: unknown): boolean {
  return Array.isArray(example) ? example.length > 0 && example.every(Boolean) : Boolean(example);
}

export function refused(subcode: number, title: string, message: string): GraphError {
  return new GraphError(100, message, { people: { subcode, title, message } });
}

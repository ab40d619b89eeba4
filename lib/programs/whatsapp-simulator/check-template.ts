import type { Component, Parameter, TemplateCall } from "./content";
import { GraphError } from "./graph-error";
import type { Template, TemplateButton, TemplateComponent } from "./template-store";
import { fill, partOf, variablesOf } from "./template-variables";

/** What a template with its values reads like. */
export interface RenderedTemplate {
  text: string;
  /** The media of its header. */
  media: { type: string; id?: string | undefined; link?: string | undefined } | null;
}

const LONGEST_BODY = 1_024;
const LONGEST_HEADER = 60;

/** Holds a call against the template that it names. Throws what Graph would refuse it with. */
export function checkTemplate(template: Template, call: TemplateCall): RenderedTemplate {
  const once = new Set<string>();
  for (const { type, index, sub_type } of call.components) {
    const key = type === "button" ? `button ${index}` : type;
    if (once.has(key)) throw new GraphError(132018, `The component ${key} stands there twice.`);
    once.add(key);
    if (type === "button" && (index === undefined || sub_type === undefined))
      throw new GraphError(131008, "A button component needs sub_type and index.");
  }
  const given = (type: string) => call.components.find((one) => one.type === type)?.parameters ?? [];
  const header = checkHeader(partOf(template, "HEADER"), given("header"), template.named);
  const body = checkTexts(
    "body",
    partOf(template, "BODY")?.text,
    given("body"),
    template.named,
    LONGEST_BODY,
  );
  checkButtons(
    partOf(template, "BUTTONS")?.buttons ?? [],
    call.components.filter(({ type }) => type === "button"),
  );
  const footer = partOf(template, "FOOTER")?.text ?? "";
  return { text: [header.text, body, footer].filter(Boolean).join("\n\n"), media: header.media };
}

function checkHeader(component: TemplateComponent | undefined, given: Parameter[], named: boolean) {
  const format = component?.format?.toUpperCase() ?? "TEXT";
  if (format === "TEXT")
    return { text: checkTexts("header", component?.text, given, named, LONGEST_HEADER), media: null };
  const [first, ...more] = given;
  if (!first || first.type.toUpperCase() !== format)
    throw new GraphError(
      132012,
      `header: Format mismatch, expected ${format}, received ${first?.type.toUpperCase() ?? "UNKNOWN"}`,
    );
  if (more.length > 0) throw countProblem("header", given.length, 1);
  if (first.type === "image") return { text: "", media: { type: "image", ...first.image } };
  if (first.type === "video") return { text: "", media: { type: "video", ...first.video } };
  if (first.type === "document") return { text: "", media: { type: "document", ...first.document } };
  return { text: "", media: null };
}

function checkTexts(
  where: string,
  text: string | undefined,
  given: Parameter[],
  named: boolean,
  longest: number,
): string {
  const expected = variablesOf(text);
  if (given.length !== expected.length) throw countProblem(where, given.length, expected.length);
  const values = new Map<string, string>();
  for (const [at, parameter] of given.entries()) {
    const name = "parameter_name" in parameter ? parameter.parameter_name : undefined;
    if (named !== (name !== undefined))
      throw new GraphError(
        132012,
        named
          ? `${where}: Parameter name is missing or empty`
          : `${where}: a positional template takes no parameter_name`,
      );
    const key = name ?? (expected[at] as string);
    if (!expected.includes(key) || values.has(key))
      throw new GraphError(132012, `${where}: the template has no other parameter "${key}"`);
    values.set(key, textValueOf(where, parameter));
  }
  const whole = fill(text, values);
  if (whole.length > longest)
    throw new GraphError(132005, `${where}: ${whole.length} characters, at most ${longest} are allowed`);
  return whole;
}

function textValueOf(where: string, parameter: Parameter): string {
  if (parameter.type === "currency") return parameter.currency.fallback_value;
  if (parameter.type === "date_time") return parameter.date_time.fallback_value;
  if (parameter.type !== "text")
    throw new GraphError(
      132012,
      `${where}: Format mismatch, expected TEXT, received ${parameter.type.toUpperCase()}`,
    );
  if (parameter.text.trim() === "")
    throw new GraphError(131008, `${where}: Parameter of type text is missing text value`);
  if (/[\n\r\t]| {4}/.test(parameter.text))
    throw new GraphError(
      132012,
      `${where}: Param text cannot have new-line/tab characters or 4 consecutive spaces`,
    );
  return parameter.text;
}

function checkButtons(buttons: TemplateButton[], given: Component[]): void {
  for (const { index = 0, sub_type = "", parameters } of given) {
    const button = buttons[index];
    if (!button || kindOf(button) !== sub_type)
      throw new GraphError(132018, `Button at index ${index} of the template is not of type ${sub_type}.`);
    const wanted = { url: "text", quick_reply: "payload", copy_code: "coupon_code" }[sub_type as "url"];
    if (sub_type === "url" && !needsValue(button))
      throw new GraphError(132018, `Button at index ${index} has a fixed address and takes no parameter.`);
    const [first] = parameters;
    if (parameters.length !== 1) throw countProblem(`button ${index}`, parameters.length, 1);
    if (first?.type !== wanted)
      throw new GraphError(
        132012,
        `buttons: Format mismatch, expected ${wanted?.toUpperCase()}, received ${first?.type.toUpperCase()}`,
      );
    if (first.type === "text" && (first.text === "" || /\s/.test(first.text)))
      throw new GraphError(131008, `Button at index ${index} needs a value without spaces.`);
  }
  for (const [index, button] of buttons.entries())
    if (needsValue(button) && !given.some((one) => one.index === index))
      throw new GraphError(131008, `Button at index ${index} of type ${button.type} requires a parameter`);
}

/** As a call names its type: the button of an authentication template is an address. */
function kindOf({ type }: TemplateButton): string {
  return type === "OTP" ? "url" : type.toLowerCase();
}

function needsValue(button: TemplateButton): boolean {
  if (button.type === "COPY_CODE" || button.type === "OTP") return true;
  return button.type === "URL" && variablesOf(button.url).length > 0;
}

function countProblem(where: string, given: number, expected: number): GraphError {
  return new GraphError(
    132000,
    `${where}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  );
}

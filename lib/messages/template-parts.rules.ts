/** A place of a template that is filled in for each person. */
interface WhatsAppTemplateVariable {
  place: "header" | "body" | "button";
  /** Of a button, counted from 0. */
  button: number | null;
  /** Its position ("1", "2") or its name. */
  name: string;
  /** What the template was approved with. */
  example: string | null;
}

/** What a template consists of, as people read it. */
export interface WhatsAppTemplateParts {
  /** `text`, or the medium that stands there. */
  header: { format: string; text: string | null } | null;
  body: string;
  footer: string | null;
  buttons: { kind: string; text: string }[];
  variables: WhatsAppTemplateVariable[];
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Reads the components of a template as WhatsApp wrote them: what is unknown is left out. */
export function readParts(components: unknown, named: boolean): WhatsAppTemplateParts {
  const all = listOf(components).filter(isFields);
  const part = (type: string) => all.find((one) => wordsOf(one.type).toUpperCase() === type);
  const header = part("HEADER");
  const body = part("BODY");
  const buttons = listOf(part("BUTTONS")?.buttons).map(fieldsOf);
  const format = wordsOf(header?.format).toLowerCase() || "text";
  return {
    header: header ? { format, text: format === "text" ? wordsOf(header.text) : null } : null,
    body: wordsOf(body?.text),
    footer: wordsOf(part("FOOTER")?.text) || null,
    buttons: buttons.map((one) => ({ kind: wordsOf(one.type).toLowerCase(), text: wordsOf(one.text) })),
    variables: [
      ...variablesOf("header", header, named),
      ...variablesOf("body", body, named),
      ...buttons.flatMap(buttonVariables),
    ],
  };
}

/** The names between double braces, each once, in their order. */
function placeNames(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s{0,9}(\w{1,60})\s{0,9}\}\}/g)].map(([, name]) => name ?? ""))];
}

/** A text with its places filled by what stands for them; others stay as they are. */
export function fillPlaces(text: string, known: (name: string) => string | null): string {
  return text.replace(/\{\{\s{0,9}(\w{1,60})\s{0,9}\}\}/g, (whole, name: string) => known(name) ?? whole);
}

function variablesOf(
  place: "header" | "body",
  component: Fields | undefined,
  named: boolean,
): WhatsAppTemplateVariable[] {
  const example = fieldsOf(component?.example);
  const given = listOf(example[named ? `${place}_text_named_params` : `${place}_text`]);
  const positional = Array.isArray(given[0]) ? given[0] : given;
  return placeNames(wordsOf(component?.text)).map((name, at) => {
    const own = named ? given.map(fieldsOf).find((one) => one.param_name === name)?.example : positional[at];
    return { place, button: null, name, example: wordsOf(own) || null };
  });
}

function buttonVariables(button: Fields, at: number): WhatsAppTemplateVariable[] {
  const [example] = Array.isArray(button.example) ? button.example : [button.example];
  const variable = (name: string) => ({
    place: "button" as const,
    button: at,
    name,
    example: wordsOf(example) || null,
  });
  if (wordsOf(button.type).toUpperCase() === "COPY_CODE") return [variable("1")];
  return placeNames(wordsOf(button.url)).map(variable);
}

/** One piece of a template: words as they are, or a place where a value of the contact goes. */
type TemplatePiece =
  | { kind: "words"; text: string }
  | { kind: "field"; name: string; fallback: string | null; source: string; index: number };

interface TemplateProblem {
  kind: "unclosed" | "unnamed";
  /** UTF-16 offset in the template. */
  index: number;
  source: string;
}

export interface ParsedTemplate {
  pieces: TemplatePiece[];
  /** Names in order of first use, each once: `firstName`, `fields.city`. */
  fields: string[];
  problems: TemplateProblem[];
}

/** The values of one recipient. */
export interface MergeValues {
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  fields?: Readonly<Record<string, unknown>> | null;
}

export const MERGE_NAMES = ["firstName", "lastName", "phone"] as const;
/** What the name of a contact's own field begins with. */
export const OWN_FIELD = "fields.";
const LONGEST_NAME = 80;

/**
 * Reads `{{firstName}}`, `{{lastName}}`, `{{phone}}`, `{{fields.x}}`, each with an optional
 * `|fallback`. Any other name, `{{x}}`, is a field of the contact too, `fields.x`; whether anybody
 * has it `mergeProblems` says. Nothing is evaluated, and `%barcode%` is words like any other.
 */
export function parseTemplate(template: string): ParsedTemplate {
  const pieces: TemplatePiece[] = [];
  const problems: TemplateProblem[] = [];
  const fields = new Set<string>();
  let at = 0;
  const words = (text: string) => {
    const last = pieces.at(-1);
    if (text === "") return;
    if (last?.kind === "words") last.text += text;
    else pieces.push({ kind: "words", text });
  };
  while (at < template.length) {
    const open = template.indexOf("{{", at);
    if (open < 0) break;
    words(template.slice(at, open));
    const close = template.indexOf("}}", open + 2);
    const inner = template.indexOf("{{", open + 2);
    if (close < 0 || (inner >= 0 && inner < close)) {
      const source = template.slice(open, Math.min(open + 20, inner < 0 ? template.length : inner));
      problems.push({ kind: "unclosed", index: open, source });
      words("{{");
      at = open + 2;
      continue;
    }
    const source = template.slice(open, close + 2);
    const bar = source.indexOf("|");
    const name = fieldOf(source.slice(2, bar < 0 ? -2 : bar).trim());
    const fallback = bar < 0 ? null : source.slice(bar + 1, -2).trim();
    if (name === null) {
      problems.push({ kind: "unnamed", index: open, source });
      words(source);
    } else {
      pieces.push({ kind: "field", name, fallback, source, index: open });
      fields.add(name);
    }
    at = close + 2;
  }
  words(template.slice(at));
  return { pieces, fields: [...fields], problems };
}

/**
 * The text for one recipient, and the names of values that were missing and had no fallback (they
 * leave nothing in their place).
 */
export function renderTemplate(
  template: string | ParsedTemplate,
  values: MergeValues,
): { text: string; missing: string[] } {
  const { pieces } = typeof template === "string" ? parseTemplate(template) : template;
  let text = "";
  const missing: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === "words") {
      text += piece.text;
      continue;
    }
    const value = mergeValue(piece.name, values);
    if (value !== "") text += value;
    else if (piece.fallback !== null) text += piece.fallback;
    else if (!missing.includes(piece.name)) missing.push(piece.name);
  }
  return { text, missing };
}

/** Whether the text differs from one recipient to another. */
export function hasMergeFields(template: string): boolean {
  return template.includes("{{") && parseTemplate(template).fields.length > 0;
}

function mergeValue(name: string, values: MergeValues): string {
  let value: unknown;
  if (name.startsWith(OWN_FIELD)) {
    const key = name.slice(OWN_FIELD.length);
    value = values.fields && Object.hasOwn(values.fields, key) ? values.fields[key] : undefined;
  } else if (Object.hasOwn(values, name)) value = values[name as (typeof MERGE_NAMES)[number]];
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : "";
}

/** `city` and `fields.city` are one field; null where there is no name. */
function fieldOf(name: string): string | null {
  if ((MERGE_NAMES as readonly string[]).includes(name)) return name;
  const key = name.startsWith(OWN_FIELD) ? name.slice(OWN_FIELD.length) : name;
  return key.trim() === "" || key.length > LONGEST_NAME || /[{}]/.test(key) ? null : `${OWN_FIELD}${key}`;
}

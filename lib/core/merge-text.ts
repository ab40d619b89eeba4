/** One piece of a template: words as they are, or a place where a value of the contact goes. */
type TemplatePiece =
  | { kind: "words"; text: string }
  | { kind: "field"; name: string; fallback: string | null; source: string; index: number };

interface TemplateProblem {
  /** UTF-16 offset in the template. */
  index: number;
  source: string;
  /** A sentence for a person. */
  message: string;
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

const MERGE_NAMES = ["firstName", "lastName", "phone"] as const;
const LONGEST_NAME = 80;

/**
 * Reads `{{firstName}}`, `{{lastName}}`, `{{phone}}`, `{{fields.x}}`, each with an optional
 * `|fallback`. Nothing is evaluated, and `%barcode%` is words like any other.
 * @param knownFields custom fields that exist; when given, any other is a problem.
 */
export function parseTemplate(template: string, knownFields?: readonly string[]): ParsedTemplate {
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
      problems.push({
        index: open,
        source,
        message: `"${source}" opens a merge field and does not close it. Add "}}" after its name.`,
      });
      words("{{");
      at = open + 2;
      continue;
    }
    const source = template.slice(open, close + 2);
    const bar = source.indexOf("|");
    const name = source.slice(2, bar < 0 ? -2 : bar).trim();
    const fallback = bar < 0 ? null : source.slice(bar + 1, -2).trim();
    const problem = problemOfName(name, knownFields);
    if (problem) {
      problems.push({ index: open, source, message: problem });
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
  if (name.startsWith("fields.")) {
    const key = name.slice("fields.".length);
    value = values.fields && Object.hasOwn(values.fields, key) ? values.fields[key] : undefined;
  } else if (Object.hasOwn(values, name)) value = values[name as (typeof MERGE_NAMES)[number]];
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : "";
}

function problemOfName(name: string, knownFields: readonly string[] | undefined): string | null {
  if (name === "") return `A merge field has no name. Write it as "{{firstName}}".`;
  if (name.length > LONGEST_NAME) return "The name of a merge field is too long.";
  if ((MERGE_NAMES as readonly string[]).includes(name)) return null;
  if (name.startsWith("fields.")) {
    const key = name.slice("fields.".length);
    if (key === "" || /[{}]/.test(key)) return `"${name}" names no field. Write it as "{{fields.city}}".`;
    if (!knownFields || knownFields.includes(key)) return null;
    const near = knownFields.find((known) => known.toLowerCase() === key.toLowerCase());
    return near
      ? `There is no field "${key}". Did you mean "fields.${near}"?`
      : `There is no field "${key}" in these contacts.`;
  }
  const near = MERGE_NAMES.find((known) => known.toLowerCase() === name.toLowerCase().replace(/[\s_-]/g, ""));
  if (near) return `"${name}" is not a merge field. Did you mean "${near}"?`;
  return `"${name}" is not a merge field. Use firstName, lastName, phone or fields.name.`;
}

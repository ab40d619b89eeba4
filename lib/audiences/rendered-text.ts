import { type ParsedTemplate, parseTemplate } from "@/lib/core/merge-text";

/** A template as SQL over a row `a` of the audience: every word and name is a parameter, so no text can become code. */
export interface RenderedText {
  /** An expression for the text of one recipient; null when it is the same for all. */
  expression: string | null;
  /** Field name → an expression that is true where its value is missing and no fallback is given. */
  missing: { field: string; expression: string }[];
  values: unknown[];
}

const COLUMNS: Record<string, string> = { firstName: "a.first_name", lastName: "a.last_name", phone: "a.phone" };

/**
 * The same text as `renderTemplate` in lib/core/merge-text, written as one SQL expression: a launch of a million is one statement and no
 * program holds the texts. A property test compares the two.
 * @param next number of the first free parameter.
 */
export function renderedText(template: string, next: number): RenderedText {
  const parsed: ParsedTemplate = parseTemplate(template);
  const values: unknown[] = [];
  if (parsed.fields.length === 0) return { expression: null, missing: [], values };
  const parameter = (value: string) => `$${next + values.push(value) - 1}::text`;
  const filled = new Map(
    parsed.fields.map((name) => {
      const raw = COLUMNS[name] ?? `canang_field(a.fields, ${parameter(name.slice("fields.".length))})`;
      return [name, `canang_filled(${raw})`];
    }),
  );
  const pieces = parsed.pieces.map((piece) =>
    piece.kind === "words" ? parameter(piece.text) : `coalesce(${filled.get(piece.name)}, ${parameter(piece.fallback ?? "")})`,
  );
  const missing = parsed.fields
    .filter((name) => parsed.pieces.some((piece) => piece.kind === "field" && piece.name === name && piece.fallback === null))
    .map((field) => ({ field, expression: `${filled.get(field)} IS NULL` }));
  return { expression: pieces.join(" || "), missing, values };
}

import { type ParsedTemplate, parseTemplate } from "@/lib/core/merge-text";

/**
 * A template as SQL over a row `a` of the audience: every word and name is a parameter, so no text
 * can become code.
 */
export interface RenderedText {
  /** An expression for the text of one recipient; null when it is the same for all. */
  expression: string | null;
  /**
   * Field name → an expression that is true where its value is missing and no fallback is given.
   */
  missing: { field: string; expression: string }[];
  values: unknown[];
}

/**
 * The same for a campaign whose recipients in +60 get another template, with its price and brand in
 * front (lib/malaysia). One expression again, so that an estimate counts and a launch writes each
 * recipient's own text.
 * @param malaysian null: everyone gets the same template.
 * @param oneLine a value may hold no line break, tab or long gap: each becomes a space.
 */
export function renderedTexts(
  template: string,
  malaysian: string | null,
  next: number,
  oneLine = false,
): RenderedText {
  const everyone = renderedText(template, next, oneLine);
  if (malaysian === null) return everyone;
  const values = [...everyone.values];
  const own = renderedText(malaysian, next + values.length);
  values.push(...own.values);
  const same = (text: string) => `$${next + values.push(text) - 1}::text`;
  const there = own.expression ?? same(malaysian);
  const elsewhere = everyone.expression ?? same(template);
  return {
    ...everyone,
    values,
    expression: `CASE WHEN a.phone LIKE '60%' THEN ${there} ELSE ${elsewhere} END`,
  };
}

/** As `oneLine` of template-content.rules. */
const BREAKS = "[ \\u00a0]*[\\n\\r\\t\\v\\f\\u0085\\u2028\\u2029][\\s\\u0085]*| {4,}";

const COLUMNS: Record<string, string> = {
  firstName: "a.first_name",
  lastName: "a.last_name",
  phone: "a.phone",
};

/**
 * The same text as `renderTemplate` in lib/core/merge-text, written as one SQL expression: a launch
 * of a million is one statement and no program holds the texts. A property test compares the two.
 * @param next number of the first free parameter.
 */
function renderedText(template: string, next: number, oneLine = false): RenderedText {
  const parsed: ParsedTemplate = parseTemplate(template);
  const values: unknown[] = [];
  if (parsed.fields.length === 0) return { expression: null, missing: [], values };
  const parameter = (value: string) => `$${next + values.push(value) - 1}::text`;
  const filled = new Map(
    parsed.fields.map((name) => {
      const raw = COLUMNS[name] ?? `canang_field(a.fields, ${parameter(name.slice("fields.".length))})`;
      const whole = `canang_filled(${raw})`;
      return [
        name,
        oneLine ? `canang_filled(regexp_replace(${whole}, ${parameter(BREAKS)}, ' ', 'g'))` : whole,
      ];
    }),
  );
  const pieces = parsed.pieces.map((piece) =>
    piece.kind === "words"
      ? parameter(piece.text)
      : `coalesce(${filled.get(piece.name)}, ${parameter(piece.fallback ?? "")})`,
  );
  const missing = parsed.fields
    .filter((name) =>
      parsed.pieces.some((piece) => piece.kind === "field" && piece.name === name && piece.fallback === null),
    )
    .map((field) => ({ field, expression: `${filled.get(field)} IS NULL` }));
  return { expression: pieces.join(" || "), missing, values };
}

import { MERGE_NAMES, OWN_FIELD, type ParsedTemplate, parseTemplate } from "./merge-text";
import { nearestField } from "./nearest-field";
import { type Sentence, sentence } from "./sentence";

export interface MergeProblem {
  /**
   * `unclosed` and `unnamed`: braces that are no field. `unknown`: a name that no contact has.
   * `foreign`: how another system would write a field.
   */
  kind: "unclosed" | "unnamed" | "unknown" | "foreign";
  /** UTF-16 offset in the template. */
  index: number;
  source: string;
  /** What to write in place of `source`; null when nothing is certain enough. */
  correction: string | null;
  /** Whether sending as it stands can only be a mistake. */
  stops: boolean;
  sentence: Sentence;
}

const EXAMPLE = "{{firstName}}";

/**
 * What people and other systems write around a name. The curly ones are always meant as a field;
 * the others also stand in instructions ("reply JOIN <name>"), so they only warn.
 */
const FOREIGN: { pattern: RegExp; curly: boolean }[] = [
  {
    pattern: /[｛{]{1,3}[$%!]?\s*([^{}｛｝|｜]{1,40}?)\s*(?:[|｜][^{}｛｝]{0,40})?[%]?[｝}]{1,3}/gu,
    curly: true,
  },
  { pattern: /\*\|([^*|]{1,40})\|\*/g, curly: false },
  { pattern: /<{1,2}%?=?([^<>]{1,40}?)%?>{1,2}/g, curly: false },
  {
    pattern: /[«‹《〈【〔「『＜]([^«»‹›《》〈〉【】〔〕「」『』＜＞]{1,40})[»›》〉】〕」』＞]/g,
    curly: false,
  },
  { pattern: /[﹛❴❲]{1,2}([^﹛﹜❴❵❲❳]{1,40})[﹜❵❳]{1,2}/g, curly: true },
  { pattern: /__([^_\s]{1,40})__/g, curly: false },
  { pattern: /(?<![\p{L}\p{N}])([!~|^])([\p{L}_]{1,40})\1(?![\p{L}\p{N}])/gu, curly: false },
  { pattern: /\[{1,2}%?([^[\]|]{1,40}?)(?:\|[^[\]]{0,40})?%?\]{1,2}/g, curly: false },
  { pattern: /\({2}([^()]{1,40})\){2}/g, curly: false },
  { pattern: /[#＃]{1,2}([^#＃\s]{1,40})[#＃]{1,2}/g, curly: false },
  { pattern: /[%％]{1,2}([^%％\s]{1,40})[%％]{1,2}/g, curly: false },
  { pattern: /[@＠]([^@＠\s]{1,40})[@＠]/g, curly: false },
  { pattern: /\$([A-Za-z_]{1,40})\$?/g, curly: false },
  { pattern: /\$\(([A-Za-z_]{1,40})\)/g, curly: false },
  { pattern: /(?<![\p{L}\p{N}:]):{1,2}([\p{L}_]{1,40}):{1,2}(?![\p{L}\p{N}:])/gu, curly: false },
];
/** `{{firstName | default: 'kawan'}}` */
const DEFAULT = /^(?:default|fallback)\s{0,4}[:=(]\s{0,4}["'“‘]?([^"'”’()]{0,40})["'”’]?\)?$/i;
/** A word in single braces that is no known field: most likely meant as one all the same. */
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_. -]{0,39}$/u;

/**
 * What is wrong with the merge fields of a text: braces that would be sent, names that nobody has,
 * and fields as other systems write them.
 * @param known names of the contacts' own fields; null when they are not known, and then only names
 * that resemble one that every contact has are told.
 */
export function mergeProblems(template: string, known: readonly string[] | null): MergeProblem[] {
  const parsed = parseTemplate(template);
  return [
    ...parsed.problems.map(({ kind, index, source }) => broken(kind, index, source, known ?? [])),
    ...unknownFields(parsed, known),
    ...spoiledFields(template, parsed),
    ...foreignFields(parsed, known ?? []),
  ]
    .filter((problem, place, all) => all.findIndex((each) => overlaps(each, problem)) === place)
    .sort((a, b) => a.index - b.index);
}

function overlaps(a: MergeProblem, b: MergeProblem): boolean {
  return a.index < b.index + b.source.length && b.index < a.index + a.source.length;
}

function broken(
  kind: "unclosed" | "unnamed",
  index: number,
  written: string,
  known: readonly string[],
): MergeProblem {
  if (kind === "unnamed") {
    const inner = written.replace(/[{}]/g, "").trim();
    const field = nearestField(inner, known);
    const correction = field === null ? null : `{{${field}}}`;
    const said = sentence("rules.merge.unnamed", { source: written, example: correction ?? EXAMPLE });
    return { kind, index, source: written, correction, stops: true, sentence: said };
  }
  const [source = written, name = ""] = /^\{\{\s*([\p{L}\p{N}_.]*)\}?/u.exec(written) ?? [];
  const field = nearestField(name, known) ?? (name.startsWith(OWN_FIELD) ? name : null);
  const correction = field === null ? null : `{{${field}}}`;
  const said = sentence("rules.merge.unclosed", { source, example: correction ?? EXAMPLE });
  return { kind, index, source, correction, stops: true, sentence: said };
}

function unknownFields({ pieces }: ParsedTemplate, known: readonly string[] | null): MergeProblem[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === "words" || (MERGE_NAMES as readonly string[]).includes(piece.name)) return [];
    const name = piece.name.slice(OWN_FIELD.length);
    if (known?.includes(name)) return [];
    const { index, source, fallback } = piece;
    const [bare = name, foreignFallback] = name.split("｜").map((part) => part.trim());
    const near = nearestField(bare, known ?? []);
    if (known === null && near === null) return [];
    const rest = DEFAULT.exec(fallback ?? "")?.[1] ?? fallback ?? foreignFallback;
    const correction = near === null ? null : `{{${near}${rest ? `|${rest}` : ""}}}`;
    const isNamed = /^\{\{\s*fields\./.test(source);
    return [
      {
        kind: "unknown" as const,
        index,
        source,
        correction,
        // Somebody who gave a fallback for a field of contacts foresaw that it may be empty.
        stops: !(isNamed && fallback !== null),
        sentence:
          correction === null
            ? sentence("rules.merge.nobodyHas", { name, source })
            : sentence("rules.merge.unknown", { name: bare, correction }),
      },
    ];
  });
}

/** A brace too many beside a field, and a fallback as other systems write it, would be sent. */
function spoiledFields(template: string, { pieces }: ParsedTemplate): MergeProblem[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === "words") return [];
    const end = piece.index + piece.source.length;
    const before = bracesBefore(template, piece.index);
    const after = /^\}+/.exec(template.slice(end))?.[0] ?? "";
    const [, meant] = DEFAULT.exec(piece.fallback ?? "") ?? [];
    if (before + after === "" && meant === undefined) return [];
    const source = `${before}${piece.source}${after}`;
    const written = piece.source.slice(2, -2).split("|")[0]?.trim() ?? "";
    const rest = meant ?? piece.fallback;
    const correction = `{{${written}${rest === null ? "" : `|${rest}`}}}`;
    const said = sentence("rules.merge.foreign", { source, correction });
    const index = piece.index - before.length;
    return [{ kind: "foreign" as const, index, source, correction, stops: true, sentence: said }];
  });
}

/** Looked for backwards: an expression that ends at the end tries every brace of the text. */
function bracesBefore(template: string, index: number): string {
  let from = index;
  while (template[from - 1] === "{") from -= 1;
  return template.slice(from, index);
}

function foreignFields({ pieces }: ParsedTemplate, known: readonly string[]): MergeProblem[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const from = at;
    at += piece.kind === "words" ? piece.text.length : piece.source.length;
    if (piece.kind === "field") return [];
    return FOREIGN.flatMap(({ pattern, curly }) =>
      [...piece.text.matchAll(pattern)].flatMap((match): MergeProblem[] => {
        const source = match[0];
        const name = match.at(-1) ?? "";
        const field = nearestField(name.trim(), known);
        if (field === null && !(curly && IDENTIFIER.test(name))) return [];
        const correction = field === null ? null : `{{${field}}}`;
        const said =
          correction === null
            ? sentence("rules.merge.maybe", { source, example: EXAMPLE })
            : sentence("rules.merge.foreign", { source, correction });
        const stops = curly && correction !== null;
        return [{ kind: "foreign", index: from + match.index, source, correction, stops, sentence: said }];
      }),
    );
  });
}

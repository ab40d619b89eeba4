/** Deeper than any state of a form of ours; a reader that calls itself would run out of stack. */
const DEEPEST = 100;
const LONGEST_STATE = 64 * 1024;

/**
 * Whether a form that was sent without our script names an action of this build and holds what Next
 * needs to run it. Anything else makes Next throw outside every guard, which it answers with 500.
 */
export async function isReadableForm(
  body: Uint8Array<ArrayBuffer>,
  type: string,
  known: ReadonlySet<string> | null,
): Promise<boolean> {
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  if (form === null) return false;
  const names = [...form.keys()].filter((name) => name.startsWith("$ACTION_"));
  const ids = names.flatMap((name) => /^\$ACTION_ID_(.*)$/.exec(name)?.[1] ?? []);
  const refs = names.flatMap((name) => /^\$ACTION_REF_(.*)$/.exec(name)?.[1] ?? []);
  if (ids.length + refs.length !== 1) return false;
  if (ids[0] !== undefined) return isKnown(ids[0], known);
  const [descriptor, state] = [0, 1].map((row) => parsed(form.getAll(`$ACTION_${refs[0]}:${row}`)));
  const { id, bound } = (descriptor ?? {}) as { id?: unknown; bound?: unknown };
  if (!isKnown(id, known)) return false;
  return bound === null || (bound === "$@1" && Array.isArray(state) && isPlain(state, 0));
}

function isKnown(id: unknown, known: ReadonlySet<string> | null): boolean {
  return typeof id === "string" && (known === null || known.has(id));
}

/** The one value of a field as JSON; undefined when it is none. */
function parsed(values: FormDataEntryValue[]): unknown {
  const [value] = values;
  if (values.length !== 1 || typeof value !== "string" || value.length > LONGEST_STATE) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/**
 * Values alone: `$` begins a reference to another field, and only "nothing" and an escaped `$` are
 * none.
 */
function isPlain(value: unknown, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (typeof value === "string") return !/^\$(?!\$|undefined$)/.test(value);
  return (
    typeof value !== "object" ||
    value === null ||
    Object.values(value).every((part) => isPlain(part, depth + 1))
  );
}

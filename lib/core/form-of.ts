/**
 * What an action was sent, as a form: whoever calls it by hand may send anything in its place,
 * which is an empty one.
 */
export function formOf(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData();
}

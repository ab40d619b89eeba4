/** As long as Node takes a request line is longer; no address of ours comes near this. */
const LONGEST = 8_192;
/** Calls of the gateway: what is wrong with one is kept and shown (D7). */
const CALLBACKS = "/api/gateway/";
const VISIBLE = /^\/(?!\/)[\x21-\x7e]*$/;

/**
 * The path of a request line, or null where nothing of ours can be meant: an absolute or empty
 * form, `//`, a backslash, or an encoding that is no UTF-8 or holds a control character. A NUL in
 * the query is meant by nobody either, and no page could look for it in the database. Parsed by
 * hand, because `new URL` throws on some of these and takes others for another host.
 */
export function requestTarget(url: string): string | null {
  const at = url.search(/[?#]/);
  const path = at < 0 ? url : url.slice(0, at);
  if (at >= 0 && url.includes("%00", at) && !path.startsWith(CALLBACKS)) return null;
  if (url.length > LONGEST || !VISIBLE.test(path) || /[\\<>"^`{|}]/.test(path)) return null;
  try {
    return /\p{Cc}|\\/u.test(decodeURIComponent(path)) ? null : path;
  } catch {
    return null;
  }
}

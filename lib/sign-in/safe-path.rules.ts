/** Where to go after signing in: only a path of this site; anything else leads home. */
export function safePath(next: unknown): string {
  if (
    typeof next !== "string" ||
    !/^\/(?![/\\])/.test(next) ||
    /[\p{Cc}\\]/u.test(next) ||
    next.length > 2_000
  )
    return "/";
  try {
    const url = new URL(next, "http://here.invalid");
    return url.origin === "http://here.invalid" && !url.pathname.startsWith("//")
      ? url.pathname + url.search
      : "/";
  } catch {
    return "/";
  }
}

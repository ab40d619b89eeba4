/** A request within this time after a key, a click or a touch counts as made by a person. */
const ATTENDED_MS = 60_000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

let lastSign = 0;

/** Whether somebody has touched this page within the last minute. */
export function isAttended(now = Date.now()): boolean {
  return now - lastSign < ATTENDED_MS;
}

/**
 * Says so in every request that the page makes by itself while nobody touches it: reading again
 * after a hint or by the clock. Such requests do not keep a sign-in alive, so an open tab does not
 * stay signed in for ever. Returns how to stop.
 */
export function markUnattended(page: Window & typeof globalThis = window): () => void {
  const sign = () => {
    lastSign = Date.now();
  };
  sign();
  for (const name of SIGNS) page.addEventListener(name, sign, { capture: true, passive: true });
  const ask = page.fetch;
  page.fetch = (input, init) => {
    if (isAttended() || !isOurs(input, page.location)) return ask.call(page, input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set("x-canang-unattended", "1");
    return ask.call(page, input, { ...init, headers });
  };
  return () => {
    page.fetch = ask;
    for (const name of SIGNS) page.removeEventListener(name, sign, { capture: true });
  };
}

function isOurs(input: RequestInfo | URL, { href, origin }: Location): boolean {
  return new URL(input instanceof Request ? input.url : input, href).origin === origin;
}

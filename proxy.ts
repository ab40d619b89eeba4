import { type NextRequest, NextResponse } from "next/server";

/**
 * Names the request, sets the security headers (C-3, C-4), and spares people without a cookie a
 * useless page. It never decides who may do what: that is done where the data is read. Headers that
 * only we may set are overwritten or removed first.
 */
export function proxy(request: NextRequest): NextResponse {
  const given = request.headers.get("x-request-id") ?? "";
  const requestId = /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.delete("x-middleware-subrequest");
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-canang-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = mustSignIn(request) ? toSignIn(request) : NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (isSecure()) response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  return response;
}

/**
 * Not `/api`: bodies that pass through here are buffered and cut at 10 MB; its routes set their own
 * headers.
 */
export const config = { matcher: ["/((?!api/|_next/static|_next/image|favicon\\.ico|icon\\.svg).*)"] };

const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "x-frame-options": "DENY",
};

/** First words of addresses that anybody may open. Everything else is a workspace. */
const OPEN = new Set([
  "",
  "sign-in",
  "welcome",
  "set-password",
  "forgot-password",
  "invitations",
  "api",
  "docs",
  "s",
]);

function mustSignIn(request: NextRequest): boolean {
  const first = request.nextUrl.pathname.split("/")[1] ?? "";
  const name = `${isSecure() ? "__Host-" : ""}canang-session`;
  return (
    !OPEN.has(first) &&
    request.method === "GET" &&
    !request.cookies.has(name) &&
    request.headers.get("rsc") === null
  );
}

function toSignIn(request: NextRequest): NextResponse {
  const target = request.nextUrl.clone();
  target.pathname = "/sign-in";
  target.search = `?next=${encodeURIComponent(request.nextUrl.pathname + request.nextUrl.search)}`;
  return NextResponse.redirect(target);
}

/**
 * Styles may stand inline: Radix, charts and toasts place elements with them. Scripts may not,
 * without the nonce.
 */
function contentPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function isSecure(): boolean {
  return (process.env.APP_URL ?? "").startsWith("https://");
}

/**
 * First words of addresses that the product uses itself: no workspace may have one of them as its
 * slug. A test finds a page, a route or a public file that is missing here.
 */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  ...["_next", ".well-known", "favicon.ico", "icon.svg", "robots.txt", "sitemap.xml", "static", "assets"],
  ...[
    "account",
    "confirm-address",
    "forgot-password",
    "invitation",
    "invitations",
    "set-password",
    "sign-in",
    "sign-out",
    "welcome",
  ],
  ...["api", "design", "docs", "health", "metrics", "s", "workspaces"],
]);

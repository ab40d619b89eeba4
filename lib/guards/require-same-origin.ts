import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { environment } from "@/lib/platform/env";

interface HeaderReader {
  get(name: string): string | null;
}

/**
 * What changes something must come from our own pages (C-1). Browsers say so in Sec-Fetch-Site;
 * where they do not (plain http in a local network), Origin must be ours. A request with neither is
 * refused.
 */
export function requireSameOrigin(headers: HeaderReader): void {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const ours = new URL(environment().appUrl).origin;
  if (site === null && headers.get("origin") === ours) return;
  throw new AppError("forbidden", sentence("problems.guards.otherOrigin"));
}

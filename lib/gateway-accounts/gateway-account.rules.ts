import { type Sentence, sentence } from "@/lib/core/sentence";

/** The addresses that specification 1.84 names for the gateway's own calls, as a suggestion. */
export const DOCUMENTED_ADDRESSES = ["210.5.41.23", "103.4.7.156"] as const;

/**
 * What a person may type: a bare host, a host with a path, or the whole address of one of the
 * gateway's pages.
 */
export interface BaseUrlReading {
  /**
   * Addresses to try, the preferred one first: https before http unless the scheme and port leave
   * no choice.
   */
  candidates: string[];
  /** A sentence when it cannot be used. */
  problem?: Sentence;
}

/**
 * Reads the base URL of a gateway account. Every candidate ends in a slash; pages are appended to
 * it.
 * @param home the path where only a host was typed
 * @param anyPort private and test gateways listen on other ports than 80 and 443
 */
export function readBaseUrl(typed: string, anyPort: boolean, home = "/websmsapi/"): BaseUrlReading {
  const text = typed.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https")
    return problem(sentence("problems.outbound.scheme"));
  const url = parse(scheme === undefined ? `http://${text}` : text);
  if (!url || url.hostname === "") return problem(sentence("problems.gatewayAccounts.noAddress"));
  if (url.username !== "" || url.password !== "") return problem(sentence("problems.outbound.noLogin"));
  if (!anyPort && url.port !== "" && url.port !== "443") return problem(sentence("problems.outbound.ports"));
  const path = url.pathname.replace(/(?<![^/])[^/]*\.aspx$/i, "").replace(/(?<!\/)\/*$/, "/");
  const rest = `${url.host}${path === "/" ? home : path}`;
  if (scheme === "https") return { candidates: [`https://${rest}`] };
  if (scheme === "http" && url.port !== "") return { candidates: [`http://${rest}`] };
  return { candidates: [`https://${rest}`, `http://${rest}`] };
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function problem(said: Sentence): BaseUrlReading {
  return { candidates: [], problem: said };
}

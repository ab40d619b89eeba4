import { type Sentence, sentence } from "@/lib/core/sentence";
import "server-only";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { environment } from "@/lib/platform/env";
import { guardedLookup } from "@/lib/platform/outbound/guarded-lookup";
import { isInRanges, isPublicAddress } from "@/lib/platform/outbound/public-address";

/** Whom we call at an address that a person typed. */
export type OutboundKind = "gateway" | "webhook";

/**
 * What stands between us and an address that a person typed: asked when it is written, and again at
 * every connection.
 */
export interface OutboundGuard {
  /**
   * Why it may not be called, null when nothing in the address itself forbids it.
   */
  problem(url: string): Sentence | null;
  /**
   * Goes into the connector of undici: each address behind a name is checked, and the certificate
   * of the other side always.
   */
  connect: { lookup: LookupFunction; rejectUnauthorized: true; ca?: string };
}

const ALLOWED_PORTS = ["", "80", "443"];
/** Names that never lead to the internet. */
const LOCAL_NAME = /(^|\.)(localhost|localdomain|local|internal|intranet|home\.arpa)$/;
const SWITCH = { gateway: "ALLOW_PRIVATE_GATEWAYS", webhook: "ALLOW_PRIVATE_WEBHOOKS" } as const;

/**
 * The one rule for gateways and webhooks, each with its own switch for private addresses and
 * other ports.
 */
export function outboundGuard(kind: OutboundKind): OutboundGuard {
  const allowed = (address: string) => isAllowedAddress(address, kind);
  return {
    problem: (url) => outboundProblem(url, kind),
    connect: { lookup: guardedLookup(allowed), rejectUnauthorized: true },
  };
}

function privateAllowed(kind: OutboundKind): boolean {
  const { allowPrivateGateways, allowPrivateWebhooks } = environment();
  return kind === "gateway" ? allowPrivateGateways : allowPrivateWebhooks;
}

/** What an operator has blocked stays blocked where private addresses are allowed. */
function isAllowedAddress(address: string, kind: OutboundKind): boolean {
  return (
    (privateAllowed(kind) || isPublicAddress(address)) && !isInRanges(address, environment().blockedAddresses)
  );
}

function outboundProblem(text: string, kind: OutboundKind): Sentence | null {
  const url = readUrl(text);
  if (url === null || url.hostname === "") return sentence("problems.outbound.noAddress");
  if (url.protocol !== "http:" && url.protocol !== "https:") return sentence("problems.outbound.scheme");
  if (url.username !== "" || url.password !== "") return sentence("problems.outbound.noLogin");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(host) && isInRanges(host, environment().blockedAddresses))
    return sentence("problems.outbound.blocked");
  if (privateAllowed(kind)) return null;
  if (ipaddr.isValid(host) ? !isPublicAddress(host) : LOCAL_NAME.test(host.replace(/\.+$/, "")))
    return sentence("problems.outbound.private", { switch: SWITCH[kind] });
  if (!isPlainHost(text, host)) return sentence("problems.outbound.usualForm");
  if (!ALLOWED_PORTS.includes(url.port)) return sentence("problems.outbound.ports");
  if (kind === "webhook" && url.protocol !== "https:") return sentence("problems.outbound.https");
  return null;
}

function readUrl(text: string): URL | null {
  try {
    return new URL(text.trim());
  } catch {
    return null;
  }
}

/**
 * No IPv4 address in decimal, octal or hexadecimal disguise, and no dot at the end: who writes so
 * means to get past a rule.
 */
function isPlainHost(text: string, host: string): boolean {
  if (host.endsWith(".")) return false;
  const written = /^\s*[a-z]+:[\\/]*([^\\/?#]*)/i.exec(text)?.[1]?.replace(/:\d*$/, "");
  return !ipaddr.IPv4.isValid(host) || written === host;
}

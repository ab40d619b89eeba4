import "server-only";
import { AppError } from "@/lib/core/app-error";
import { environment } from "@/lib/platform/env";
import { isForbiddenHost } from "@/lib/platform/gateway/safe-address";

/** Refuses what could never be called. The address behind a name is checked again at every connection. */
export function checkWebhookUrl(url: string): void {
  if (environment().allowPrivateGateways) return;
  const { hostname, protocol } = new URL(url);
  const problem = isForbiddenHost(hostname)
    ? "This address is private. Use one that the internet can reach."
    : protocol === "https:"
      ? null
      : "Use https: what is sent holds phone numbers and texts.";
  if (problem !== null) throw new AppError("invalid", problem, { url: problem });
}

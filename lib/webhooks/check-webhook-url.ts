import "server-only";
import { AppError } from "@/lib/core/app-error";
import { outboundGuard } from "@/lib/platform/outbound/outbound-guard";

/**
 * Refuses what could never be called. The address behind a name is checked again at every
 * connection.
 */
export function checkWebhookUrl(url: string): void {
  const problem = outboundGuard("webhook").problem(url);
  if (problem !== null) throw new AppError("invalid", problem, { url: problem });
}

import { AppError } from "@/lib/core/app-error";
import { gatewayOf } from "@/lib/gateways/gateway-of";

/** What only this kind has of an account, whole and checked; refuses at the field that is wrong. */
export function readSettings(kind: string, settings: Record<string, unknown>): Record<string, unknown> {
  const read = gatewayOf(kind).settings.safeParse(settings);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => [`settings.${issue.path.join(".")}`, issue.message]);
  throw new AppError("invalid", undefined, Object.fromEntries(fields));
}

import "server-only";
import { z } from "zod";
import { text } from "@/lib/core/text.input";
import { openSecret, sealSecret } from "@/lib/platform/secrets";

export type SecretSettings = Record<string, string>;
const stored = z.record(text(), text());

/** What the sealed settings of an account are bound to. */
export const secretSettingsBinding = (accountId: string) => `gateway_account_settings:${accountId}`;

/** The settings of an account that never stand plain in its row, as one sealed text. */
export function sealSecretSettings(accountId: string, settings: SecretSettings): string {
  if (Object.keys(settings).length === 0) return "";
  return sealSecret(JSON.stringify(settings), secretSettingsBinding(accountId));
}

export function openSecretSettings(accountId: string, cipher: string): SecretSettings {
  if (cipher === "") return {};
  return stored.parse(JSON.parse(openSecret(cipher, secretSettingsBinding(accountId))));
}

/**
 * Parts what was typed: what may stand in the row, and what must not. An empty secret is one that
 * was not typed.
 */
export function partSettings(
  settings: Record<string, unknown>,
  secretNames: readonly string[],
): { plain: Record<string, unknown>; secret: SecretSettings } {
  const plain: Record<string, unknown> = {};
  const secret: SecretSettings = {};
  for (const [name, value] of Object.entries(settings))
    if (!secretNames.includes(name)) plain[name] = value;
    else if (typeof value === "string" && value !== "") secret[name] = value;
  return { plain, secret };
}

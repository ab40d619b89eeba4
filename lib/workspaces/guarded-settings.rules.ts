import type { WorkspaceSettings } from "@/lib/workspace-settings/workspace-settings.input";

export type GuardedSettings = Pick<
  WorkspaceSettings,
  | "transferApprovalAbove"
  | "transferCreditsPerDay"
  | "typedConfirmationAbove"
  | "retentionDays"
  | "sessionIdleMinutes"
>;

/** What a change of settings asks of whoever makes it. */
export interface SettingsGuard {
  /** Settings that bind the admins themselves, so only an owner changes them, signed in. */
  ownersOnly: (keyof GuardedSettings)[];
  /** Only after showing a password or code (B-1): it takes a safety away, or erases sooner. */
  confirmed: boolean;
}

/**
 * How carefully a change of settings is made: what loosens a safety is not one forgotten screen, or
 * one admin, away.
 */
export function guardSettings(before: GuardedSettings, after: GuardedSettings): SettingsGuard {
  const changed = (key: keyof GuardedSettings) => before[key] !== after[key];
  const ownersOnly = (["transferApprovalAbove", "transferCreditsPerDay"] as const).filter(changed);
  const looser =
    (changed("sessionIdleMinutes") &&
      (after.sessionIdleMinutes ?? Number.POSITIVE_INFINITY) > (before.sessionIdleMinutes ?? 0)) ||
    after.typedConfirmationAbove > before.typedConfirmationAbove ||
    after.retentionDays < before.retentionDays;
  return { ownersOnly, confirmed: ownersOnly.length > 0 || looser };
}

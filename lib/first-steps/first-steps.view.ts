import type { Permission } from "@/lib/access/permissions.rules";

export const FIRST_STEPS = ["gateway", "contacts", "test", "callbacks", "limits"] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** Who may do a step is who is shown it. */
export const STEP_PERMISSIONS = {
  gateway: "gateway-accounts.edit",
  contacts: "contacts.edit",
  test: "campaigns.send",
  callbacks: "gateway-accounts.edit",
  limits: "settings.edit",
} as const satisfies Record<FirstStep, Permission>;

/** What a new workspace has to do before its first campaign, each step with what is really so. */
export interface FirstStepsView {
  steps: { step: FirstStep; done: boolean }[];
  /** Whether the gateway has called either URL; null before an account is connected. */
  called: { accountId: string; reports: boolean; inbound: boolean } | null;
  /** The simulator of this installation can be used in place of a gateway. */
  simulator: boolean;
}

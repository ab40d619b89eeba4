const WHERE: Record<string, string> = {
  gateway: "settings/gateway-accounts",
  callbacks: "settings/callbacks",
  balance: "credit",
  credit: "credit",
  ledger: "credit",
  transfer: "transfers",
  campaign: "campaigns",
  sending: "campaigns",
  message: "campaigns",
};

/** The page where an alarm of this kind is dealt with; null when there is none. */
export function alarmPlace(workspaceSlug: string, kind: string): string | null {
  const where = WHERE[kind.split(/[.-]/)[0] ?? ""];
  return where === undefined ? null : `/${workspaceSlug}/${where}`;
}

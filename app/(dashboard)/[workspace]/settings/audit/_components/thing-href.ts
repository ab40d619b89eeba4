import type { AuditThing } from "@/lib/audit/audit.view";

const PAGES: Record<string, string> = {
  customer: "transfers?tab=customers",
  gatewayAccount: "settings/gateway-accounts",
  "gateway-password": "settings/gateway-accounts",
  callbacks: "settings/callbacks",
  "api-key": "settings/api-keys",
  inboxLabel: "settings/inbox",
  cannedReply: "settings/inbox",
  sender: "settings/senders",
  member: "settings/members",
  user: "settings/members",
  invitation: "settings/members",
};

/** Where one looks at what a line of the log is about; null when there is no such place. */
export function thingHref(workspaceSlug: string, { kind, id }: AuditThing): string | null {
  const to = (path: string) => `/${workspaceSlug}/${path}`;
  switch (kind) {
    case "campaign":
    case "contact":
    case "list":
    case "template":
    case "transfer":
      return to(`${kind}s/${id}`);
    case "recurringCampaign":
      return to(`campaigns/recurring/${id}`);
    case "webhook":
      return to(`settings/webhooks/${id}`);
    case "conversation":
      return to(`inbox?status=all&c=${id}`);
    default:
      return PAGES[kind] === undefined ? null : to(PAGES[kind]);
  }
}

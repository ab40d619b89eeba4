import { getTranslations } from "next-intl/server";
import type { ShellCommand } from "@/components/shell/shell-command";
import { may, type Permission, type Role } from "@/lib/access/permissions.rules";
import { SETTINGS_PAGES } from "./settings/settings-pages";

/**
 * What can be begun from anywhere: the page where its button stands, and the button's own name. A
 * page of its own needs no press.
 */
const BEGINNINGS = [
  { page: "campaigns/new", permission: "campaigns.edit", name: "overview.newCampaign", press: false },
  { page: "contacts", permission: "contacts.edit", name: "contacts.add", press: true },
  { page: "lists", permission: "contacts.edit", name: "lists.new", press: true },
  { page: "segments/new", permission: "contacts.edit", name: "segments.new", press: false },
  { page: "templates", permission: "templates.edit", name: "templates.new", press: true },
  { page: "suppressions", permission: "suppressions.edit", name: "suppressions.add", press: true },
  { page: "transfers", permission: "transfers.create", name: "transfers.new", press: true },
  {
    page: "settings/gateway-accounts",
    permission: "gateway-accounts.edit",
    name: "gateway.accounts.connect",
    press: true,
  },
  { page: "settings/members", permission: "members.edit", name: "settings.members.add", press: true },
  { page: "settings/api-keys", permission: "api-keys.edit", name: "settings.apiKeys.create", press: true },
  { page: "settings/webhooks", permission: "webhooks.edit", name: "webhooks.add", press: true },
] as const satisfies readonly { page: string; permission: Permission; name: string; press: boolean }[];

/** What the command menu offers a role, beside the places and what it finds. */
export async function commandsOf(workspaceSlug: string, role: Role): Promise<ShellCommand[]> {
  const t = await getTranslations();
  const begin = BEGINNINGS.filter(({ permission }) => may(role, permission)).map(
    ({ page, name, press }): ShellCommand => ({
      id: `new:${page}`,
      label: t(name),
      href: `/${workspaceSlug}/${page}`,
      press,
    }),
  );
  const settings = SETTINGS_PAGES.filter(({ permission }) => may(role, permission)).map(
    ({ segment }): ShellCommand => ({
      id: `settings:${segment}`,
      label: t(`settings.pages.${segment}`),
      keywords: t(`settings.words.${segment}`),
      href: `/${workspaceSlug}/settings/${segment}`,
      settings: true,
    }),
  );
  return [...begin, ...settings];
}

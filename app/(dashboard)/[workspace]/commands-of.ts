import { getTranslations } from "next-intl/server";
import type { ShellCommand } from "@/components/shell/shell-command";
import { may, type Permission, type Role } from "@/lib/access/permissions.rules";
import { SETTINGS_PAGES } from "./settings/settings-pages";

interface Beginning {
  page: string;
  permission: Permission;
  name: () => Promise<string>;
  press: boolean;
}

/**
 * What can be begun from anywhere: the page where its button stands, and the button's own name. A
 * page of its own needs no press.
 */
const BEGINNINGS: Beginning[] = [
  {
    page: "campaigns/new",
    permission: "campaigns.edit",
    name: async () => (await getTranslations("overview"))("newCampaign"),
    press: false,
  },
  {
    page: "campaigns/recurring/new",
    permission: "campaigns.send",
    name: async () => (await getTranslations("recurring"))("new"),
    press: false,
  },
  {
    page: "contacts",
    permission: "contacts.edit",
    name: async () => (await getTranslations("contacts"))("add"),
    press: true,
  },
  {
    page: "lists",
    permission: "contacts.edit",
    name: async () => (await getTranslations("lists"))("new"),
    press: true,
  },
  {
    page: "segments/new",
    permission: "contacts.edit",
    name: async () => (await getTranslations("segments"))("new"),
    press: false,
  },
  {
    page: "templates",
    permission: "templates.edit",
    name: async () => (await getTranslations("templates"))("new"),
    press: true,
  },
  {
    page: "suppressions",
    permission: "suppressions.edit",
    name: async () => (await getTranslations("suppressions"))("add"),
    press: true,
  },
  {
    page: "transfers",
    permission: "transfers.create",
    name: async () => (await getTranslations("transfers"))("new"),
    press: true,
  },
  {
    page: "settings/gateway-accounts",
    permission: "gateway-accounts.edit",
    name: async () => (await getTranslations("gateway.accounts"))("connect"),
    press: true,
  },
  {
    page: "settings/members",
    permission: "members.edit",
    name: async () => (await getTranslations("settings.members"))("add"),
    press: true,
  },
  {
    page: "settings/api-keys",
    permission: "api-keys.edit",
    name: async () => (await getTranslations("settings.apiKeys"))("create"),
    press: true,
  },
  {
    page: "settings/webhooks",
    permission: "webhooks.edit",
    name: async () => (await getTranslations("webhooks"))("add"),
    press: true,
  },
];

/** What the command menu offers a role, beside the places and what it finds. */
export async function commandsOf(workspaceSlug: string, role: Role): Promise<ShellCommand[]> {
  const [pages, words] = [await getTranslations("settings.pages"), await getTranslations("settings.words")];
  const begin = await Promise.all(
    BEGINNINGS.filter(({ permission }) => may(role, permission)).map(
      async ({ page, name, press }): Promise<ShellCommand> => ({
        id: `new:${page}`,
        label: await name(),
        href: `/${workspaceSlug}/${page}`,
        press,
      }),
    ),
  );
  const settings = SETTINGS_PAGES.filter(({ permission }) => may(role, permission)).map(
    ({ segment }): ShellCommand => ({
      id: `settings:${segment}`,
      label: pages(segment),
      keywords: words(segment),
      href: `/${workspaceSlug}/settings/${segment}`,
      settings: true,
    }),
  );
  return [...begin, ...settings];
}

import { type InboxSettings, inboxSettingsSchema } from "@/lib/inbox/inbox-settings.input";

/** The inbox's part of a workspace's settings. */
export function inboxSettingsOf(settings: unknown): InboxSettings {
  const own = typeof settings === "object" && settings !== null && "inbox" in settings ? settings.inbox : {};
  return inboxSettingsSchema.catch({ stopConfirmation: "", startConfirmation: "" }).parse(own ?? {});
}

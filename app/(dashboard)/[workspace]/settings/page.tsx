import { redirect } from "next/navigation";
import { requirePage } from "@/lib/workspaces/guard/require-page";
import { may } from "@/lib/workspaces/permissions.rules";
import { SETTINGS_PAGES } from "./settings-pages";

/** Leads to the first page that the role may see. */
export default async function SettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace, actor } = await requirePage(params, "profile.edit");
  const first = SETTINGS_PAGES.find((page) => may(actor.role, page.permission))?.segment ?? "security";
  redirect(`/${workspace.slug}/settings/${first}`);
}

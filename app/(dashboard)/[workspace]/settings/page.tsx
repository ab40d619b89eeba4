import { redirect } from "next/navigation";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { SETTINGS_PAGES } from "./settings-pages";

/** Leads to the first page that the role may see. */
export default async function SettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace, actor } = await requirePage(params, "profile.edit");
  const first = SETTINGS_PAGES.find((page) => may(actor.role, page.permission))?.segment ?? "security";
  redirect(`/${workspace.slug}/settings/${first}`);
}

import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { SettingsNav } from "./_components/settings-nav";
import { SETTINGS_PAGES } from "./settings-pages";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

/** The frame of the settings; each page asks for its own permission. */
export default async function SettingsLayout({ children, params }: LayoutProps) {
  const { workspace, actor } = await requirePage(params, "profile.edit");
  const t = await getTranslations("settings");
  const links = SETTINGS_PAGES.filter((page) => may(actor.role, page.permission)).map(({ segment }) => ({
    href: `/${workspace.slug}/settings/${segment}`,
    label: t(`pages.${segment}`),
  }));
  return (
    <PlaceTexts of="(dashboard)/[workspace]/settings/layout">
      <div className="flex flex-col gap-6 lg:flex-row lg:gap-10">
        <SettingsNav label={t("title")} links={links} />
        <div className="min-w-0 flex-1">{children}</div>
      </div>
    </PlaceTexts>
  );
}

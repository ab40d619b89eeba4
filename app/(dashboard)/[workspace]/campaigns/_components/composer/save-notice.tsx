"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { SaveState } from "./use-autosave";

interface SaveNoticeProps {
  workspaceSlug: string;
  campaignId: string | null;
  state: SaveState;
  onTheirs: () => void;
  onMine: () => void;
}

/** The states in which saving waits for a person, each with what to do next. */
export function SaveNotice({ workspaceSlug, campaignId, state, onTheirs, onMine }: SaveNoticeProps) {
  const t = useTranslations("campaigns.compose.save");
  const router = useRouter();
  const pathname = usePathname();
  switch (state.kind) {
    case "conflict":
      return (
        <Notice tone="warning" title={t("conflictTitle")} description={t("conflictBody")}>
          <Button variant="secondary" size="sm" onClick={onTheirs}>
            {t("conflictTheirs")}
          </Button>
          <Button variant="secondary" size="sm" onClick={onMine}>
            {t("conflictMine")}
          </Button>
        </Notice>
      );
    case "signedOut":
      return (
        <Notice tone="warning" title={t("signedOutTitle")} description={t("signedOutBody")}>
          <Button asChild size="sm">
            <a href={`/sign-in?next=${encodeURIComponent(pathname)}`}>{t("signIn")}</a>
          </Button>
        </Notice>
      );
    case "outdated":
      return (
        <Notice tone="info" title={t("outdatedTitle")} description={t("outdatedBody")}>
          <Button size="sm" onClick={() => window.location.reload()}>
            {t("reload")}
          </Button>
        </Notice>
      );
    case "launched":
      return (
        <Notice tone="info" title={t("launchedTitle")} description={t("launchedBody")}>
          <Button size="sm" onClick={() => router.push(`/${workspaceSlug}/campaigns/${campaignId ?? ""}`)}>
            {t("launchedOpen")}
          </Button>
        </Notice>
      );
    default:
      return null;
  }
}

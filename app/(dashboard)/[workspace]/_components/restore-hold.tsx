"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ActButton } from "@/components/forms/act-button";
import { Notice } from "@/components/ui/notice";
import type { RestoreHoldView } from "@/lib/restore-hold/restore-hold.view";
import { releaseRestoreAction } from "../actions";

interface RestoreHoldProps {
  workspaceSlug: string;
  held: RestoreHoldView;
  mayRelease: boolean;
  timeZone: string;
}

/** After a restore, on every page: nothing is sent, what an older copy means, and the way on. */
export function RestoreHold({ workspaceSlug, held, mayRelease, timeZone }: RestoreHoldProps) {
  const t = useTranslations("shell.restore");
  const format = useFormatter();
  const { copyAt, campaigns, texts, transfers } = held;
  const title = copyAt
    ? t("titleOf", { time: format.dateTime(new Date(copyAt), "zoned", { timeZone }) })
    : t("title");
  return (
    <Notice
      wide
      tone="danger"
      title={title}
      description={
        <>
          <p>{t("means")}</p>
          <p>{t("paused", { campaigns, texts, transfers })}</p>
          {mayRelease ? null : <p>{t("who")}</p>}
        </>
      }
    >
      {mayRelease ? (
        <ActButton size="sm" done={t("released")} run={() => releaseRestoreAction(workspaceSlug, null)}>
          {t("release")}
        </ActButton>
      ) : null}
    </Notice>
  );
}

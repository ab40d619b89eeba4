"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { mergeCustomersAction } from "../../actions";

interface MergeNoticeProps {
  workspaceSlug: string;
  customer: { id: string; username: string };
  other: { id: string; username: string };
  mayEdit: boolean;
}

/** The same username is kept twice, from before one was kept once; made one here. */
export function MergeNotice({ workspaceSlug, customer, other, mayEdit }: MergeNoticeProps) {
  const t = useTranslations("customers");
  const { act, busy } = useAct({ withoutFields: true });
  return (
    <Notice tone="warning" title={t("alsoKeptAs", { username: other.username })}>
      <Button asChild variant="ghost" size="sm">
        <Link href={`/${workspaceSlug}/customers/${other.id}`}>{t("openOther")}</Link>
      </Button>
      {mayEdit ? (
        <AlertDialog
          trigger={
            <Button variant="secondary" size="sm">
              {t("merge")}
            </Button>
          }
          title={t("mergeTitle", { username: other.username, kept: customer.username })}
          description={t("mergeHelp", { kept: customer.username })}
          confirm={t("merge")}
          busy={busy}
          onConfirm={() =>
            act(
              () => mergeCustomersAction(workspaceSlug, { id: customer.id, otherId: other.id }),
              t("merged"),
            )
          }
        />
      ) : null}
    </Notice>
  );
}

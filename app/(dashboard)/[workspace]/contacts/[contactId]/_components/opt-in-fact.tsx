"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import type { OptInView } from "@/lib/whatsapp-opt-ins/opt-in.view";
import { useContactAct } from "../../_components/use-contact-act";
import { withdrawOptInAction } from "../../actions";
import { RecordOptIn } from "./record-opt-in";

interface OptInFactProps {
  workspaceSlug: string;
  contactId: string;
  optIn: OptInView | null;
  mayEdit: boolean;
}

/** What a person agreed to of marketing by WhatsApp, how that is known, and what may be done. */
export function OptInFact({ workspaceSlug, contactId, optIn, mayEdit }: OptInFactProps) {
  const t = useTranslations("contacts.optIn");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { act, busy } = useContactAct(workspaceSlug, ["contacts"]);
  const holds = optIn !== null && optIn.withdrawnAt === null;
  async function withdraw() {
    if (!(await act(() => withdrawOptInAction(workspaceSlug, { contactId }), t("saved")))) return;
    setAsking(false);
    router.refresh();
  }
  return (
    <div className="flex flex-col items-start gap-1">
      {optIn === null ? (
        <span>{t("none")}</span>
      ) : (
        <>
          <span className={holds ? "" : "text-warning"}>
            {optIn.withdrawnAt === null ? t("since") : t("withdrawn")}{" "}
            <RelativeTime at={optIn.withdrawnAt ?? optIn.at} />
          </span>
          <span className="text-xs text-muted">
            <SafeText text={optIn.how} />
            {optIn.by === "" ? null : <> · {t("by", { name: optIn.by })}</>}
          </span>
          {optIn.words === "" ? null : (
            <q className="text-xs text-muted">
              <SafeText text={optIn.words} />
            </q>
          )}
          {optIn.proof === "" ? null : (
            <span className="text-xs text-muted">
              {t("proof")}: <SafeText text={optIn.proof} />
            </span>
          )}
        </>
      )}
      {mayEdit ? (
        <span className="flex flex-wrap gap-2">
          <RecordOptIn workspaceSlug={workspaceSlug} contactId={contactId} />
          {holds ? (
            <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
              {t("withdraw")}
            </Button>
          ) : null}
        </span>
      ) : null}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("withdrawTitle")}
        description={t("withdrawHelp")}
        confirm={t("withdraw")}
        busy={busy}
        onConfirm={() => void withdraw()}
      />
    </div>
  );
}

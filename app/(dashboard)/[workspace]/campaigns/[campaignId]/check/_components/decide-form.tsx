"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import type { ApprovalView } from "@/lib/approvals/approval.view";
import { TestDialog } from "../../../_components/composer/test-dialog";
import { approveCampaignAction, declineCampaignAction } from "../../../actions";

interface DecideFormProps {
  workspaceSlug: string;
  campaign: { id: string; version: number };
  approval: ApprovalView;
  recipients: number;
  scheduled: boolean;
  stopped: boolean;
  mayTest: boolean;
}

/**
 * The other person's answer. The yes launches exactly what is on this page: where it is no longer
 * that, or goes to other people, nothing is sent and it says so.
 */
export function DecideForm(props: DecideFormProps) {
  const { workspaceSlug, campaign, approval, recipients, scheduled, stopped, mayTest } = props;
  const t = useTranslations("campaigns.approval");
  const router = useRouter();
  const [note, setNote] = useState("");
  const { act, busy, refusal } = useAct({ inPlace: true, onDone: () => undefined });
  const input = { id: campaign.id, note, hash: approval.hash };

  async function approve() {
    const body = { ...input, expectedRecipients: recipients };
    if (await act(() => approveCampaignAction(workspaceSlug, body)))
      router.push(`/${workspaceSlug}/campaigns/${campaign.id}`);
    else router.refresh();
  }
  async function decline() {
    await act(() => declineCampaignAction(workspaceSlug, input), t("declined"));
    router.refresh();
  }

  return (
    <section aria-label={t("title")} className="contents">
      <Field
        label={t("yourNote")}
        description={t("yourNoteHelp", { name: approval.askedByName })}
        error={refusal?.fields.note}
        optional
      >
        <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div
        data-sticky-foot
        className="sticky bottom-0 flex flex-col gap-4 border-t border-line bg-canvas/95 py-4 backdrop-blur"
      >
        {refusal ? (
          <Notice
            tone="danger"
            title={t("notDone")}
            description={Object.values(refusal.fields)[0] ?? refusal.message}
            urgent
          />
        ) : null}
        <div className="flex flex-wrap justify-end gap-3">
          {mayTest ? (
            <TestDialog
              workspaceSlug={workspaceSlug}
              flush={async () => campaign}
              disabled={busy}
              onSent={() => undefined}
            />
          ) : null}
          <Button variant="secondary" disabled={busy} onClick={() => void decline()}>
            {t("decline")}
          </Button>
          <Button
            loading={busy}
            disabled={busy || stopped || recipients === 0}
            onClick={() => void approve()}
          >
            {t(scheduled ? "approveScheduled" : "approve", { count: recipients })}
          </Button>
        </div>
      </div>
    </section>
  );
}

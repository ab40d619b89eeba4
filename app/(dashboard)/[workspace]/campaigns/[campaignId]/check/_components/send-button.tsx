"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { withConfirmation } from "@/components/forms/confirm-request";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { launchCampaignAction } from "../../../actions";

interface SendButtonProps {
  workspaceSlug: string;
  campaignId: string;
  recipients: number;
  scheduled: boolean;
  typedConfirmation: number | null;
  stopped: boolean;
}

/**
 * The one button. It is never optimistic: the report opens when the server has said that the
 * campaign is launched. Pressing twice, in two tabs or after the back button launches once, because
 * only a draft can be launched (S1).
 */
export function SendButton({
  workspaceSlug,
  campaignId,
  recipients,
  scheduled,
  typedConfirmation,
  stopped,
}: SendButtonProps) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("campaigns.check");
  const router = useRouter();
  const pressed = useRef(false);
  const [sending, setSending] = useState(false);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const confirmed = typedConfirmation === null || typed.replace(/[\s,.]/g, "") === String(recipients);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (pressed.current) return;
    if (!confirmed) return setProblem(t("confirmBad", { number: recipients }));
    pressed.current = true;
    setSending(true);
    setProblem(null);
    const refuse = (message: string) => {
      pressed.current = false;
      setSending(false);
      setProblem(message);
    };
    try {
      const confirmText = typedConfirmation !== null ? { confirmText: String(recipients) } : {};
      const input = { id: campaignId, expectedRecipients: recipients, ...confirmText };
      const result = await withConfirmation(() => launchCampaignAction(workspaceSlug, input));
      if (result.ok) return router.push(`/${workspaceSlug}/campaigns/${campaignId}`);
      refuse(Object.values(result.fields ?? {})[0] ?? result.message);
      if (["conflict", "import_running"].includes(result.code)) router.refresh();
    } catch (error) {
      refuse(isUnrecognizedAction(error) ? t("outdated") : t("failedUnknown"));
    }
  }

  return (
    <form
      onSubmit={(event) => void send(event)}
      data-sticky-foot
      className="sticky bottom-0 flex flex-col gap-4 border-t border-line bg-canvas/95 py-4 backdrop-blur"
    >
      {problem ? <Notice tone="danger" title={t("failed")} description={problem} urgent /> : null}
      <div className="flex flex-wrap items-end justify-end gap-4">
        {typedConfirmation !== null ? (
          <div className="min-w-60 flex-1">
            <Field
              label={t("confirmLabel", { number: formatNumber(recipients) })}
              description={t("confirmHelp", { limit: typedConfirmation })}
            >
              <Input
                inputMode="numeric"
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="tabular-nums"
              />
            </Field>
          </div>
        ) : null}
        <Button type="submit" size="lg" disabled={sending || stopped || recipients === 0} aria-busy={sending}>
          {sending
            ? t(scheduled ? "scheduling" : "sending")
            : t(scheduled ? "schedule" : "send", { count: recipients })}
        </Button>
      </div>
    </form>
  );
}

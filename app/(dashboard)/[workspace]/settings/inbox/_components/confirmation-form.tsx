"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { analyzeText } from "@/lib/core/sms-text";
import type { InboxSettings } from "@/lib/inbox/inbox-settings.input";
import { saveInboxSettingsAction } from "../actions";

/** What is texted back to a stop or start word. */
export function ConfirmationForm({ workspaceSlug, saved }: { workspaceSlug: string; saved: InboxSettings }) {
  const t = useTranslations("inbox.settings");
  const { act, busy, refusal } = useAct();
  const [stopConfirmation, setStop] = useState(saved.stopConfirmation);
  const [startConfirmation, setStart] = useState(saved.startConfirmation);
  const fields = refusal?.fields ?? {};
  return (
    <Card>
      <CardHeader title={t("confirmations")} description={t("confirmationsLead")} />
      <CardBody>
        <form
          className="flex max-w-xl flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void act(
              () => saveInboxSettingsAction(workspaceSlug, { stopConfirmation, startConfirmation }),
              t("textsSaved"),
            );
          }}
        >
          <Field
            label={t("stopText")}
            description={t("stopHelp")}
            error={fields.stopConfirmation}
            aside={<Parts text={stopConfirmation} />}
            optional
          >
            <Textarea
              rows={2}
              dir="auto"
              maxLength={480}
              value={stopConfirmation}
              onChange={(event) => setStop(event.target.value)}
            />
          </Field>
          <Field
            label={t("startText")}
            error={fields.startConfirmation}
            aside={<Parts text={startConfirmation} />}
            optional
          >
            <Textarea
              rows={2}
              dir="auto"
              maxLength={480}
              value={startConfirmation}
              onChange={(event) => setStart(event.target.value)}
            />
          </Field>
          <Button type="submit" className="self-start" loading={busy}>
            {t("saveTexts")}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}

function Parts({ text }: { text: string }) {
  const t = useTranslations("inbox");
  const { parts } = analyzeText(text.trim());
  return parts === 0 ? null : <span className="text-xs tabular-nums">{t("parts", { count: parts })}</span>;
}

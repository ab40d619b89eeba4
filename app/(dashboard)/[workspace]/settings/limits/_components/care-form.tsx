"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { percentOf, shareOf } from "@/lib/sending-rules/care.rules";
import type { SendingRules } from "@/lib/sending-rules/sending-rules.input";
import { saveSendingRulesAction } from "../actions";

interface CareFormProps {
  workspaceSlug: string;
  saved: Pick<SendingRules, "pauseOnFailureShare" | "pauseOnOptOutShare" | "suppressNotInServiceAfter">;
}

/** At what share of failures and opt-outs a campaign pauses by itself. */
export function CareForm({ workspaceSlug, saved }: CareFormProps) {
  const t = useTranslations("settings.care");
  const { act, busy, refusal } = useAct();
  const [failures, setFailures] = useState(percentOf(saved.pauseOnFailureShare));
  const [optOuts, setOptOuts] = useState(percentOf(saved.pauseOnOptOutShare));
  const [dead, setDead] = useState(String(saved.suppressNotInServiceAfter ?? ""));
  const fields = refusal?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = {
      pauseOnFailureShare: shareOf(failures),
      pauseOnOptOutShare: shareOf(optOuts),
      suppressNotInServiceAfter: dead.trim() === "" ? null : Number(dead),
    };
    void act(() => saveSendingRulesAction(workspaceSlug, input), t("saved"));
  }

  return (
    <form onSubmit={submit} noValidate>
      <Card>
        <CardHeader title={t("title")} description={t("lead")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field
            label={t("failures")}
            description={t("failuresHelp")}
            error={fields.pauseOnFailureShare}
            optional
          >
            <Input
              inputMode="decimal"
              value={failures}
              onChange={(event) => setFailures(event.target.value)}
            />
          </Field>
          <Field
            label={t("optOuts")}
            description={t("optOutsHelp")}
            error={fields.pauseOnOptOutShare}
            optional
          >
            <Input inputMode="decimal" value={optOuts} onChange={(event) => setOptOuts(event.target.value)} />
          </Field>
          <Field
            label={t("dead")}
            description={t("deadHelp")}
            error={fields.suppressNotInServiceAfter}
            optional
          >
            <Input inputMode="numeric" value={dead} onChange={(event) => setDead(event.target.value)} />
          </Field>
          <div>
            <Button type="submit" loading={busy}>
              {t("save")}
            </Button>
          </div>
        </CardBody>
      </Card>
    </form>
  );
}

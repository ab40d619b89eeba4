"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { discardReportsAction } from "../actions";

interface DiscardFormProps {
  workspaceSlug: string;
  accountId: string;
}

/**
 * After a secret became known: the reports of a span of time stop counting. Times are typed in the
 * reader's own zone.
 */
export function DiscardForm({ workspaceSlug, accountId }: DiscardFormProps) {
  const t = useTranslations("gateway.callbacks");
  const { act, busy, refusal } = useAct();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [ip, setIp] = useState("");
  const [asking, setAsking] = useState(false);
  const moment = (typed: string) => (typed === "" ? "" : new Date(typed).toISOString());

  function ask(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
  }

  function confirmed() {
    const span = { id: accountId, from: moment(from), to: moment(to), ip };
    void act(
      () => discardReportsAction(workspaceSlug, span),
      ({ discarded }) => t("discarded", { count: discarded }),
    );
  }

  return (
    <Card>
      <CardHeader title={t("discardTitle")} description={t("discardHelp")} />
      <CardBody>
        <form className="flex flex-col gap-4" onSubmit={ask}>
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label={t("discardFrom")} error={refusal?.fields.from}>
              <Input
                type="datetime-local"
                required
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            </Field>
            <Field label={t("discardTo")} error={refusal?.fields.to}>
              <Input
                type="datetime-local"
                required
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />
            </Field>
            <Field label={t("discardIp")} error={refusal?.fields.ip}>
              <Input
                autoComplete="off"
                spellCheck={false}
                value={ip}
                onChange={(event) => setIp(event.target.value)}
              />
            </Field>
          </div>
          <div className="flex justify-end">
            <Button type="submit" size="sm" variant="secondary" loading={busy}>
              {t("discard")}
            </Button>
          </div>
        </form>
      </CardBody>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("discardAsk")}
        description={t("discardBody")}
        confirm={t("discard")}
        tone="danger"
        onConfirm={confirmed}
      />
    </Card>
  );
}

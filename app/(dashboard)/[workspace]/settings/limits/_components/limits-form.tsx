"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { SendingRules } from "@/lib/sending-rules/sending-rules.input";
import { saveSendingRulesAction } from "../actions";
import { Holidays } from "./holidays";

/** What is proposed to whoever switches them on. */
const PROPOSED = { from: "20:00", to: "08:00" };

interface LimitsFormProps {
  workspaceSlug: string;
  saved: SendingRules;
}

/** Quiet hours with their holidays, the weekly limit, and the question about repeats. */
export function LimitsForm({ workspaceSlug, saved }: LimitsFormProps) {
  const t = useTranslations("settings.limits");
  const { act, busy, refusal } = useAct();
  const [on, setOn] = useState(saved.quietHours !== null);
  const [hours, setHours] = useState(saved.quietHours ?? PROPOSED);
  const [holidays, setHolidays] = useState(saved.holidays);
  const fields = refusal?.fields ?? {};
  const problem = (name: string) => Object.entries(fields).find(([key]) => key.startsWith(name))?.[1];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    // What cannot be read is sent as it is, so that the field says so.
    const number = (typed = "") => (typed.trim() === "" ? null : Number(typed));
    const input = {
      quietHours: on ? hours : null,
      holidays,
      weeklyCap: number(data.weeklyCap),
      repeatWarningHours: number(data.repeatWarningHours) ?? 0,
    };
    void act(() => saveSendingRulesAction(workspaceSlug, input), t("saved"));
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      <Card>
        <CardHeader title={t("quiet")} description={t("quietLead")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field label={t("on")}>
            <Switch checked={on} onCheckedChange={setOn} />
          </Field>
          {on ? (
            <>
              <div className="grid grid-cols-2 gap-3">
                <Field label={t("from")} error={fields["quietHours.from"]}>
                  <Input
                    type="time"
                    value={hours.from}
                    onChange={(event) => setHours({ ...hours, from: event.target.value })}
                  />
                </Field>
                <Field label={t("to")} error={fields["quietHours.to"]}>
                  <Input
                    type="time"
                    value={hours.to}
                    onChange={(event) => setHours({ ...hours, to: event.target.value })}
                  />
                </Field>
              </div>
              <p className="text-sm text-muted">{t("quietHelp")}</p>
              <Holidays days={holidays} problem={problem("holidays")} onChange={setHolidays} />
            </>
          ) : (
            <p className="text-sm text-muted">{t("off", PROPOSED)}</p>
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t("often")} description={t("oftenLead")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field label={t("cap")} description={t("capHelp")} error={fields.weeklyCap} optional>
            <Input name="weeklyCap" inputMode="numeric" defaultValue={saved.weeklyCap ?? ""} />
          </Field>
          <Field label={t("repeat")} description={t("repeatHelp")} error={fields.repeatWarningHours}>
            <Input
              name="repeatWarningHours"
              inputMode="numeric"
              defaultValue={String(saved.repeatWarningHours)}
            />
          </Field>
        </CardBody>
      </Card>
      <div>
        <Button type="submit" loading={busy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changePasswordAction } from "../actions";

export function PasswordForm({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations("settings.security");
  const form = useRef<HTMLFormElement>(null);
  const { act, busy, refusal } = useAct();
  const fields = refusal?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const input = { current: String(data.get("current")), password: String(data.get("password")) };
    if ((await act(() => changePasswordAction(workspaceSlug, input), t("passwordDone"))) !== null)
      form.current?.reset();
  }

  return (
    <Card>
      <CardHeader title={t("password")} description={t("passwordLead")} />
      <CardBody>
        <form ref={form} onSubmit={submit} className="grid max-w-md gap-4">
          <Field label={t("current")} error={fields.current}>
            <Input type="password" name="current" required maxLength={128} autoComplete="current-password" />
          </Field>
          <Field label={t("new")} description={t("newHelp")} error={fields.password}>
            <Input type="password" name="password" required maxLength={128} autoComplete="new-password" />
          </Field>
          <div>
            <Button type="submit" loading={busy}>
              {t("change")}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { setTwoStepRuleAction } from "../actions";

interface TwoStepRuleProps {
  workspaceSlug: string;
  /** null: nobody chose. */
  saved: boolean | null;
  /** Only an owner may change it; the others read it. */
  mayChange: boolean;
}

const CHOICES = { default: null, yes: true, no: false } as const;

/**
 * Whether this workspace asks for two-step sign-in: its own form, because only owners decide it and
 * it counts at once.
 */
export function TwoStepRule({ workspaceSlug, saved, mayChange }: TwoStepRuleProps) {
  const t = useTranslations("settings.workspace");
  const { act, busy } = useAct();
  const chosen = saved === null ? "default" : saved ? "yes" : "no";

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const choice = String(new FormData(event.currentTarget).get("requireTwoStep"));
    const requireTwoStep = choice === "yes" || choice === "no" ? CHOICES[choice] : CHOICES.default;
    void act(() => setTwoStepRuleAction(workspaceSlug, { requireTwoStep }), t("twoStepSaved"));
  }

  return (
    <Card>
      <CardHeader title={t("access")} description={t("twoStepWho")} />
      <CardBody>
        <form onSubmit={submit} className="grid max-w-lg gap-4">
          <Field label={t("twoStep")} description={mayChange ? t("twoStepHelp") : t("twoStepOwner")}>
            <NativeSelect key={chosen} name="requireTwoStep" defaultValue={chosen} disabled={!mayChange}>
              <option value="default">{t("twoStepDefault")}</option>
              <option value="yes">{t("twoStepAsked")}</option>
              <option value="no">{t("twoStepFree")}</option>
            </NativeSelect>
          </Field>
          {mayChange ? (
            <div>
              <Button type="submit" variant="secondary" loading={busy}>
                {t("twoStepSave")}
              </Button>
            </div>
          ) : null}
        </form>
      </CardBody>
    </Card>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { changeLanguageAction } from "../actions";

interface LanguageCardProps {
  workspaceSlug: string;
  /** Null leaves it to the browser. */
  language: string | null;
  /** Each by its own name, so that nobody has to read the present one to leave it. */
  choices: { language: string; name: string }[];
}

/** The language of the person who looks. */
export function LanguageCard({ workspaceSlug, language, choices }: LanguageCardProps) {
  const t = useTranslations("settings.security");
  const { act, busy, refusal } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = String(new FormData(event.currentTarget).get("language"));
    await act(() => changeLanguageAction(workspaceSlug, { language: chosen || null }), t("languageDone"));
  }

  return (
    <Card>
      <CardHeader title={t("language")} description={t("languageLead")} />
      <CardBody>
        <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
          <div className="min-w-56 flex-1 sm:max-w-xs">
            <Field label={t("language")} error={refusal?.fields.language}>
              <NativeSelect name="language" defaultValue={language ?? ""}>
                <option value="">{t("languageBrowser")}</option>
                {choices.map((choice) => (
                  <option key={choice.language} value={choice.language} lang={choice.language}>
                    {choice.name}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </div>
          <Button type="submit" variant="secondary" loading={busy}>
            {t("languageSave")}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { NumberSummary } from "@/lib/retention/number.view";
import { findNumberAction } from "../actions";
import { HeldNumber } from "./held-number";

/**
 * Looks one number up; what is found can be taken out or erased. The number never stands in an
 * address.
 */
export function NumberDesk({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations("settings.privacy");
  const { act, busy, refusal } = useAct();
  const [held, setHeld] = useState<NumberSummary | null>(null);

  async function look(phone: string) {
    const found = await act(() => findNumberAction(workspaceSlug, { phone }));
    setHeld(found?.data ?? null);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void look(String(new FormData(event.currentTarget).get("phone")));
  }

  return (
    <>
      <Card>
        <CardHeader title={t("look")} description={t("lookLead")} />
        <CardBody>
          <form onSubmit={submit} className="flex max-w-lg flex-wrap items-end gap-3">
            <div className="min-w-56 flex-1">
              <Field label={t("phone")} error={refusal?.fields.phone}>
                <Input name="phone" type="tel" autoComplete="off" required maxLength={40} />
              </Field>
            </div>
            <Button type="submit" variant="secondary" loading={busy}>
              {t("find")}
            </Button>
          </form>
        </CardBody>
      </Card>
      {held === null ? null : (
        <HeldNumber
          key={held.phone}
          workspaceSlug={workspaceSlug}
          held={held}
          onErased={() => void look(held.phone)}
        />
      )}
    </>
  );
}

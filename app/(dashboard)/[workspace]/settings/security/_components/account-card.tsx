"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { askAddressChangeAction, changeNameAction } from "../actions";

interface AccountCardProps {
  workspaceSlug: string;
  name: string;
  email: string;
  /** Without mail nobody could prove a new address, so the operator changes it. */
  mayMail: boolean;
}

/** Name and address of the person who looks. */
export function AccountCard({ workspaceSlug, name, email, mayMail }: AccountCardProps) {
  const t = useTranslations("settings.security");
  return (
    <Card>
      <CardHeader title={t("account")} description={t("accountLead")} />
      <CardBody className="grid gap-6 lg:grid-cols-2">
        <NameForm workspaceSlug={workspaceSlug} name={name} />
        {mayMail ? (
          <AddressForm workspaceSlug={workspaceSlug} email={email} />
        ) : (
          <div className="text-sm">
            <p className="font-medium">{t("email")}</p>
            <p className="mt-1 break-words">{email}</p>
            <p className="mt-1 text-muted">{t("emailByHand")}</p>
          </div>
        )}
      </CardBody>
    </Card>
  );
}

function NameForm({ workspaceSlug, name }: { workspaceSlug: string; name: string }) {
  const t = useTranslations("settings.security");
  const { act, busy, refusal } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name"));
    await act(() => changeNameAction(workspaceSlug, { name: typed }), t("nameDone"));
  }

  return (
    <form onSubmit={submit} className="grid content-start gap-4">
      <Field label={t("name")} error={refusal?.fields.name}>
        <Input name="name" required maxLength={80} autoComplete="name" defaultValue={name} />
      </Field>
      <div>
        <Button type="submit" variant="secondary" loading={busy}>
          {t("nameSave")}
        </Button>
      </div>
    </form>
  );
}

function AddressForm({ workspaceSlug, email }: { workspaceSlug: string; email: string }) {
  const t = useTranslations("settings.security");
  const form = useRef<HTMLFormElement>(null);
  const { act, busy, refusal } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("email"));
    const done = await act(
      () => askAddressChangeAction(workspaceSlug, { email: typed }),
      t("emailAsked", { email: typed }),
    );
    if (done !== null) form.current?.reset();
  }

  return (
    <form ref={form} onSubmit={submit} className="grid content-start gap-4">
      <Field
        label={t("emailNew")}
        description={`${t("emailNow", { email })} ${t("emailHelp")}`}
        error={refusal?.fields.email ?? (refusal?.code === "too_many_requests" ? refusal.message : undefined)}
      >
        <Input type="email" name="email" required maxLength={200} autoComplete="email" />
      </Field>
      <div>
        <Button type="submit" variant="secondary" loading={busy}>
          {t("emailAsk")}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { createOwner } from "../actions";

export function WelcomeForm() {
  const t = useTranslations("auth.welcome");
  const [state, submit, pending] = useActionState(createOwner, { message: null, fields: {}, given: {} });
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const { fields, given } = state;
  return (
    <form action={submit} className="grid gap-5">
      {state.message === null ? null : <Notice tone="danger" title={state.message} urgent />}
      <Field label={t("name")} error={fields.name}>
        <Input
          name="name"
          required
          maxLength={80}
          autoComplete="organization"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={t("slug")} description={t("slugHelp")} error={fields.slug}>
        <Input
          name="slug"
          required
          maxLength={40}
          spellCheck={false}
          value={slug ?? slugOf(name)}
          onChange={(event) => setSlug(event.target.value)}
        />
      </Field>
      <Field label={t("ownerName")} error={fields.ownerName}>
        <Input
          name="ownerName"
          required
          maxLength={80}
          autoComplete="name"
          defaultValue={given.ownerName ?? ""}
        />
      </Field>
      <Field label={t("ownerEmail")} error={fields.ownerEmail}>
        <Input
          type="email"
          name="ownerEmail"
          required
          autoComplete="username"
          defaultValue={given.ownerEmail ?? ""}
        />
      </Field>
      <Field label={t("password")} description={t("passwordHelp")} error={fields.password}>
        <Input type="password" name="password" required maxLength={128} autoComplete="new-password" />
      </Field>
      <Button type="submit" size="lg" loading={pending}>
        {t("create")}
      </Button>
    </form>
  );
}

function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
}

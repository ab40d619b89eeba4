"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { openPastedLink } from "../actions";

/**
 * For a login whose address nobody has proved: only the link shows that the invitation reached the
 * right person.
 */
export function PasteLinkForm() {
  const t = useTranslations("invitations");
  const [state, submit, pending] = useActionState(openPastedLink, { message: null, fields: {}, given: {} });
  return (
    <form action={submit} className="grid gap-3">
      <Field
        label={t("link")}
        description={t("linkHelp")}
        error={state.fields.link ?? state.message ?? undefined}
      >
        <Input
          name="link"
          required
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          defaultValue={state.given.link}
        />
      </Field>
      <Button type="submit" variant="secondary" loading={pending} className="justify-self-start">
        {t("open")}
      </Button>
    </form>
  );
}

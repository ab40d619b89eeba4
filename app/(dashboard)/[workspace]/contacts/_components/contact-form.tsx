"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldErrors } from "@/lib/core/app-error";

export interface PersonValues {
  phone: string;
  firstName: string;
  lastName: string;
  fields: Record<string, string>;
}

interface ContactFormProps {
  values: PersonValues;
  errors: FieldErrors;
  busy: boolean;
  submit: string;
  onSubmit: (values: PersonValues) => void;
}

/** The phone, the name, and any custom fields of one person. */
export function ContactForm({ values, errors, busy, submit, onSubmit }: ContactFormProps) {
  const t = useTranslations("contacts.form");
  const [person, setPerson] = useState(values);
  const [fields, setFields] = useState(() =>
    Object.entries(values.fields).map(([name, value], id) => ({ id, name, value })),
  );
  const change = (part: Partial<PersonValues>) => setPerson({ ...person, ...part });
  const changeField = (id: number, part: { name?: string; value?: string }) =>
    setFields(fields.map((field) => (field.id === id ? { ...field, ...part } : field)));

  function send(event: FormEvent) {
    event.preventDefault();
    const named = fields
      .filter((field) => field.name.trim() !== "")
      .map((field) => [field.name.trim(), field.value]);
    onSubmit({ ...person, fields: Object.fromEntries(named) });
  }
  return (
    <form onSubmit={send} className="flex flex-col gap-4" noValidate>
      <Field label={t("phone")} error={errors.phone}>
        <Input
          type="tel"
          autoComplete="off"
          value={person.phone}
          placeholder="012-345 6789"
          onChange={(event) => change({ phone: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("firstName")} error={errors.firstName}>
          <Input
            autoComplete="off"
            value={person.firstName}
            onChange={(event) => change({ firstName: event.target.value })}
          />
        </Field>
        <Field label={t("lastName")} error={errors.lastName}>
          <Input
            autoComplete="off"
            value={person.lastName}
            onChange={(event) => change({ lastName: event.target.value })}
          />
        </Field>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">{t("fields")}</legend>
        {fields.map((field) => (
          <div key={field.id} className="flex items-center gap-2">
            <Input
              aria-label={t("fieldName")}
              placeholder={t("fieldName")}
              value={field.name}
              className="w-2/5"
              onChange={(event) => changeField(field.id, { name: event.target.value })}
            />
            <Input
              aria-label={t("fieldValue", { name: field.name })}
              value={field.value}
              className="min-w-0 flex-1"
              onChange={(event) => changeField(field.id, { value: event.target.value })}
            />
            <Button
              type="button"
              variant="ghost"
              size="icon"
              aria-label={t("removeField", { name: field.name })}
              onClick={() => setFields(fields.filter((each) => each.id !== field.id))}
            >
              <X aria-hidden="true" className="size-4" />
            </Button>
          </div>
        ))}
        {errors.fields ? <p className="text-sm text-danger">{errors.fields}</p> : null}
        <Button
          type="button"
          variant="ghost"
          className="self-start"
          onClick={() =>
            setFields([
              ...fields,
              { id: Math.max(-1, ...fields.map((each) => each.id)) + 1, name: "", value: "" },
            ])
          }
        >
          <Plus aria-hidden="true" className="size-4" />
          {t("addField")}
        </Button>
      </fieldset>
      <Button type="submit" disabled={busy} className="self-end">
        {busy ? t("saving") : submit}
      </Button>
    </form>
  );
}

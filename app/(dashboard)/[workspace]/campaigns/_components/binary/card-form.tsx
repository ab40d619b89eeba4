"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Vcard } from "@/lib/smart-messages/vcard.rules";

const FIELDS = ["firstName", "lastName", "mobile", "work", "organization", "email", "url"] as const;
const TYPES: Partial<Record<keyof Vcard, string>> = {
  mobile: "tel",
  work: "tel",
  email: "email",
  url: "url",
};

/** A person or a shop, for the phone's address book. */
export function CardForm({ card, onChange }: { card: Vcard; onChange: (card: Vcard) => void }) {
  const t = useTranslations("campaigns.compose.binary.card");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {FIELDS.map((field) => (
        <Field key={field} label={t(field)} optional={field !== "firstName" && field !== "mobile"}>
          <Input
            type={TYPES[field] ?? "text"}
            value={card[field]}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => onChange({ ...card, [field]: event.target.value })}
          />
        </Field>
      ))}
    </div>
  );
}

"use client";

import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { MergeFields } from "./merge-fields";

interface MergeMenuProps {
  fields: MergeFields;
  onInsert: (token: string) => void;
}

const OTHER = "*";

/** Puts `{{field|fallback}}` into the text, so that nobody has to remember how it is written. */
export function MergeMenu({ fields, onInsert }: MergeMenuProps) {
  const t = useTranslations("campaigns.compose.merge");
  const [open, setOpen] = useState(false);
  const [field, setField] = useState("firstName");
  const [other, setOther] = useState("");
  const [fallback, setFallback] = useState("");
  const path = field === OTHER ? `fields.${other.trim()}` : field;
  const ready = field !== OTHER || /^[^{}|]+$/.test(other.trim());

  function insert() {
    if (!ready) return;
    const rest = fallback.replace(/[{}|]/g, "");
    onInsert(`{{${path}${rest ? `|${rest}` : ""}}}`);
    setOpen(false);
    setFallback("");
  }

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="secondary" size="sm">
          <Braces aria-hidden="true" className="size-4" />
          {t("insert")}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t("title")} align="start" className="w-72">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            insert();
          }}
        >
          <Field label={t("field")}>
            <NativeSelect value={field} onChange={(event) => setField(event.target.value)}>
              <option value="firstName">{t("firstName")}</option>
              <option value="lastName">{t("lastName")}</option>
              <option value="phone">{t("phone")}</option>
              <OwnFields label={t("ofAudience")} names={fields.audience ?? []} />
              <OwnFields label={t("ofOthers")} names={fields.others} />
              <option value={OTHER}>{t("other")}</option>
            </NativeSelect>
          </Field>
          {field === OTHER ? (
            <Field label={t("other")}>
              <Input
                value={other}
                placeholder={t("otherPlaceholder")}
                onChange={(event) => setOther(event.target.value)}
              />
            </Field>
          ) : null}
          <Field label={t("fallback")} description={t("fallbackHelp")}>
            <Input
              value={fallback}
              placeholder={t("fallbackPlaceholder")}
              onChange={(event) => setFallback(event.target.value)}
            />
          </Field>
          <Button type="submit" size="sm" disabled={!ready}>
            {t("add")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}

function OwnFields({ label, names }: { label: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <optgroup label={label}>
      {names.map((name) => (
        <option key={name} value={`fields.${name}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

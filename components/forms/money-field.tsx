"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type ReadMoney, readMoney } from "@/lib/core/read-money";

interface MoneyFieldProps {
  label: string;
  description?: string;
  text: string;
  onText: (text: string) => void;
  places: number;
  /** Somebody pressed the button: what is wrong is said from now on. */
  tried: boolean;
  /** What the server refused. */
  refused?: string | undefined;
}

/** An amount as people write it; one that may mean another is asked about. */
export function MoneyField({ label, description, text, onText, places, tried, refused }: MoneyFieldProps) {
  const t = useTranslations("billing");
  const read = readMoney(text, places);
  const wrong = read.kind === "none" && read.why === "empty" ? tried : text.trim() !== "" || tried;
  return (
    <>
      <Field label={label} description={description} error={wrong ? (said(read) ?? refused) : refused}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </Field>
      {read.kind === "asked" ? (
        <Button
          type="button"
          variant="secondary"
          size="sm"
          className="self-start"
          onClick={() => onText(read.value)}
        >
          {t("useAmount", { amount: read.value })}
        </Button>
      ) : null}
    </>
  );

  function said(found: ReadMoney): string | undefined {
    if (found.kind === "amount") return undefined;
    if (found.kind === "asked") return t("asked", { text: text.trim(), amount: found.value });
    switch (found.why) {
      case "empty":
        return t("whyEmpty");
      case "sign":
        return t("whySign");
      case "places":
        return t("whyPlaces", { places });
      case "large":
        return t("whyLarge");
      default:
        return t("whyUnreadable");
    }
  }
}

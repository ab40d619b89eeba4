"use client";

import { useTranslations } from "next-intl";

/** A merge field as people call it: `firstName` is "first name", `fields.city` is "city". */
export function useFieldWords(): (field: string) => string {
  const t = useTranslations("campaigns.compose.merge");
  return (field) => {
    if (field === "firstName" || field === "lastName" || field === "phone") return t(field).toLowerCase();
    return field.replace(/^fields\./, "");
  };
}

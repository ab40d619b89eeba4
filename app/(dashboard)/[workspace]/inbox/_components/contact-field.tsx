"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Page } from "@/lib/core/page";
import { readablePhone } from "@/lib/core/readable-phone";

interface ContactFieldProps {
  workspaceSlug: string;
  value: string | null;
  onChange: (contactId: string | null) => void;
}

interface Found {
  id: string;
  phone: string;
  firstName: string;
  lastName: string;
}

/** One of the contacts, found by a name or digits of the number. */
export function ContactField({ workspaceSlug, value, onChange }: ContactFieldProps) {
  const t = useTranslations("inbox.start");
  const [q, setQ] = useState("");
  const query = useQuery({
    queryKey: [workspaceSlug, "contacts", "start", q],
    queryFn: ({ signal }) =>
      fetchJson<Page<Found>>(
        `/api/app/${workspaceSlug}/contacts?${new URLSearchParams({ q, limit: "20" })}`,
        signal,
      ),
    placeholderData: (before) => before,
  });
  return (
    <Field label={t("contact")} optional>
      <Combobox
        label={t("contact")}
        placeholder={t("chooseContact")}
        value={value}
        clearable
        onChange={onChange}
        onSearch={setQ}
        loading={query.isFetching}
        options={(query.data?.data ?? []).map((one) => ({
          value: one.id,
          label: `${one.firstName} ${one.lastName}`.trim() || readablePhone(one.phone),
          description: readablePhone(one.phone),
        }))}
      />
    </Field>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { PhoneText } from "@/components/ui/phone-text";
import { SafeText } from "@/components/ui/safe-text";
import type { ContactView } from "@/lib/contacts/contact.view";
import { fullName } from "@/lib/contacts/contact-name.rules";
import { ownField } from "@/lib/contacts/own-field.rules";
import { readColumns } from "@/lib/contacts/shown-columns.rules";

/** One person on one line; on a narrow screen the fields stand aside. */
export function PersonRow({
  workspaceSlug,
  contact,
  columns,
  select,
  action,
}: {
  workspaceSlug: string;
  contact: ContactView;
  /** The choice of columns as it is kept. */
  columns: readonly string[];
  select?: ReactNode;
  action?: ReactNode;
}) {
  const t = useTranslations("contacts");
  const name = fullName(contact);
  const { fixed, fields: chosen } = readColumns(columns);
  const fields =
    chosen.length === 0
      ? Object.entries(contact.fields).slice(0, fixed.has("fields") ? 3 : 0)
      : chosen.flatMap((field) => {
          const value = ownField(contact, field);
          return value ? [[field, value] as const] : [];
        });
  return (
    <div className="flex h-full items-center gap-4 px-4 hover:bg-hover">
      {select}
      <Link
        href={`/${workspaceSlug}/contacts/${contact.id}`}
        className="flex min-w-0 flex-1 items-center gap-4 self-stretch"
      >
        <span className="min-w-0 flex-1 sm:flex-none sm:basis-56">
          <span className="block truncate text-sm font-medium">
            {fixed.has("name") ? (
              name ? (
                <SafeText text={name} />
              ) : (
                t("noName")
              )
            ) : (
              <PhoneText phone={contact.phone} />
            )}
          </span>
          {fixed.has("name") && fixed.has("phone") ? (
            <span className="block truncate text-xs text-muted tabular-nums sm:hidden">
              <PhoneText phone={contact.phone} />
            </span>
          ) : null}
        </span>
        {fixed.has("name") && fixed.has("phone") ? (
          <span className="hidden w-44 shrink-0 text-sm tabular-nums sm:block">
            <PhoneText phone={contact.phone} />
          </span>
        ) : null}
        <span className="hidden min-w-0 flex-1 truncate text-xs text-muted md:block">
          {fields.map(([field, value], index) => (
            <span key={field}>
              {index > 0 ? " · " : ""}
              {field}: <SafeText text={value} />
            </span>
          ))}
        </span>
        {contact.suppressed && fixed.has("status") ? <Badge tone="warning">{t("suppressed")}</Badge> : null}
      </Link>
      {action}
    </div>
  );
}

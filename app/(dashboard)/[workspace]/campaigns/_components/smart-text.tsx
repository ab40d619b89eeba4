"use client";

import { CalendarDays, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { SafeText } from "@/components/ui/safe-text";
import { readSmartText } from "@/lib/smart-messages/read-smart-text.rules";

const ICONS = { card: UserRound, entry: CalendarDays };

/** A contact card or a calendar entry as a phone shows it; nothing for other octets. */
export function SmartText({ hex }: { hex: string }) {
  const t = useTranslations("campaigns.compose.binary.builder");
  const read = readSmartText(hex);
  if (read === null) return null;
  const Icon = ICONS[read.kind];
  return (
    <div className="flex max-w-80 gap-3 rounded-2xl rounded-es-md bg-bubble px-3 py-2.5 text-sm text-ink">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken">
        <Icon aria-hidden="true" className="size-4 text-muted" />
      </span>
      <ul className="flex min-w-0 flex-col gap-0.5">
        <li className="text-xs text-muted">{t(read.kind)}</li>
        {read.lines.map(({ field, value }) => (
          <li key={`${field} ${value}`} className="min-w-0 first-of-type:font-medium">
            <SafeText text={value} />
          </li>
        ))}
      </ul>
    </div>
  );
}

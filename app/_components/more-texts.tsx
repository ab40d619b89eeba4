"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { laidOver } from "@/i18n/pick-texts";

/** The texts of the layouts around it, and these. */
export function MoreTexts({ texts, children }: { texts: object; children: ReactNode }) {
  const around = useMessages();
  const both = useMemo(() => laidOver({ ...around }, { ...texts }), [around, texts]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={both}>
      {children}
    </NextIntlClientProvider>
  );
}

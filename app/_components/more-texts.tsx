"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { laidOver, type TextTree } from "@/i18n/pick-texts";

/** The texts of the layouts around it, and these. */
export function MoreTexts({ texts, children }: { texts: TextTree; children: ReactNode }) {
  const around = useMessages() as TextTree;
  const both = useMemo(() => laidOver(around, texts), [around, texts]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={both}>
      {children}
    </NextIntlClientProvider>
  );
}

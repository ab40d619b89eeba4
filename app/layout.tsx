import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { LiveAnnouncer } from "@/components/live/live-announcer";
import { QueryProvider } from "@/components/live/query-provider";
import { ThemeProvider } from "@/components/shell/theme-provider";
import { DirectionProvider } from "@/components/ui/direction";
import { TimeHint } from "@/components/ui/time-hint";
import { Toaster } from "@/components/ui/toast";
import { browserTexts } from "@/i18n/browser-texts";
import { directionOf } from "@/lib/core/language";
import { GeistMono, GeistSans } from "./_components/fonts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("appName"), template: `%s · ${t("appName")}` },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9f8f5" },
    { media: "(prefers-color-scheme: dark)", color: "#131211" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, incoming, texts] = await Promise.all([getLocale(), headers(), browserTexts("layout")]);
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body className="font-sans">
        <ThemeProvider nonce={incoming.get("x-nonce") ?? undefined}>
          <NextIntlClientProvider messages={texts}>
            <NuqsAdapter>
              <QueryProvider>
                <DirectionProvider dir={directionOf(locale)}>
                  {children}
                  <Toaster />
                  <TimeHint />
                  <LiveAnnouncer />
                </DirectionProvider>
              </QueryProvider>
            </NuqsAdapter>
          </NextIntlClientProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}

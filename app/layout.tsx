import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { LiveAnnouncer } from "@/components/live/live-announcer";
import { QueryProvider } from "@/components/live/query-provider";
import { ThemeProvider } from "@/components/shell/theme-provider";
import { DirectionProvider } from "@/components/ui/direction";
import { TimeHint } from "@/components/ui/time-hint";
import { Toaster } from "@/components/ui/toast";
import { directionOf } from "@/lib/core/language";

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
  const [locale, incoming, texts] = await Promise.all([getLocale(), headers(), getMessages()]);
  // These are said by the server: no page needs their texts.
  const { problems: _, input: __, audit: ___, papers: ____, ...messages } = texts;
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body className="font-sans">
        <ThemeProvider nonce={incoming.get("x-nonce") ?? undefined}>
          <NextIntlClientProvider messages={messages}>
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

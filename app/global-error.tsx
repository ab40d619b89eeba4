"use client";

import "./globals.css";
import { useEffect, useState } from "react";
import { useReturn } from "@/components/live/use-return";
import { DEFAULT_LANGUAGE, directionOf } from "@/lib/core/language";
import english from "@/messages/en/common.json";

/** When even the layout fails: no providers, so its words come straight from their file. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const { language, messages } = useBrowserLanguage();
  useReturn(() => location.reload());
  return (
    <html lang={language} dir={directionOf(language)}>
      <body className="grid min-h-dvh place-items-center bg-canvas px-4 font-sans text-ink">
        <main className="flex max-w-md flex-col items-center gap-2 text-center">
          <title>{messages.error.title}</title>
          <h1 className="text-lg font-semibold">{messages.error.title}</h1>
          <p className="text-muted">{messages.error.description}</p>
          {error.digest ? (
            <p className="text-xs text-muted">
              {messages.reference}: <code className="font-mono select-all">{error.digest}</code>
            </p>
          ) : null}
          <button
            type="button"
            onClick={reset}
            className="mt-2 h-9 rounded-md bg-accent px-4 font-medium text-on-accent hover:bg-accent-hover"
          >
            {messages.retry}
          </button>
        </main>
      </body>
    </html>
  );
}

/** English until the texts of the browser's language have come; for good where there are none. */
function useBrowserLanguage() {
  const [shown, setShown] = useState({ language: DEFAULT_LANGUAGE, messages: english });
  useEffect(() => {
    void firstTranslated(navigator.languages).then((found) => found && setShown(found));
  }, []);
  return shown;
}

async function firstTranslated(wanted: readonly string[]) {
  for (const language of wanted.map((each) => new Intl.Locale(each).language)) {
    if (language === DEFAULT_LANGUAGE) return null;
    const file = await import(`@/messages/${language}/common.json`).catch(() => null);
    if (file !== null) return { language, messages: file.default as typeof english };
  }
  return null;
}

"use client";

import "./globals.css";
import messages from "@/messages/en/common.json";

/** When even the layout fails: no providers, so its words come straight from their file. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
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

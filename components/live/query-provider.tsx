"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

const MAX_RETRIES = 2;

/**
 * Holds what the screens have read. A refusal (4xx) is not asked again; a hiccup is, twice. No
 * `gcTime` is named: the default is five minutes in a browser and no timer on the server, where a
 * timer would keep every page that was rendered for as long.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 2_000, retry: (count, error) => count < MAX_RETRIES && !isRefusal(error) },
          mutations: { retry: false },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function isRefusal(error: unknown): boolean {
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 0;
  return status >= 400 && status < 500;
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import type { CustomerPage, CustomerView } from "@/lib/customers/customer.view";

/** As many as a page of transfers brings with it. */
const BROUGHT = 500;

/**
 * The customers that the page brought and, where there are more than it brings, those that the
 * words find at the server. Whoever was found stays known while the form is open.
 */
export function useKnownCustomers(
  workspaceSlug: string,
  brought: readonly CustomerView[],
  text: string,
): CustomerView[] {
  const found = useRef(new Map<string, CustomerView>());
  const word = longestWord(text);
  const query = useQuery({
    queryKey: [workspaceSlug, "transfers", "find", word],
    queryFn: () =>
      fetchJson<CustomerPage>(
        `/api/app/${workspaceSlug}/customers?${new URLSearchParams({ search: word, limit: "20" })}`,
      ),
    enabled: brought.length >= BROUGHT && word !== "",
    staleTime: 60_000,
  });
  return useMemo(() => {
    for (const customer of query.data?.data ?? []) found.current.set(customer.id, customer);
    const own = new Set(brought.map(({ id }) => id));
    return [...brought, ...[...found.current.values()].filter(({ id }) => !own.has(id))];
  }, [brought, query.data]);
}

function longestWord(text: string): string {
  const words = text.split(/[\s()]+/);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "").slice(0, 100);
}

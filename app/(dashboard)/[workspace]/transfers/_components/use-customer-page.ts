"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { fetchJson } from "@/components/forms/fetch-json";
import type { CustomerPage } from "@/lib/customers/customer.view";
import { CUSTOMER_ORDERS } from "@/lib/customers/customer-order.rules";

const SHOWN = {
  who: parseAsString.withDefault(""),
  order: parseAsStringLiteral(CUSTOMER_ORDERS).withDefault("name"),
  due: parseAsBoolean.withDefault(false),
  archived: parseAsBoolean.withDefault(false),
};

/** Customers page by page; what is looked at stands in the address. */
export function useCustomerPage(workspaceSlug: string) {
  const [shown, setShown] = useQueryStates(SHOWN);
  const queryClient = useQueryClient();
  // A transfer changes what is due: the live provider finds the key by its topic.
  const key = [workspaceSlug, "transfers", "customers"];
  const query = useInfiniteQuery({
    queryKey: [...key, shown],
    queryFn: ({ pageParam }) => {
      const search = new URLSearchParams({
        ...{ search: shown.who, order: shown.order },
        ...(shown.due ? { due: "1" } : {}),
        ...(shown.archived ? { archived: "1" } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return fetchJson<CustomerPage>(`/api/app/${workspaceSlug}/customers?${search}`);
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  return {
    shown,
    setShown,
    query,
    customers: query.data?.pages.flatMap((page) => page.data) ?? [],
    dueCount: query.data?.pages[0]?.dueCount ?? 0,
    again: () => queryClient.invalidateQueries({ queryKey: key }),
  };
}

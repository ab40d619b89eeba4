"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { FetchError } from "@/components/forms/fetch-error";
import { fetchJson } from "@/components/forms/fetch-json";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import type { Page } from "@/lib/core/page";
import type { WebhookDeliveryView } from "@/lib/webhooks/webhook.view";
import { DeliveryRow } from "./delivery-row";

interface DeliveryListProps {
  workspaceSlug: string;
  webhookId: string;
  initial: Page<WebhookDeliveryView>;
}

const STATUSES = ["", "pending", "delivered", "failed"] as const;
type Status = (typeof STATUSES)[number];

/**
 * What was sent to one webhook. Asked again every few seconds: an event comes whenever something
 * happens, and each try is over soon.
 */
export function DeliveryList({ workspaceSlug, webhookId, initial }: DeliveryListProps) {
  const t = useTranslations("webhooks");
  const [status, setStatus] = useState<Status>("");
  const url = `/api/app/${workspaceSlug}/webhooks/${webhookId}/deliveries`;
  const query = useInfiniteQuery({
    queryKey: [workspaceSlug, "webhooks", webhookId, status],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<WebhookDeliveryView>>(
        `${url}?${new URLSearchParams({ ...(status ? { status } : {}), ...(pageParam ? { cursor: pageParam } : {}) })}`,
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 3000,
    ...(status === "" ? { initialData: { pages: [initial], pageParams: [""] } } : {}),
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  useFreshPage(rows);
  return (
    <Card>
      <CardHeader
        title={t("deliveries")}
        description={t("deliveriesLead")}
        actions={
          <NativeSelect
            aria-label={t("filter")}
            value={status}
            onChange={(event) => setStatus(STATUSES.find((each) => each === event.target.value) ?? "")}
          >
            {STATUSES.map((each) => (
              <option key={each} value={each}>
                {each === "" ? t("all") : t(`status.${each}`)}
              </option>
            ))}
          </NativeSelect>
        }
      />
      {query.isError ? (
        <FetchError title={t("loadError")} query={query} />
      ) : query.isPending ? (
        <Skeleton className="mx-5 mb-5 h-40" />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={Webhook}
          title={status ? t("nothingFound") : t("deliveriesEmpty")}
          description={status ? t("nothingFoundLead") : t("deliveriesEmptyLead")}
        />
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {rows.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              workspaceSlug={workspaceSlug}
              delivery={delivery}
              onChange={() => void query.refetch()}
            />
          ))}
        </ul>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </Card>
  );
}

/** A try that ended may have changed the webhook's own state, which stands in the page around. */
function useFreshPage(rows: WebhookDeliveryView[]): void {
  const router = useRouter();
  const tries = rows.map((row) => `${row.id} ${row.status} ${row.attempts[0]?.at ?? ""}`).join();
  const seen = useRef(tries);
  useEffect(() => {
    if (seen.current === tries) return;
    seen.current = tries;
    router.refresh();
  }, [tries, router]);
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { CampaignView, MessageView, Page } from "@/lib/campaigns/campaign.view";
import { readablePhone } from "@/lib/core/readable-phone";
import { campaignKeys, campaignUrl } from "../../_components/campaign-keys";
import { useCampaignAct } from "../../_components/use-campaign-act";
import { resolveMessageAction } from "../../actions";

interface UnresolvedCardProps {
  workspaceSlug: string;
  campaign: CampaignView;
  mayResolve: boolean;
  /** Where there is a table of them. */
  onShowAll?: () => void;
}

const SHOWN = 5;

/**
 * Messages whose outcome we never learnt and may no longer ask for. They stay on top until a person
 * has decided each.
 */
export function UnresolvedCard({ workspaceSlug, campaign, mayResolve, onShowAll }: UnresolvedCardProps) {
  const t = useTranslations("campaigns.report.unresolved");
  const count = campaign.totals.unresolved;
  const queryClient = useQueryClient();
  const { act, busy } = useCampaignAct(workspaceSlug);
  const [asking, setAsking] = useState<MessageView | null>(null);
  const query = useQuery({
    queryKey: [...campaignKeys.one(workspaceSlug, campaign.id), "unresolved"],
    queryFn: ({ signal }) =>
      fetchJson<Page<MessageView>>(
        campaignUrl(workspaceSlug, `/${campaign.id}/messages?status=unresolved&limit=${SHOWN}`),
        signal,
      ),
    enabled: count > 0,
  });
  if (count === 0) return null;

  async function resolve(message: MessageView, decision: "sent" | "again") {
    await act(
      () => resolveMessageAction(workspaceSlug, { ref: message.id, decision }),
      t(decision === "sent" ? "markedSent" : "sentAgain"),
    );
    void queryClient.invalidateQueries({ queryKey: campaignKeys.one(workspaceSlug, campaign.id) });
  }

  return (
    <section
      aria-labelledby="unresolved-title"
      className="rounded-lg border border-warning-line bg-warning-soft p-5"
    >
      <h2 id="unresolved-title" className="flex items-center gap-2 font-medium">
        <CircleAlert aria-hidden="true" className="size-5 text-warning" />
        {t("title", { count })}
      </h2>
      <p className="mt-1 text-sm">{t("body")}</p>
      <ul className="mt-3 divide-y divide-line">
        {query.isPending ? <Skeleton className="my-2 h-8" /> : null}
        {query.data?.data.map((message) => (
          <li key={message.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2 text-sm">
            <span className="min-w-0 flex-1">
              <bdi className="font-medium tabular-nums">{readablePhone(message.phone)}</bdi>{" "}
              {message.name ? <bdi className="text-muted">{message.name}</bdi> : null}
            </span>
            {mayResolve ? (
              <span className="flex flex-wrap gap-2">
                <Button
                  variant="secondary"
                  size="sm"
                  disabled={busy}
                  onClick={() => void resolve(message, "sent")}
                >
                  {t("markSent")}
                </Button>
                <Button variant="secondary" size="sm" disabled={busy} onClick={() => setAsking(message)}>
                  {t("sendAgain")}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {onShowAll && count > SHOWN ? (
        <Button variant="ghost" size="sm" className="mt-2 -ms-2" onClick={onShowAll}>
          {t("more", { count })}
        </Button>
      ) : null}
      <AlertDialog
        open={asking !== null}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        title={t("confirmTitle", { phone: asking ? readablePhone(asking.phone) : "" })}
        description={t("confirmBody")}
        confirm={t("confirm")}
        dismiss={t("keep")}
        tone="danger"
        onConfirm={() => (asking ? void resolve(asking, "again") : undefined)}
      />
    </section>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { useCodeWords } from "@/components/forms/use-code-words";
import { Link } from "@/components/ui/link";
import { PhoneText } from "@/components/ui/phone-text";
import type { MessageView, Page } from "@/lib/campaigns/campaign.view";
import { campaignKeys, campaignUrl } from "../campaign-keys";
import { MessageStatusLabel } from "../message-status-label";

/** Nothing more can be heard of it. */
const isSettled = ({ status, tracked, finalAt }: MessageView) =>
  finalAt !== null || (status === "sent" && !tracked);
/** A net under the live hints, while a report may still come. */
const ASKED_MS = 15_000;

interface TestResultsProps {
  workspaceSlug: string;
  /** The campaigns of one that the tests are, newest first. */
  tests: readonly string[];
}

/** Who got the tests of this draft, beside what they show. */
export function TestResults({ workspaceSlug, tests }: TestResultsProps) {
  const t = useTranslations("campaigns.compose.test");
  const titleId = useId();
  if (tests.length === 0) return null;
  return (
    <section aria-labelledby={titleId} className="rounded-lg border border-line bg-surface p-4">
      <h3 id={titleId} className="text-sm font-medium">
        {t("results")}
      </h3>
      <ul aria-live="polite" className="mt-2 flex flex-col gap-2">
        {tests.map((id) => (
          <Result key={id} workspaceSlug={workspaceSlug} campaignId={id} />
        ))}
      </ul>
    </section>
  );
}

function Result({ workspaceSlug, campaignId }: { workspaceSlug: string; campaignId: string }) {
  const t = useTranslations("campaigns.compose.test");
  const words = useCodeWords();
  const { data } = useQuery({
    queryKey: [...campaignKeys.one(workspaceSlug, campaignId), "short"],
    queryFn: ({ signal }) =>
      fetchJson<Page<MessageView>>(campaignUrl(workspaceSlug, `/${campaignId}/messages?limit=100`), signal),
    refetchInterval: ({ state }) => (state.data?.data.every(isSettled) ? false : ASKED_MS),
  });
  const message = data?.data.at(-1);
  if (message === undefined) return null;
  const { status, failureCode, phone } = message;
  return (
    <li className="flex flex-col gap-0.5 text-sm">
      <span className="flex flex-wrap items-center justify-between gap-x-3">
        <Link
          href={`/${workspaceSlug}/campaigns/${campaignId}`}
          className="underline underline-offset-2"
          title={t("see")}
        >
          <PhoneText phone={phone} />
        </Link>
        <MessageStatusLabel {...message} />
      </span>
      {failureCode && status !== "delivered" ? (
        <span className="text-xs text-muted">{words(failureCode)}</span>
      ) : null}
    </li>
  );
}

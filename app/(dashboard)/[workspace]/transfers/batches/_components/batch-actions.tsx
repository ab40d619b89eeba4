"use client";

import { Download, Repeat2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { BatchDetailView } from "@/lib/transfers/batch.view";
import { beginDraft } from "./batch-draft";

interface BatchActionsProps {
  workspaceSlug: string;
  batch: BatchDetailView;
  mayCreate: boolean;
}

/** The lines as a file, and those that the gateway refused as a new list. */
export function BatchActions({ workspaceSlug, batch, mayCreate }: BatchActionsProps) {
  const t = useTranslations("batches");
  const router = useRouter();
  const refused = batch.transfers.filter(({ status }) => status === "refused");
  return (
    <>
      <Button asChild variant="secondary">
        <a href={`/api/app/${workspaceSlug}/transfers/batches/${batch.id}/export`} download>
          <Download aria-hidden="true" className="size-4" />
          {t("export")}
        </a>
      </Button>
      {mayCreate && refused.length > 0 ? (
        <Button
          onClick={() => {
            beginDraft(
              workspaceSlug,
              refused.map(({ customer, credits }) => ({
                customer: customer.username,
                amount: String(credits),
              })),
            );
            router.push(`/${workspaceSlug}/transfers/batches/new`);
          }}
        >
          <Repeat2 aria-hidden="true" className="size-4" />
          {t("repeatRefused", { lines: refused.length })}
        </Button>
      ) : null}
    </>
  );
}

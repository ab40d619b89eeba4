"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import type { CustomerView } from "@/lib/customers/customer.view";
import { archiveCustomersAction } from "../actions";
import { beginDraft } from "../batches/_components/batch-draft";
import type { TransferSetting } from "./transfer-setting";

/** As many as one batch may have. */
const MOST = 500;

interface CustomerSelectionProps {
  workspaceSlug: string;
  chosen: CustomerView[];
  /** The list shows archived ones. */
  archived: boolean;
  may: TransferSetting["may"];
  onAll: () => void;
  onClear: () => void;
  onDone: () => void;
}

/** How many are chosen, and what is done with all of them. */
export function CustomerSelection(props: CustomerSelectionProps) {
  const { workspaceSlug, chosen, archived, may, onAll, onClear, onDone } = props;
  const t = useTranslations("transfers.people");
  const router = useRouter();
  const { act, busy } = useAct({ onDone });
  const count = chosen.length;

  function transfer(): void {
    beginDraft(
      workspaceSlug,
      chosen.map(({ username, usualCredits }) => ({
        customer: username,
        amount: usualCredits === null ? "" : String(usualCredits),
      })),
    );
    router.push(`/${workspaceSlug}/transfers/batches/new`);
  }
  return (
    <section
      aria-label={t("chosen", { count })}
      className="sticky bottom-3 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-raised px-4 py-2.5 text-sm shadow-lg"
    >
      <p role="status" className="font-medium tabular-nums">
        {t("chosen", { count })}
      </p>
      <Button variant="link" onClick={onAll}>
        {t("chooseShown")}
      </Button>
      <Button variant="link" onClick={onClear}>
        {t("chooseNone")}
      </Button>
      <div className="ms-auto flex flex-wrap items-center gap-2">
        {may.editCustomers ? (
          <Button
            variant="secondary"
            disabled={busy || count > MOST}
            onClick={() =>
              void act(
                () =>
                  archiveCustomersAction(workspaceSlug, {
                    customerIds: chosen.map(({ id }) => id),
                    archived: !archived,
                  }),
                ({ changed }) => t(archived ? "restoredMany" : "archivedMany", { count: changed }),
              )
            }
          >
            {t(archived ? "restoreMany" : "archiveMany", { count })}
          </Button>
        ) : null}
        {may.create && !archived ? (
          <Button disabled={count > MOST} onClick={transfer}>
            {t("transferMany", { count })}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

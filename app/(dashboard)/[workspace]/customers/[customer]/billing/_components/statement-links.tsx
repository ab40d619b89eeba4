"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { useMoney } from "@/components/forms/use-money";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import type { StatementLinkView } from "@/lib/billing/billing.view";
import { withdrawStatementLinkAction } from "../actions";

interface StatementLinksProps {
  workspaceSlug: string;
  links: readonly StatementLinkView[];
  mayEdit: boolean;
}

/** Links that were given out, each until it expires or is withdrawn. */
export function StatementLinks({ workspaceSlug, links, mayEdit }: StatementLinksProps) {
  const t = useTranslations("billing");
  const format = useFormatter();
  const { day } = useMoney();
  const { act, busy } = useAct({ withoutFields: true });
  if (links.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("links")} />
      <ul className="divide-y divide-line border-t border-line">
        {links.map((link) => (
          <li
            key={link.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm sm:px-5"
          >
            <div className="min-w-0 flex-1 basis-48">
              <p>{link.from && link.to ? `${day(link.from)} – ${day(link.to)}` : t("rolling")}</p>
              <p className="text-xs text-muted">
                {t("linkUntil", {
                  day: format.dateTime(new Date(link.expiresAt), { dateStyle: "medium" }),
                  name: link.byName,
                })}
              </p>
            </div>
            <Badge tone={link.state === "open" ? "success" : "neutral"}>
              {t(`linkStates.${link.state}`)}
            </Badge>
            {link.state === "open" && mayEdit ? (
              <AlertDialog
                trigger={
                  <Button variant="ghost" size="sm">
                    {t("withdraw")}
                  </Button>
                }
                title={t("withdrawTitle")}
                description={t("withdrawHelp")}
                confirm={t("withdraw")}
                tone="danger"
                busy={busy}
                onConfirm={() =>
                  act(() => withdrawStatementLinkAction(workspaceSlug, { id: link.id }), t("withdrawn"))
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

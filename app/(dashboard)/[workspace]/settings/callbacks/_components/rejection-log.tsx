"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useAct } from "@/components/forms/use-act";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CallbackRejectionView } from "@/lib/gateway-accounts/gateway-account.view";
import { replayCallbackAction } from "../actions";
import { RawCall } from "./raw-call";

/**
 * Calls that were rejected, why, and a way to take each through the endpoint again once that is
 * mended.
 */
export function RejectionLog({
  workspaceSlug,
  rejections,
}: {
  workspaceSlug: string;
  rejections: CallbackRejectionView[];
}) {
  const t = useTranslations("gateway.callbacks");
  const { act, busy } = useAct();

  async function again(id: string) {
    const result = await act(() => replayCallbackAction(workspaceSlug, { id }));
    if (!result) return;
    if (result.data.accepted) toast.success(t("replayOk"));
    else toast.error(t("replayNo", { status: String(result.data.status) }));
  }

  return (
    <Card>
      <CardHeader
        title={t("rejections")}
        description={rejections.length === 0 ? t("noRejections") : undefined}
      />
      {rejections.length === 0 ? null : (
        <Table label={t("rejections")}>
          <TableHead>
            <tr>
              <TableHeader className="max-sm:hidden">{t("when")}</TableHeader>
              <TableHeader>{t("what")}</TableHeader>
              <TableHeader>{t("reason")}</TableHeader>
              <TableHeader>
                <span className="sr-only">{t("replay")}</span>
              </TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {rejections.map((call) => (
              <TableRow key={call.id}>
                <TableCell className="text-muted max-sm:hidden">
                  <RelativeTime at={call.at} />
                </TableCell>
                <TableCell>
                  <RawCall
                    what={call.kind === "inbound-messages" ? t("inboundText") : t("report")}
                    ip={call.ip}
                    raw={call.raw}
                    at={call.at}
                  />
                </TableCell>
                <TableCell>{call.reason}</TableCell>
                <TableCell className="text-end">
                  {call.replayedAt ? (
                    <Badge>{t("replayed")}</Badge>
                  ) : (
                    <Button variant="secondary" size="sm" disabled={busy} onClick={() => void again(call.id)}>
                      {t("replay")}
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}

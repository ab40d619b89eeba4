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
import { replay } from "../actions";

/** Calls that were turned away, why, and a way to take each through the door again once that is mended. */
export function RejectionLog({ workspaceSlug, rejections }: { workspaceSlug: string; rejections: CallbackRejectionView[] }) {
  const t = useTranslations("gateway.callbacks");
  const { act, busy } = useAct();

  async function again(id: string) {
    const result = await act(() => replay(workspaceSlug, { id }));
    if (!result) return;
    if (result.data.accepted) toast.success(t("replayOk"));
    else toast.error(t("replayNo", { status: result.data.status }));
  }

  return (
    <Card>
      <CardHeader title={t("rejections")} description={rejections.length === 0 ? t("noRejections") : undefined} />
      {rejections.length === 0 ? null : (
        <Table label={t("rejections")}>
          <TableHead>
            <tr>
              <TableHeader>{t("when")}</TableHeader>
              <TableHeader>{t("from")}</TableHeader>
              <TableHeader>{t("raw")}</TableHeader>
              <TableHeader>{t("reason")}</TableHeader>
              <TableHeader>{t("replay")}</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {rejections.map((call) => (
              <TableRow key={call.id}>
                <TableCell>
                  <RelativeTime at={call.at} />
                </TableCell>
                <TableCell className="tabular-nums">{call.ip ?? "–"}</TableCell>
                <TableCell>
                  <code className="block max-w-72 truncate text-xs">{call.raw}</code>
                </TableCell>
                <TableCell className="min-w-40">{call.reason}</TableCell>
                <TableCell className="text-right">
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

import { useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CallbackCallView } from "@/lib/gateway-accounts/gateway-account.view";

/** Who called last, and what became of it. */
export function CallLog({ calls }: { calls: CallbackCallView[] }) {
  const t = useTranslations("gateway.callbacks");
  return (
    <Card>
      <CardHeader title={t("calls")} description={calls.length === 0 ? t("noCalls") : undefined} />
      {calls.length === 0 ? null : (
        <Table label={t("calls")}>
          <TableHead>
            <tr>
              <TableHeader>{t("when")}</TableHeader>
              <TableHeader>{t("what")}</TableHeader>
              <TableHeader>{t("from")}</TableHeader>
              <TableHeader>{t("raw")}</TableHeader>
              <TableHeader>{t("result")}</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {calls.map((call) => (
              <TableRow key={call.id}>
                <TableCell>
                  <RelativeTime at={call.at} />
                </TableCell>
                <TableCell className="whitespace-nowrap">{call.kind === "report" ? t("report") : t("inboundText")}</TableCell>
                <TableCell className="tabular-nums">{call.ip ?? "–"}</TableCell>
                <TableCell>
                  <code className="block max-w-72 truncate text-xs">{call.raw || "–"}</code>
                </TableCell>
                <TableCell className="min-w-40">{call.result}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}

import { useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CallbackCallView } from "@/lib/gateway-accounts/gateway-account.view";
import { RawCall } from "./raw-call";

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
              <TableHeader className="max-sm:hidden">{t("when")}</TableHeader>
              <TableHeader>{t("what")}</TableHeader>
              <TableHeader>{t("result")}</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {calls.map((call) => (
              <TableRow key={call.id}>
                <TableCell className="text-muted max-sm:hidden">
                  <RelativeTime at={call.at} />
                </TableCell>
                <TableCell>
                  <RawCall
                    what={call.kind === "report" ? t("report") : t("inboundText")}
                    ip={call.ip}
                    raw={call.raw}
                    at={call.at}
                  />
                </TableCell>
                <TableCell>{call.result}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}

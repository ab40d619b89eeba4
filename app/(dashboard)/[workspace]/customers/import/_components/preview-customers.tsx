"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardFooter, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CustomerLine } from "@/lib/customers/customer-rows.rules";

/** As many rows as are drawn of each kind; the counts are of all. */
const SHOWN = 100;

interface PreviewCustomersProps {
  lines: readonly CustomerLine[];
  /** Usernames that are in the list already. */
  known: ReadonlySet<string>;
  fresh: number;
  busy: boolean;
  onAdd: () => void;
}

/** What is new, what is there already, and what cannot be added and why. The refused ones first. */
export function PreviewCustomers({ lines, known, fresh, busy, onAdd }: PreviewCustomersProps) {
  const t = useTranslations("customers.import");
  const people = useTranslations("transfers.people");
  const format = useFormatter();
  const refused = lines.filter(({ problem }) => problem !== null);
  const there = lines.filter(({ problem, username }) => problem === null && known.has(username));
  const added = lines.filter(({ problem, username }) => problem === null && !known.has(username));
  const rows = [...refused.slice(0, SHOWN), ...there.slice(0, SHOWN), ...added.slice(0, SHOWN)];
  return (
    <Card>
      <CardHeader
        title={t("preview")}
        description={t("counts", { fresh, there: there.length, refused: refused.length })}
      />
      <Table label={t("preview")}>
        <TableHead>
          <TableRow>
            <TableHeader numeric>{t("row")}</TableHeader>
            <TableHeader>{t("what")}</TableHeader>
            <TableHeader>{people("username")}</TableHeader>
            <TableHeader>{people("name")}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ row, username, name, problem }) => (
            <TableRow key={row}>
              <TableCell numeric>{format.number(row)}</TableCell>
              <TableCell>
                {problem !== null ? (
                  <Badge tone="danger">{t(`problems.${problem}`)}</Badge>
                ) : known.has(username) ? (
                  <Badge tone="neutral">{t("known")}</Badge>
                ) : (
                  <Badge tone="success">{t("new")}</Badge>
                )}
              </TableCell>
              <TableCell className="break-all">{username}</TableCell>
              <TableCell className="break-words">{name}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length < lines.length ? (
        <p className="px-4 py-3 text-sm text-muted sm:px-5">
          {t("more", { count: lines.length - rows.length })}
        </p>
      ) : null}
      <CardFooter>
        <Button loading={busy} disabled={fresh === 0} onClick={onAdd}>
          {t("add", { count: fresh })}
        </Button>
      </CardFooter>
    </Card>
  );
}

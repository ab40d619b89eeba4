"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { daysOfMonth, monthBefore } from "@/lib/billing/period.rules";

interface StatementChoiceProps {
  workspaceSlug: string;
  customerId: string;
  today: string;
  /** The days that are shown; else this month. */
  shown?: { from: string; to: string };
}

/** Which days of the account to look at. */
export function StatementChoice({ workspaceSlug, customerId, today, shown }: StatementChoiceProps) {
  const t = useTranslations("billing");
  const [period, setPeriod] = useState(shown ?? daysOfMonth(today.slice(0, 7)));
  const to = (days: { from: string; to: string }) =>
    `/${workspaceSlug}/customers/${customerId}/billing/statement?${new URLSearchParams(days)}`;
  return (
    <Card>
      <CardHeader title={t("statement")} description={t("statementLead")} />
      <CardBody className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          <Button asChild variant="secondary" size="sm">
            <Link href={to(daysOfMonth(today.slice(0, 7)))}>{t("thisMonth")}</Link>
          </Button>
          <Button asChild variant="secondary" size="sm">
            <Link href={to(daysOfMonth(monthBefore(today, 1)))}>{t("lastMonth")}</Link>
          </Button>
        </div>
        <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
          <Field label={t("from")}>
            <Input
              type="date"
              value={period.from}
              onChange={(event) => setPeriod({ ...period, from: event.target.value })}
            />
          </Field>
          <Field label={t("to")}>
            <Input
              type="date"
              value={period.to}
              onChange={(event) => setPeriod({ ...period, to: event.target.value })}
            />
          </Field>
          <Button asChild variant="secondary">
            <Link href={to(period)}>{t("show")}</Link>
          </Button>
        </div>
      </CardBody>
    </Card>
  );
}

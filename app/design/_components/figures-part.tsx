"use client";

import { CheckCheck, CircleX, Send, Wallet } from "lucide-react";
import { TimeChart } from "@/components/charts/time-chart";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StackedBar } from "@/components/ui/stacked-bar";
import { Stat, StatGroup } from "@/components/ui/stat";
import { statusLook } from "@/components/ui/status-look";
import { useNumberFormat } from "@/components/ui/use-number-format";

const STATUSES = [
  { status: "delivered", label: "Delivered", count: 3204 },
  { status: "sent", label: "Sent", count: 611 },
  { status: "sending", label: "Sending", count: 160 },
  { status: "queued", label: "Queued", count: 480 },
  { status: "unresolved", label: "Unresolved", count: 58 },
  { status: "unknown", label: "Unknown", count: 44 },
  { status: "expired", label: "Expired", count: 97 },
  { status: "failed", label: "Failed", count: 120 },
  { status: "rejected", label: "Rejected", count: 33 },
  { status: "suppressed", label: "Opted out", count: 41 },
  { status: "canceled", label: "Cancelled", count: 20 },
];

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  hour: `${String(hour).padStart(2, "0")}:00`,
  delivered: Math.round(120 + 90 * Math.sin(hour / 3.2) + (hour % 5) * 12),
  failed: Math.round(12 + 8 * Math.cos(hour / 2.6)),
}));

export function FiguresPart() {
  const { formatNumber } = useNumberFormat();
  return (
    <>
      <StatGroup>
        <Stat
          label="Sent"
          value={formatNumber(4868)}
          hint="of 4,868 recipients"
          icon={Send}
          iconClassName={statusLook("sent").ink}
        />
        <Stat
          label="Delivered"
          value="84.2 %"
          hint="3,204 of 3,805 reported"
          icon={CheckCheck}
          iconClassName={statusLook("delivered").ink}
        />
        <Stat
          label="Failed"
          value={formatNumber(250)}
          hint="5.1 %"
          icon={CircleX}
          iconClassName={statusLook("failed").ink}
        />
        <Stat
          label="Balance"
          value={formatNumber(18_402)}
          hint="about 9 days at this rate"
          icon={Wallet}
          tone="warning"
        />
      </StatGroup>
      <Card>
        <CardHeader
          title="Where every message is"
          description="4,868 recipients · 62 a second · about 40 seconds left"
        />
        <CardBody>
          <StackedBar label="Messages by status" segments={STATUSES} size="lg" legend />
        </CardBody>
      </Card>
      <div className="grid gap-6 lg:grid-cols-2">
        <Card>
          <CardBody>
            <TimeChart
              title="Delivered by hour"
              sentence="Most messages arrived between 04:00 and 07:00."
              kind="area"
              data={HOURS}
              x="hour"
              xLabel="Hour"
              series={[
                { key: "delivered", label: "Delivered", color: statusLook("delivered").color },
                { key: "failed", label: "Failed", color: statusLook("failed").color },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardBody>
            <TimeChart
              title="Balance"
              sentence="It fell by 1,240 credits this week."
              kind="bar"
              data={HOURS.slice(0, 12)}
              x="hour"
              xLabel="Hour"
              series={[{ key: "delivered", label: "Credits" }]}
            />
            <ProgressBar className="mt-6" label="Import" done={640} total={1000} />
          </CardBody>
        </Card>
      </div>
    </>
  );
}

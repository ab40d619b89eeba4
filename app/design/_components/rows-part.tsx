"use client";

import { Megaphone } from "lucide-react";
import { useState } from "react";
import { VirtualTable } from "@/components/data-table/virtual-table";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { DataList } from "@/components/ui/data-list";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PhoneText } from "@/components/ui/phone-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

const NAMES = ["Nur Aisyah binti Rahman", "陳大文", "அருண் குமார்", "محمد علي", "Siti Zainab", "Lim Wei Jie"];
const STATUSES = ["delivered", "sent", "failed", "queued", "unresolved", "expired", "delivered"];
const START = Date.UTC(2026, 10, 24, 3, 0, 0);
const ROWS = Array.from({ length: 5000 }, (_, index) => ({
  id: String(index),
  name: NAMES[index % NAMES.length] ?? "",
  phone: `6012${String(3456789 + index * 37).padStart(7, "0")}`,
  status: STATUSES[index % STATUSES.length] ?? "queued",
  at: START - index * 61_000,
}));

const word = (status: string) => status.charAt(0).toUpperCase() + status.slice(1);

export function RowsPart() {
  const [openId, setOpenId] = useState<string | null>(null);
  const [count, setCount] = useState(100);
  const opened = ROWS.find((row) => row.id === openId);
  return (
    <>
      <VirtualTable
        label="Recipients"
        className="h-80"
        rows={ROWS.slice(0, count)}
        rowId={(row) => row.id}
        hasNextPage={count < ROWS.length}
        fetchNextPage={() => setCount(count + 100)}
        onOpen={(row) => setOpenId(row.id)}
        openId={openId}
        columns={[
          {
            id: "name",
            header: "Name",
            width: "minmax(0, 2fr)",
            cell: (row) => <SafeText text={row.name} />,
          },
          { id: "phone", header: "Phone", width: "10rem", cell: (row) => <PhoneText phone={row.phone} /> },
          {
            id: "status",
            header: "Status",
            width: "9rem",
            cell: (row) => <StatusBadge status={row.status} label={word(row.status)} />,
          },
          {
            id: "at",
            header: "When",
            width: "8rem",
            align: "end",
            hideBelow: "md",
            cell: (row) => <RelativeTime at={row.at} />,
          },
        ]}
      />
      <Sheet open={opened !== undefined} onOpenChange={() => setOpenId(null)}>
        <SheetContent
          title={opened?.name ?? ""}
          description={opened ? <PhoneText phone={opened.phone} /> : null}
        >
          <DataList
            items={[
              {
                label: "Status",
                value: (
                  <StatusBadge status={opened?.status ?? "queued"} label={word(opened?.status ?? "queued")} />
                ),
              },
              { label: "When", value: <RelativeTime at={opened?.at} absolute /> },
            ]}
          />
        </SheetContent>
      </Sheet>
      <Card>
        <CardHeader title="A small table" />
        <Table label="A small table">
          <TableHead>
            <TableRow>
              <TableHeader>Sender</TableHeader>
              <TableHeader>Text</TableHeader>
              <TableHeader numeric>Parts</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            <TableRow>
              <TableCell>KEDAI</TableCell>
              <TableCell>
                <SafeText text={"Selamat pagi! pay\u202Egnp \u200Bhere"} />
              </TableCell>
              <TableCell numeric>2</TableCell>
            </TableRow>
            <TableRow>
              <TableCell>62003</TableCell>
              <TableCell>您好，您的包裹已到达。</TableCell>
              <TableCell numeric>1</TableCell>
            </TableRow>
          </TableBody>
        </Table>
      </Card>
      <div className="grid gap-6 lg:grid-cols-2">
        <Card>
          <EmptyState
            icon={Megaphone}
            title="No campaigns yet"
            description="Write one message, choose who gets it, and watch it arrive."
            action={<Button>New campaign</Button>}
          />
        </Card>
        <Card>
          <ErrorState reference="01JD7K3V9P" onRetry={() => undefined} />
        </Card>
      </div>
    </>
  );
}

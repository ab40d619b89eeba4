"use client";

import { Plus } from "lucide-react";
import { LiveIndicator } from "@/components/live/live-indicator";
import { AppShell } from "@/components/shell/app-shell";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StatusBadge } from "@/components/ui/status-badge";
import { ControlsPart } from "./controls-part";
import { FiguresPart } from "./figures-part";
import { OverlaysPart } from "./overlays-part";
import { RowsPart } from "./rows-part";

const DEMO = { slug: "design", name: "Kedai Seri Canang" };

/** The kit in its own shell, with made-up content. */
export function Gallery() {
  return (
    <AppShell
      workspace={DEMO}
      workspaces={[DEMO, { slug: "other", name: "陳記茶室" }]}
      user={{ name: "Nur Aisyah", email: "aisyah@example.com", role: "Marketer" }}
      nav={[
        { id: "overview", href: "/design" },
        { id: "campaigns" },
        { id: "contacts" },
        { id: "lists" },
        { id: "templates" },
        { id: "inbox", badge: 7 },
        { id: "credit" },
        { id: "transfers" },
        { id: "suppressions" },
        { id: "settings" },
      ]}
      commands={[{ id: "new", label: "New campaign", href: "/design", keywords: "send, write" }]}
      signOut={() => undefined}
      status={
        <>
          <LiveIndicator />
          <Badge tone="outline" className="tabular-nums">
            18,402 credits
          </Badge>
        </>
      }
      alarm={
        <Notice
          wide
          tone="warning"
          title="Sending is paused: the gateway refused our password"
          description="No message is lost. Enter the new password and sending goes on by itself."
        >
          <Button variant="secondary" size="sm">
            Open the account
          </Button>
        </Notice>
      }
    >
      <div className="flex flex-col gap-6">
        <PageHeader
          title="Hari Raya offer"
          description="Sent to everyone in Loyal customers and Klang Valley, without those who opted out."
          breadcrumbs={[{ label: "Campaigns", href: "/design" }]}
          badge={<StatusBadge pill status="sending" label="Sending" />}
          actions={
            <>
              <Button variant="secondary">Pause</Button>
              <Button>
                <Plus aria-hidden="true" />
                New campaign
              </Button>
            </>
          }
        />
        <FiguresPart />
        <RowsPart />
        <ControlsPart />
        <OverlaysPart />
      </div>
    </AppShell>
  );
}

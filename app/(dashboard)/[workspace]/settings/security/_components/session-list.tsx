"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SessionView } from "@/lib/members/member.view";
import { endOwnSessionAction } from "../actions";

interface SessionListProps {
  workspaceSlug: string;
  sessions: SessionView[];
  /** Minutes without anything done after which a sign-in ends. */
  idleMinutes: number;
}

export function SessionList({ workspaceSlug, sessions, idleMinutes }: SessionListProps) {
  const t = useTranslations("settings.security");
  const { act, busy } = useAct();
  const end = (sessionId: string) => act(() => endOwnSessionAction(workspaceSlug, { sessionId }), t("ended"));
  const deviceText = ({ browser, system }: SessionView["device"]) =>
    browser && system ? t("deviceOn", { browser, system }) : browser || system || t("unknownDevice");
  return (
    <Card>
      <CardHeader
        title={t("sessions")}
        description={t("sessionsLead", { minutes: idleMinutes })}
        actions={
          sessions.length > 1 ? (
            <Button size="sm" variant="secondary" disabled={busy} onClick={() => end("others")}>
              {t("endOthers")}
            </Button>
          ) : undefined
        }
      />
      <ul className="divide-y divide-line border-line border-t">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {deviceText(session.device)}
                {session.current ? <Badge tone="success">{t("here")}</Badge> : null}
              </p>
              <p className="text-muted">
                {session.ip ?? t("unknownAddress")} · {t("lastSeen")} <RelativeTime at={session.lastSeenAt} />
              </p>
            </div>
            {session.current ? null : (
              <Button size="sm" variant="danger-ghost" disabled={busy} onClick={() => end(session.id)}>
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { withConfirmation } from "@/components/forms/confirm-request";
import { useLive } from "@/components/live/live-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { launchCampaignAction } from "../../../actions";
import { AskNote } from "./ask-note";
import { LaunchSteps } from "./launch-steps";
import { useLaunch } from "./use-launch";

/** *Sending…* has an end, unless the launch itself says that it goes on. */
const PATIENCE_MS = 75_000;
/** And an earlier one when the live connection hears nothing from the server either. */
const QUIET_MS = 20_000;
/** What a launch last said is believed so long. */
const HEARD_MS = 5_000;
/** Fewer are launched before anybody could read how far it is. */
const SLOW_RECIPIENTS = 10_000;

interface SendButtonProps {
  workspaceSlug: string;
  campaignId: string;
  recipients: number;
  scheduled: boolean;
  typedConfirmation: number | null;
  /** The same text went, or goes, to the same people: that it is meant is asked first. */
  repeats: boolean;
  stopped: boolean;
  /** Another person has to say yes first: it is asked for, not sent. */
  asks: boolean;
}

/**
 * The one button. It is never optimistic: the report opens when the server has said that the
 * campaign is launched. Pressing twice, in two tabs or after the back button launches once, because
 * only a draft can be launched (S1).
 */
export function SendButton({
  workspaceSlug,
  campaignId,
  recipients,
  scheduled,
  typedConfirmation,
  repeats,
  stopped,
  asks,
}: SendButtonProps) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("campaigns.check");
  const router = useRouter();
  const pressed = useRef(false);
  const [sending, setSending] = useState(false);
  const live = useLive();
  const liveNow = useRef(live);
  liveNow.current = live;
  const launch = useLaunch(workspaceSlug, campaignId, sending && recipients >= SLOW_RECIPIENTS);
  const heardAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (launch.dataUpdatedAt > 0 && launch.data?.launching) heardAt.current = performance.now();
  }, [launch.dataUpdatedAt, launch.data]);
  const [typed, setTyped] = useState("");
  const [meant, setMeant] = useState(false);
  const [note, setNote] = useState("");
  const ta = useTranslations("campaigns.approval");
  const [problem, setProblem] = useState<{ title: string; body: string; lost?: boolean } | null>(null);
  const confirmed = typedConfirmation === null || typed.replace(/[\s,.]/g, "") === String(recipients);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (pressed.current) return;
    if (!confirmed) return refuse(t("confirmBad", { number: recipients }));
    if (repeats && !meant) return refuse(t("limits.meanIt"));
    pressed.current = true;
    setSending(true);
    setProblem(null);
    // A late answer still counts: the report opens then, as if nothing had been said.
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const later = (millis: number, work: () => void) => void timers.add(setTimeout(work, millis));
    const doubt = () => (performance.now() - heardAt.current < HEARD_MS ? later(HEARD_MS, doubt) : lost());
    later(QUIET_MS, () => (liveNow.current === "live" ? undefined : doubt()));
    later(PATIENCE_MS, doubt);
    try {
      const confirmText = typedConfirmation !== null ? { confirmText: String(recipients) } : {};
      const repeat = repeats ? { confirmRepeat: true } : {};
      const asked = asks && note.trim() !== "" ? { note } : {};
      const input = { id: campaignId, expectedRecipients: recipients, ...confirmText, ...repeat, ...asked };
      const result = await withConfirmation(() => launchCampaignAction(workspaceSlug, input));
      // Still a draft: another person was asked, and this page says so.
      if (result.ok && result.data.status === "draft") return router.refresh();
      if (result.ok) return router.push(`/${workspaceSlug}/campaigns/${campaignId}`);
      refuse(Object.values(result.fields ?? {})[0] ?? result.message);
      if (["conflict", "import_running"].includes(result.code)) router.refresh();
    } catch (error) {
      if (isUnrecognizedAction(error)) refuse(t("outdated"));
      else lost();
    } finally {
      for (const timer of timers) clearTimeout(timer);
    }
  }

  function show(next: { title: string; body: string; lost?: boolean }) {
    pressed.current = false;
    setSending(false);
    setProblem(next);
  }
  function refuse(body: string) {
    show({ title: t("failed"), body });
  }
  /** It may have been launched: nobody knows before the campaign is looked at. */
  function lost() {
    show({ title: t("notHeard"), body: t(scheduled ? "notHeardScheduled" : "failedUnknown"), lost: true });
  }

  return (
    <form
      onSubmit={(event) => void send(event)}
      data-sticky-foot
      className="sticky bottom-0 flex flex-col gap-4 border-t border-line bg-canvas/95 py-4 backdrop-blur"
    >
      {problem ? (
        <Notice
          tone={problem.lost ? "warning" : "danger"}
          title={problem.title}
          description={problem.body}
          urgent
        >
          {problem.lost ? (
            <Button asChild variant="secondary" size="sm">
              {/* The whole page anew: what this one keeps may be older than the launch. */}
              <a href={`/${workspaceSlug}/campaigns/${campaignId}`}>{t("seeCampaign")}</a>
            </Button>
          ) : null}
        </Notice>
      ) : null}
      {asks ? <AskNote value={note} onChange={setNote} /> : null}
      {repeats ? (
        <Checkbox
          label={t("limits.again")}
          checked={meant}
          onCheckedChange={(checked) => setMeant(checked === true)}
        />
      ) : null}
      <div className="flex flex-wrap items-end justify-end gap-4">
        {sending && launch.data?.launching ? (
          <LaunchSteps launching={launch.data.launching} />
        ) : typedConfirmation !== null ? (
          <div className="min-w-60 flex-1">
            <Field
              label={t("confirmLabel", { number: formatNumber(recipients) })}
              description={t("confirmHelp", { limit: typedConfirmation })}
            >
              <Input
                inputMode="numeric"
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="tabular-nums"
              />
            </Field>
          </div>
        ) : null}
        <Button type="submit" size="lg" disabled={sending || stopped || recipients === 0} aria-busy={sending}>
          {asks
            ? ta(sending ? "asking" : "ask")
            : sending
              ? t(scheduled ? "scheduling" : "sending")
              : t(scheduled ? "schedule" : "send", { count: recipients })}
        </Button>
      </div>
    </form>
  );
}

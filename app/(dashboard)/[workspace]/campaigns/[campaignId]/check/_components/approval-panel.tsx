"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ApprovalReview } from "@/lib/campaigns/approval-review.view";
import { ApprovalDiff } from "./approval-diff";

interface ApprovalPanelProps {
  review: ApprovalReview;
  mayDecide: boolean;
  /** The yes is one for its later runs too. */
  recurs: boolean;
  /** What lists and segments are called, by their ids. */
  names: Readonly<Record<string, string>>;
  workspaceZone: string;
}

/** What was asked of another person, what became of it, and what is not as it was. */
export function ApprovalPanel({ review, mayDecide, recurs, names, workspaceZone }: ApprovalPanelProps) {
  const { approval, needed } = review;
  const shown = approval !== null && approval.state !== "approved";
  return (
    <>
      {shown ? <Asked {...{ review, mayDecide, recurs, workspaceZone }} /> : null}
      <ApprovalDiff
        title="diffSinceAsked"
        changes={shown ? review.sinceAsked : []}
        names={names}
        workspaceZone={workspaceZone}
      />
      <ApprovalDiff
        title="diffSinceBefore"
        changes={review.sinceBefore}
        names={names}
        workspaceZone={workspaceZone}
      />
      {needed !== null && approval?.state !== "waiting" ? <Needed review={review} /> : null}
    </>
  );
}

function Asked({ review, mayDecide, recurs, workspaceZone }: Omit<ApprovalPanelProps, "names">) {
  const t = useTranslations("campaigns.approval");
  const { approval, why, cannot } = review;
  if (approval === null || approval.state === "approved") return null;
  const { state, askedByName: name, note, recipients, credits, askedAt, expiresAt } = approval;
  const asked = t.rich("asked", {
    ...{ name, recipients, credits, why: why ?? "" },
    when: () => <RelativeTime at={askedAt} zone={workspaceZone} />,
  });
  const quoted = note === "" ? null : <Quote by={name} text={note} />;
  if (state === "waiting")
    return (
      <Notice
        tone="warning"
        title={t("title")}
        description={
          <div className="flex flex-col gap-1">
            <p>
              <bdi>{asked}</bdi>
            </p>
            {quoted}
            {recurs ? <p>{t("laterRuns")}</p> : null}
            <p>{t.rich("until", { time: () => <RelativeTime at={expiresAt} zone={workspaceZone} /> })}</p>
            {cannot === null && mayDecide ? null : (
              <>
                {cannot ? <p>{t("cannot", { why: cannot })}</p> : null}
                <Approvers names={review.approvers} />
              </>
            )}
            <p className="text-muted">{t("editEnds")}</p>
          </div>
        }
      />
    );
  return (
    <Notice
      tone={state === "declined" ? "danger" : "warning"}
      title={t(`${state}Title`, { name: approval.decidedByName ?? "" })}
      description={
        <div className="flex flex-col gap-1">
          {approval.decisionNote === "" ? null : (
            <Quote by={approval.decidedByName ?? ""} text={approval.decisionNote} />
          )}
          <p>{t(`${state}Body`, { name })}</p>
        </div>
      }
    />
  );
}

function Quote({ by, text }: { by: string; text: string }) {
  const t = useTranslations("campaigns.approval");
  return (
    <figure>
      <figcaption className="text-xs text-muted">
        <bdi>{t("note", { name: by })}</bdi>
      </figcaption>
      <blockquote dir="auto" className="border-s-2 border-line-strong ps-3 break-words whitespace-pre-wrap">
        {text}
      </blockquote>
    </figure>
  );
}

function Needed({ review }: { review: ApprovalReview }) {
  const t = useTranslations("campaigns.approval");
  return (
    <Notice
      tone="info"
      title={t("needed")}
      description={
        <>
          <p>{t("neededBody", { why: review.needed ?? "" })}</p>
          <Approvers names={review.approvers} />
        </>
      }
    />
  );
}

function Approvers({ names }: { names: string[] }) {
  const t = useTranslations("campaigns.approval");
  return (
    <p>
      <bdi>{names.length === 0 ? t("nobody") : t("approvers", { names: names.join(", ") })}</bdi>
    </p>
  );
}

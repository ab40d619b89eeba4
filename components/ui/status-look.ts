import {
  Ban,
  CheckCheck,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CirclePause,
  CircleSlash,
  CircleX,
  ClockAlert,
  Eye,
  FilePen,
  Hourglass,
  type LucideIcon,
  Pause,
  Send,
  SendHorizontal,
} from "lucide-react";

export interface StatusLook {
  icon: LucideIcon;
  /** Class for icon and word. */
  ink: string;
  /** Class for a bar or a dot. */
  fill: string;
  /** The colour itself, for charts. */
  color: string;
}

function look(icon: LucideIcon, ink: string, fill: string, name: string): StatusLook {
  return { icon, ink, fill, color: `var(--status-${name})` };
}

const QUEUED = look(Hourglass, "text-status-queued-ink", "bg-status-queued", "queued");
const SENDING = look(SendHorizontal, "text-status-sending-ink", "bg-status-sending", "sending");
const CANCELED = look(CircleDashed, "text-status-canceled-ink", "bg-status-canceled", "canceled");
const DONE = look(CircleCheck, "text-status-delivered-ink", "bg-status-delivered", "delivered");
const WAITS = look(CircleAlert, "text-status-unresolved-ink", "bg-status-unresolved hatched", "unresolved");

/**
 * Each status has its own icon and its own shade, and stands beside its word. Of messages first,
 * then of what else has a status.
 */
const LOOKS: Record<string, StatusLook> = {
  queued: QUEUED,
  sending: SENDING,
  sent: look(Send, "text-status-sent-ink", "bg-status-sent", "sent"),
  delivered: look(CheckCheck, "text-status-delivered-ink", "bg-status-delivered", "delivered"),
  read: look(Eye, "text-status-read-ink", "bg-status-read", "read"),
  heldByGateway: look(CirclePause, "text-status-held-ink", "bg-status-held", "held"),
  failed: look(CircleX, "text-status-failed-ink", "bg-status-failed", "failed"),
  expired: look(ClockAlert, "text-status-expired-ink", "bg-status-expired", "expired"),
  rejected: look(CircleSlash, "text-status-rejected-ink", "bg-status-rejected", "rejected"),
  unknown: look(CircleHelp, "text-status-unknown-ink", "bg-status-unknown", "unknown"),
  unresolved: WAITS,
  suppressed: look(Ban, "text-status-suppressed-ink", "bg-status-suppressed", "suppressed"),
  canceled: CANCELED,
  awaiting_approval: WAITS,
  draft: look(FilePen, "text-status-queued-ink", "bg-status-queued", "queued"),
  scheduled: look(Hourglass, "text-status-sent-ink", "bg-status-sent", "sent"),
  paused: look(Pause, "text-status-expired-ink", "bg-status-expired", "expired"),
  finished: DONE,
  done: DONE,
  succeeded: DONE,
  active: DONE,
  pending: QUEUED,
  running: SENDING,
  untracked: look(Send, "text-status-sent-ink", "bg-status-sent", "sent"),
};

/** How a status looks; one that is not known looks like one that waits its turn. */
export function statusLook(status: string): StatusLook {
  return LOOKS[status] ?? QUEUED;
}

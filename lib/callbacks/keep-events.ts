import type { CallbackOwner } from "@/lib/callback-tokens/callback-tokens";
import { keepPreference } from "@/lib/callbacks/keep-preference";
import { storableText } from "@/lib/core/storable-text";
import { ReportIntake } from "@/lib/delivery-reports/report-intake";
import type { IncomingReport } from "@/lib/delivery-reports/store-reports";
import type { CallbackEvent } from "@/lib/gateways/callback.view";
import { receiveInboundMessage } from "@/lib/inbox/receive-inbound-message";
import { log } from "@/lib/platform/log";
import { processMetrics } from "@/lib/platform/process-metrics";
import { learnPeople } from "@/lib/whatsapp-people/learn-people";

const MOST_OF_A_REPORT = 4096;

interface Arrival {
  ip: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

const shared = globalThis as { canangIntake?: ReportIntake };

function intake(): ReportIntake {
  shared.canangIntake ??= new ReportIntake({
    onError: (error) =>
      log().error({ err: error }, "stored reports could not be applied; the worker's sweep applies them"),
    onApplied: countReports,
  });
  return shared.canangIntake;
}

function countReports(reports: readonly IncomingReport[]): void {
  const { reports: counter, callbackLag } = processMetrics();
  const now = Date.now();
  const counts = new Map<string, number>();
  for (const { statusCode, receivedAt } of reports) {
    counts.set(statusCode, (counts.get(statusCode) ?? 0) + 1);
    callbackLag.observe((now - receivedAt) / 1000);
  }
  for (const [code, count] of counts) counter.inc({ status_code: code }, count);
}

/**
 * Stores what a call says; settles when all of it is committed. One thing that Postgres cannot hold
 * must not keep a batch of others from being stored, so it is cut and cleaned here, whatever its
 * gateway sent.
 */
export async function keepEvents(
  owner: CallbackOwner,
  events: readonly CallbackEvent[],
  call: Arrival,
): Promise<void> {
  const [first] = events;
  // Nearly every call: there is nothing to collect and to wait for together.
  if (events.length === 1 && first?.kind === "report" && first.recipient === undefined)
    return intake().add(reportOf(owner, first, call));
  await Promise.all(
    events.flatMap((event) => (event.kind === "report" ? [intake().add(reportOf(owner, event, call))] : [])),
  );
  await learnPeople(
    owner,
    events.flatMap((event) =>
      event.kind === "report" && event.recipient ? [{ ...event.recipient, messageId: event.id }] : [],
    ),
  );
  const { workspaceId, gatewayAccountId, gatewayKind } = owner;
  for (const event of events) {
    if (event.kind === "preference") await keepPreference(owner, event, call.receivedAt);
    if (event.kind !== "inbound") continue;
    await receiveInboundMessage({
      workspaceId,
      gatewayAccountId,
      gatewayKind,
      phone: event.phone === null ? null : clean(event.phone, 32),
      ...(event.userId === undefined ? {} : { userId: event.userId }),
      ...(event.profileName === undefined ? {} : { profileName: clean(event.profileName, 200) }),
      shortCode: clean(event.to, 32),
      contentType: clean(event.contentType, 8),
      text: storableText(event.text),
      shown: storableText(event.shown),
      sure: event.sure,
      part: event.part,
      ...(event.id === undefined ? {} : { id: clean(event.id, 255) }),
      ...(event.writtenAt === undefined ? {} : { writtenAt: event.writtenAt }),
      ...(event.media === undefined
        ? {}
        : { media: { ...event.media, fileName: storableText(event.media.fileName) } }),
      raw: event.raw,
      ...call,
    });
  }
}

function reportOf(
  { workspaceId, gatewayAccountId }: CallbackOwner,
  event: Extract<CallbackEvent, { kind: "report" }>,
  { ip, receivedAt }: Arrival,
): IncomingReport {
  return {
    workspaceId,
    gatewayAccountId,
    gatewayMessageId: clean(event.id, 255),
    ...(event.key === undefined ? {} : { key: event.key.slice(0, 64) }),
    statusCode: clean(event.code, 32),
    meaning: event.meaning,
    rank: event.meaning === "intermediate" ? 0 : Math.max(1, event.rank),
    sender: clean(event.sender, 64),
    ...(event.charge === undefined
      ? {}
      : { charge: { ...event.charge, category: clean(event.charge.category, 40) } }),
    raw: clean(event.raw, MOST_OF_A_REPORT),
    ip,
    receivedAt,
  };
}

const clean = (text: string, most: number) => storableText(text.slice(0, most));

/** Settles when every report taken so far is stored and applied: before a clean stop. */
export async function drainCallbacks(): Promise<void> {
  await shared.canangIntake?.drain();
}

import { setFlagsFromString } from "node:v8";
import { mindCampaignApprovals } from "@/lib/approvals/mind-campaign-approvals";
import { watchCallbacks } from "@/lib/callback-doctor/watch-callbacks";
import { storeQueuedWords } from "@/lib/contacts/store-queued-words";
import { verifyDueLedgers } from "@/lib/credit/verify-due-ledgers";
import { markUnreported } from "@/lib/delivery-reports/mark-unreported";
import { watchForgedReports } from "@/lib/delivery-reports/watch-forged-reports";
import { requireOwnKey } from "@/lib/encryption-keys/require-own-key";
import { askDueNumbers } from "@/lib/gateway-accounts/ask-due-numbers";
import { checkDueBalances } from "@/lib/gateway-accounts/check-due-balances";
import { runNextImport } from "@/lib/imports/run-next-import";
import { fetchDueMedia } from "@/lib/inbox/fetch-due-media";
import { deleteOldAwayReplies } from "@/lib/inbox/reply-away";
import { sendDueReplies } from "@/lib/inbox/send-scheduled";
import { bringBackSnoozed } from "@/lib/inbox/snooze-conversation";
import { deleteOldMails } from "@/lib/mail/delete-old-mails";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { watchMail } from "@/lib/mail/watch-mail";
import { releaseHeld } from "@/lib/opt-outs/release-held";
import { deleteOldNotices } from "@/lib/own-account/delete-old-notices";
import { log } from "@/lib/platform/log";
import { runProgram } from "@/lib/platform/program/run-program";
import { runDueRecurring } from "@/lib/recurring/run-due-recurring";
import { addReportChanges } from "@/lib/reports/add-report-changes";
import { countReportBacklog } from "@/lib/reports/count-report-backlog";
import { applyRetention } from "@/lib/retention/apply-retention";
import { foldActivity } from "@/lib/segments/fold-activity";
import { recountTallies } from "@/lib/sending/recount-tallies";
import { shareBudgets } from "@/lib/sending/share-budgets";
import { sweepCampaigns } from "@/lib/sending/sweep-campaigns";
import { watchCare } from "@/lib/sending/watch-care";
import { watchFallbacks } from "@/lib/sending/watch-fallbacks";
import { watchRetries } from "@/lib/sending/watch-retries";
import { watchSplits } from "@/lib/sending/watch-splits";
import { prepareMail } from "@/lib/sign-in/prepare-mail";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";
import { mindApprovals } from "@/lib/transfers/mind-approvals";
import { beginTwoStepNotice } from "@/lib/two-step/begin-two-step-notice";
import { watchUnresolved } from "@/lib/unresolved-messages/watch-unresolved";
import { deleteOldDeliveries } from "@/lib/webhooks/delete-old-deliveries";
import { WebhookDeliverer } from "@/lib/webhooks/webhook-deliverer";
import { foldCharges } from "@/lib/whatsapp-costs/fold-charges";
import { syncDueTemplates } from "@/lib/whatsapp-templates/sync-due-templates";
import { answerHealth } from "./answer-health";
import { Worker } from "./worker";

// What a batch of an import leaves behind would lie there until the heap has doubled
// (docs/decisions/117).
setFlagsFromString("--heap-growing-percent=30");

/**
 * The sending program. `RETRY_SECONDS` (the pauses before an unknown outcome is asked for again),
 * `CALL_TIMEOUT_MS` and `LEASE_SECONDS` are there for tests, which must not wait for the real ones.
 */
await runProgram("worker", async ({ env }) => {
  await requireOwnKey();
  const health =
    env.workerHealthPort === undefined ? undefined : await answerHealth(env.host, env.workerHealthPort);
  const pauses = process.env.RETRY_SECONDS?.split(",").map(Number);
  const webhooks = new WebhookDeliverer();
  let heldSince: "starting" | "running" = "starting";
  const worker: Worker = new Worker({
    dataDir: env.dataDir,
    ...(pauses ? { pauses } : {}),
    ...(process.env.CALL_TIMEOUT_MS ? { callTimeoutMs: Number(process.env.CALL_TIMEOUT_MS) } : {}),
    ...(process.env.LEASE_SECONDS ? { leaseSeconds: Number(process.env.LEASE_SECONDS) } : {}),
    chores: {
      imports: { everyMs: 500, run: runNextImport },
      "words of contacts": { everyMs: 500, run: storeQueuedWords },
      balances: { everyMs: 5000, run: checkDueBalances },
      "templates of WhatsApp": { everyMs: 5_000, run: syncDueTemplates },
      "numbers of WhatsApp": { everyMs: 5_000, run: askDueNumbers },
      "people of 24 hours": { everyMs: 1_000, run: shareBudgets },
      "files that came in": { everyMs: 1_000, run: fetchDueMedia },
      callbacks: { everyMs: 60_000, run: watchCallbacks },
      unresolved: { everyMs: 10_000, run: watchUnresolved },
      ledgers: { everyMs: 60_000, run: verifyDueLedgers },
      transfers: { everyMs: 500, run: () => executeDueTransfers(worker.id) },
      "waiting approvals": { everyMs: 30_000, run: mindApprovals },
      "campaigns to approve": { everyMs: 5_000, run: mindCampaignApprovals },
      webhooks: { everyMs: 500, run: () => webhooks.run() },
      mails: { everyMs: 500, run: () => sendDueMails(prepareMail) },
      "mail alarm": { everyMs: 60_000, run: watchMail },
      "old mails": { everyMs: 600_000, run: deleteOldMails },
      "old notices": { everyMs: 600_000, run: deleteOldNotices },
      retention: { everyMs: 600_000, run: applyRetention },
      "old webhook deliveries": { everyMs: 600_000, run: deleteOldDeliveries },
      recurring: { everyMs: 1_000, run: runDueRecurring },
      snoozed: { everyMs: 1_000, run: bringBackSnoozed },
      "old away replies": { everyMs: 600_000, run: deleteOldAwayReplies },
      "scheduled replies": { everyMs: 1_000, run: sendDueReplies },
      held: {
        everyMs: 1_000,
        run: async () => {
          await releaseHeld(heldSince);
          heldSince = "running";
        },
      },
      reports: { everyMs: 1_000, run: addReportChanges },
      "costs of WhatsApp": { everyMs: 1_000, run: foldCharges },
      activity: { everyMs: 2_000, run: foldActivity },
      "older messages of reports": { everyMs: 250, run: countReportBacklog },
      care: { everyMs: 1_000, run: watchCare },
      fallbacks: { everyMs: 1_000, run: watchFallbacks },
      retries: { everyMs: 1_000, run: watchRetries },
      splits: { everyMs: 1_000, run: watchSplits },
      sweep: { everyMs: 60_000, run: sweepCampaigns },
      "two-step notice": { everyMs: 60_000, run: beginTwoStepNotice },
      forged: { everyMs: 60_000, run: watchForgedReports },
      unreported: { everyMs: 600_000, run: markUnreported },
      tallies: {
        everyMs: 3_600_000,
        run: async () => {
          const drift = await recountTallies();
          if (drift.length > 0) log().error({ drift }, "tallies differed from their rows and were mended");
        },
      },
    },
  });
  await worker.start();
  // Also where nothing else is logged: supervisors wait for it.
  const said = { level: "info", time: new Date().toISOString(), program: "worker", msg: "The worker runs." };
  process.stdout.write(`${JSON.stringify(said)}\n`);
  return async () => {
    await health?.stop();
    await worker.stop();
    await webhooks.drain();
  };
});

import type { WorkspaceContext } from "@/lib/access/context";
import { binaryParts, templateOf } from "@/lib/campaigns/content.rules";
import { keepSentence } from "@/lib/core/kept-sentence";
import { hasMergeFields, renderTemplate } from "@/lib/core/merge-text";
import { readablePhone } from "@/lib/core/readable-phone";
import { sentence } from "@/lib/core/sentence";
import { countParts } from "@/lib/core/sms-text";
import { postJournal } from "@/lib/credit/post-journal";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { demoContacts, demoTexts } from "../demo-data";
import { receiveDemoText, SHORT_CODE } from "../make-demo-inbox";
import { bookPast, FIRST_DAY, sends, type Use } from "./book-past";
import { inNameOf } from "./in-name-of";
import { type PastCampaign, pastCampaigns } from "./past-campaigns";
import { isStop, pastConversations, pastTransfers, stoppedBefore, TEXT_HOUR } from "./past-customers";
import { timeOf } from "./time-of";
import { writePastCampaign } from "./write-past-campaign";

/**
 * Two months before the demo was made: campaigns, transfers and balances, dated back, on the ledger
 * as if they had been booked then. Nothing of it is sent: only what begins today really happens. To
 * be called before the first balance is read, because that reading opens the ledger.
 */
export async function makeDemoHistory(
  ctx: WorkspaceContext,
  gatewayAccountId: string,
  lists: readonly string[],
  names: { reseller: string; support: string },
): Promise<void> {
  const uses: Use[] = [];
  const reseller = inNameOf(ctx, names.reseller);
  const support = inNameOf(ctx, names.support);
  for (const plan of pastCampaigns())
    uses.push(await pastCampaign(ctx, { gatewayAccountId, plan, list: lists[plan.list] as string }));
  for (const past of pastConversations)
    uses.push(...(await pastConversation(support, gatewayAccountId, past)));
  await sql.transaction(async (client) => {
    for (const past of pastTransfers) uses.push(await pastTransfer(client, reseller, gatewayAccountId, past));
    uses.sort((a, b) => a.at.getTime() - b.at.getTime());
    await bookPast(client, ctx, gatewayAccountId, uses);
    await client.query(`UPDATE workspace SET created_at = now() - make_interval(days => $2) WHERE id = $1`, [
      ctx.workspaceId,
      FIRST_DAY,
    ]);
    for (const table of ["contact", "list", "customer", "template"])
      await client.query(
        `UPDATE ${table} SET created_at = now() - make_interval(days => $2) WHERE workspace_id = $1`,
        [ctx.workspaceId, FIRST_DAY],
      );
  });
}

async function pastCampaign(
  ctx: WorkspaceContext,
  { gatewayAccountId, plan, list }: { gatewayAccountId: string; plan: PastCampaign; list: string },
): Promise<Use> {
  const startedAt = timeOf(plan.daysAgo, plan.hour);
  const { from = 0, to = 0 } = demoTexts.lists[plan.list] ?? {};
  const people = demoContacts().slice(from, to);
  const reached = people.filter(({ phone }) => !stoppedBefore(phone, startedAt));
  const template = templateOf(plan.message);
  const merged = template !== null && hasMergeFields(template);
  const { id, credits } = await writePastCampaign(ctx, {
    kind: "campaign",
    name: plan.name,
    gatewayAccountId,
    message: plan.message,
    audience: { lists: [list], phones: [] },
    tracked: plan.delivery === "tracked",
    startedAt,
    removed: { duplicates: 0, suppressed: people.length - reached.length, invalid: 0 },
    ...(plan.cancelledAfter === undefined ? {} : { cancelledAfter: plan.cancelledAfter }),
    recipients: reached
      .sort((a, b) => (a.phone < b.phone ? -1 : 1))
      .map((person) => {
        const text = merged ? renderTemplate(template, person).text : null;
        const parts =
          plan.message.kind === "binary" ? binaryParts(plan.message) : countParts(text ?? template ?? "");
        return { phone: person.phone, text, parts };
      }),
  });
  return sends(ctx, gatewayAccountId, { id, credits, description: plan.name, at: startedAt });
}

/**
 * What a customer wrote, the answer, and the end of it. A word that stops them stopped them then.
 */
async function pastConversation(
  ctx: WorkspaceContext,
  gatewayAccountId: string,
  { from, text, daysAgo, reply }: (typeof pastConversations)[number],
): Promise<Use[]> {
  const at = timeOf(daysAgo, TEXT_HOUR);
  // Before the text that asks for it, which would suppress from today on.
  if (isStop(text))
    await sql.query(
      `INSERT INTO suppression (workspace_id, phone, reason, source, note, created_at)
       VALUES ($1, $2, 'stop', 'keyword', $3, $4)`,
      [ctx.workspaceId, from, `Texted "${text}" to ${SHORT_CODE}.`, at],
    );
  const conversationId = await receiveDemoText(ctx.workspaceId, gatewayAccountId, { from, text, at });
  const answeredAt = new Date(at.getTime() + 20 * 60_000);
  const message = { kind: "text" as const, text: reply ?? "" };
  const sent =
    reply === undefined
      ? null
      : await writePastCampaign(ctx, {
          kind: "reply",
          name: readablePhone(from),
          gatewayAccountId,
          message,
          audience: { lists: [], phones: [from] },
          tracked: true,
          startedAt: answeredAt,
          removed: { duplicates: 0, suppressed: 0, invalid: 0 },
          conversationId,
          recipients: [{ phone: from, text: message.text, parts: countParts(message.text) }],
        });
  await sql.query(
    `UPDATE conversation SET open = false, unread = 0, created_at = $2, last_at = $3,
       last_text = coalesce($4, last_text),
       last_direction = CASE WHEN $4::text IS NULL THEN 'in' ELSE 'out' END
     WHERE id = $1`,
    [conversationId, at, sent ? answeredAt : at, reply ?? null],
  );
  const description = keepSentence(sentence("rules.ledger.single"));
  return sent ? [sends(ctx, gatewayAccountId, { ...sent, description, at: answeredAt })] : [];
}

async function pastTransfer(
  client: SqlClient,
  ctx: WorkspaceContext,
  gatewayAccountId: string,
  { username, credits, daysAgo, note }: (typeof pastTransfers)[number],
): Promise<Use> {
  const at = timeOf(daysAgo, 11);
  const description = keepSentence(sentence("rules.ledger.transferred", { customer: username }));
  const { rows } = await client.query<{ id: string; customer_id: string }>(
    `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, code, note,
       execute_at, attempts, first_attempt_at, created_by_name, created_at, settled_at, detail)
     SELECT $1, $2, id, $4, 'succeeded', '1707', $5, $6, 1, $6, $7, $6, $6, $8
     FROM customer WHERE gateway_account_id = $2 AND username = $3
     RETURNING id, customer_id`,
    [ctx.workspaceId, gatewayAccountId, username, credits, note, at, ctx.actor.name, description],
  );
  const { id, customer_id } = rows[0] as { id: string; customer_id: string };
  const journal = { workspaceId: ctx.workspaceId, gatewayAccountId, ref: id, at };
  return {
    at,
    credits,
    async write(client) {
      await postJournal(client, {
        ...journal,
        kind: "transfer.held",
        description: keepSentence(sentence("rules.ledger.transfer", { customer: username })),
        lines: [
          { account: "available", amount: -credits },
          { account: "held", amount: credits },
        ],
      });
      await postJournal(client, {
        ...journal,
        kind: "transfer.succeeded",
        description,
        lines: [
          { account: "held", amount: -credits },
          { account: `customer:${customer_id}`, amount: credits },
        ],
      });
    },
  };
}

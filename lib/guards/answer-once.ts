import { setTimeout as pause } from "node:timers/promises";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { givenBody, UNREAD } from "./given-body";
import { type KeptAnswer, type KeptAnswerKey, openAnswer, sealAnswer } from "./kept-answer";

const WAIT_MS = 60_000;
/**
 * A request that is not answered by then may have died with its process: what can be done twice
 * without harm is done again (S2).
 */
const REPEAT_AFTER_MS = 5_000;

interface Kept {
  body_hash: Buffer;
  status: number | null;
  response_cipher: string | null;
  /** In clear: left by a release before answers were sealed. */
  response: KeptAnswer | null;
}

/**
 * `Idempotency-Key`: whoever inserts the row does the work, everybody else waits for that row's
 * answer and repeats it, for 24 hours. Every answer of the verb is kept, defects too: after one we
 * cannot know what was done, and must not do it twice. Only a verb that says it is `repeatable` is
 * done again for a repeat whose first request died unanswered.
 */
export async function answerOnce(
  ctx: WorkspaceContext,
  request: Request,
  key: string,
  body: Uint8Array | null,
  answer: (request: Request) => Promise<Response>,
  repeatable = false,
): Promise<Response> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new AppError("invalid", sentence("problems.guards.idempotencyKey"), {
      "Idempotency-Key": sentence("problems.guards.idempotencyKeyShort"),
    });
  }
  const row: KeptAnswerKey = [ctx.workspaceId, scopeOf(ctx, request), key];
  const given = givenBody(request, body);
  const begun = Date.now();
  for (let wait = 15; ; wait = Math.min(wait * 1.5, 250)) {
    if (await takeRow(row, given.early ?? UNREAD))
      return keepAnswer(row, await answer(given.request), given.late());
    const kept = await readKept(row);
    if (kept !== null && given.early !== null && !kept.body_hash.equals(given.early))
      throw new AppError("idempotency_mismatch");
    if (kept?.status != null) {
      const known = kept.body_hash.equals(UNREAD) ? null : (given.early ?? (await given.readToEnd()));
      if (known !== null && !kept.body_hash.equals(known)) throw new AppError("idempotency_mismatch");
      return repeatAnswer(row, kept);
    }
    if (repeatable && kept !== null && Date.now() > begun + REPEAT_AFTER_MS)
      return keepAnswer(row, await answer(given.request), given.late());
    if (Date.now() > begun + WAIT_MS) {
      throw new AppError("conflict", sentence("problems.guards.firstUnanswered"));
    }
    await pause(wait);
  }
}

/** One key of ours for each API key and operation, so that two programs never share answers. */
function scopeOf(ctx: WorkspaceContext, request: Request): string {
  return `${ctx.actor.id} ${request.method} ${new URL(request.url).pathname}`;
}

async function takeRow(row: KeptAnswerKey, hash: Buffer): Promise<boolean> {
  const taken = await sql.execute(
    `INSERT INTO idempotency_key AS k (workspace_id, scope, key, body_hash) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, scope, key) DO UPDATE
       SET body_hash = excluded.body_hash, status = NULL, response = NULL, response_cipher = NULL,
         created_at = now()
     WHERE k.created_at < now() - interval '24 hours'`,
    [...row, hash],
  );
  return taken === 1;
}

function readKept(row: KeptAnswerKey): Promise<Kept | null> {
  return sql.first<Kept>(
    `SELECT body_hash, status, response, response_cipher
     FROM idempotency_key
     WHERE workspace_id = $1 AND scope = $2 AND key = $3`,
    row,
  );
}

async function keepAnswer(row: KeptAnswerKey, answer: Response, hash: Buffer): Promise<Response> {
  const body = answer.body === null ? null : await answer.text();
  const kept = { contentType: answer.headers.get("content-type"), body };
  const stored = await sql.execute(
    `UPDATE idempotency_key SET status = $4, response_cipher = $5, body_hash = $6
     WHERE workspace_id = $1 AND scope = $2 AND key = $3 AND status IS NULL`,
    [...row, answer.status, sealAnswer(row, kept), hash],
  );
  const earlier = stored === 1 ? null : await readKept(row);
  if (earlier?.status != null) return repeatAnswer(row, earlier);
  return new Response(body, { status: answer.status, headers: answer.headers });
}

function repeatAnswer(row: KeptAnswerKey, kept: Kept): Response {
  const answer = kept.response_cipher === null ? kept.response : openAnswer(row, kept.response_cipher);
  const headers = new Headers({ "idempotency-replayed": "true" });
  if (answer?.contentType) headers.set("content-type", answer.contentType);
  return new Response(answer?.body ?? null, { status: kept.status ?? 200, headers });
}

import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import type { createWorkspaceInput } from "@/lib/workspaces/workspace.input";

type Input = z.output<typeof createWorkspaceInput> & { password: string };

export interface CreatedWorkspace {
  workspaceId: string;
  slug: string;
  memberId: string;
  userId: string;
}

/**
 * A workspace with its owner. A login that exists already becomes the owner and keeps its password.
 */
export async function createWorkspace(input: Input): Promise<CreatedWorkspace> {
  const passwordHash = await hashPassword(input.password);
  return sql.transaction((client) => insertWorkspace(client, input, passwordHash));
}

/**
 * The first run in the browser: only while nobody at all can sign in. Two people at once: one of
 * them is told that it is done.
 */
export async function createFirstWorkspace(input: Input): Promise<CreatedWorkspace> {
  const passwordHash = await hashPassword(input.password);
  return sql.transaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('canang first run'))");
    if (!(await isFirstRun(client))) throw new AppError("not_found");
    return insertWorkspace(client, input, passwordHash);
  });
}

/** Whether the database has no login yet. */
export async function isFirstRun(
  client: Pick<SqlClient, "query"> = sql.pool() as unknown as SqlClient,
): Promise<boolean> {
  const found = await client.query<{ taken: boolean }>(`SELECT EXISTS (SELECT FROM "user") AS taken`);
  return found.rows[0]?.taken === false;
}

async function insertWorkspace(
  client: SqlClient,
  input: Input,
  passwordHash: string,
): Promise<CreatedWorkspace> {
  const workspace = await client.query<{ id: string }>(
    "INSERT INTO workspace (slug, name) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING RETURNING id",
    [input.slug, input.name],
  );
  const workspaceId = workspace.rows[0]?.id;
  if (workspaceId === undefined)
    throw new AppError("conflict", sentence("problems.workspaces.slugTaken", { slug: input.slug }), {
      slug: sentence("problems.workspaces.slugTakenShort"),
    });
  await client.query(
    `INSERT INTO "user" (email, name, password_hash, address_proven_at)
     VALUES ($1, $2, $3, now())
     ON CONFLICT (email) DO NOTHING`,
    [input.ownerEmail, input.ownerName, passwordHash],
  );
  const member = await client.query<{ id: string; user_id: string }>(
    `INSERT INTO member (workspace_id, user_id, role)
     SELECT $1, id, 'owner'
     FROM "user"
     WHERE email = $2
     RETURNING id, user_id`,
    [workspaceId, input.ownerEmail],
  );
  const { id: memberId, user_id: userId } = member.rows[0] ?? { id: "", user_id: "" };
  const ctx: WorkspaceContext = {
    workspaceId,
    workspaceSlug: input.slug,
    actor: { kind: "member", id: memberId, userId, name: input.ownerName, role: "owner" },
    requestId: randomUUID(),
  };
  await recordAudit(client, ctx, {
    action: "workspace.created",
    entity: "workspace",
    entityId: workspaceId,
    after: { name: input.name, slug: input.slug },
  });
  return { workspaceId, slug: input.slug, memberId, userId };
}

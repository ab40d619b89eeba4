import { randomBytes } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { ROLES, type Role } from "@/lib/access/permissions.rules";
import { sql } from "@/lib/platform/db/sql";

export interface TestPerson {
  userId: string;
  memberId: string;
  email: string;
  name: string;
}

export interface TestWorkspace {
  id: string;
  slug: string;
  name: string;
  /** One member of each role. */
  people: Record<Role, TestPerson>;
  /** What a verb or query takes first, for the member of each role. */
  as: Record<Role, WorkspaceContext>;
}

interface Options {
  name?: string;
  slug?: string;
  /** An Argon2id hash, for tests that sign in; without it nobody can. */
  passwordHash?: string;
}

/**
 * A workspace with one member of each role, in the database of `testDatabase()`. Every call makes
 * another one.
 */
export async function createTestWorkspace(options: Options = {}): Promise<TestWorkspace> {
  const mark = randomBytes(4).toString("hex");
  const slug = options.slug ?? `shop-${mark}`;
  const name = options.name ?? `Shop ${mark}`;
  const workspace = await sql.first<{ id: string }>(
    "INSERT INTO workspace (slug, name) VALUES ($1, $2) RETURNING id",
    [slug, name],
  );
  if (workspace === null) throw new Error("The workspace was not made.");
  const people = {} as Record<Role, TestPerson>;
  const as = {} as Record<Role, WorkspaceContext>;
  for (const role of ROLES) {
    const person = await createPerson(
      workspace.id,
      role,
      `${role}-${mark}@example.com`,
      options.passwordHash ?? "none",
    );
    people[role] = person;
    const actor = {
      kind: "member" as const,
      id: person.memberId,
      userId: person.userId,
      name: person.name,
      role,
    };
    as[role] = { workspaceId: workspace.id, workspaceSlug: slug, actor, requestId: `test-${mark}` };
  }
  return { id: workspace.id, slug, name, people, as };
}

async function createPerson(
  workspaceId: string,
  role: Role,
  email: string,
  passwordHash: string,
): Promise<TestPerson> {
  const name = `${role[0]?.toUpperCase()}${role.slice(1)} Person`;
  const made = await sql.first<{ user_id: string; id: string }>(
    `WITH person AS (INSERT INTO "user" (email, name, password_hash) VALUES ($2, $3, $4) RETURNING id)
     INSERT INTO member (workspace_id, user_id, role)
     SELECT $1, id, $5::role
     FROM person
     RETURNING id, user_id`,
    [workspaceId, email, name, passwordHash, role],
  );
  if (made === null) throw new Error("The member was not made.");
  return { userId: made.user_id, memberId: made.id, email, name };
}

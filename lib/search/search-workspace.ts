import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { may, type Permission } from "@/lib/access/permissions.rules";
import { listContacts } from "@/lib/contacts/contact.queries";
import { fullName } from "@/lib/contacts/contact-name.rules";
import { listConversations } from "@/lib/inbox/conversation.queries";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { findNamed, type NamedKind } from "@/lib/search/named-things.queries";
import {
  HITS_OF_A_KIND,
  SEARCH_KINDS,
  type SearchGroup,
  type SearchHit,
  type SearchKind,
} from "@/lib/search/search.view";

/** What one must be allowed to read to find things of a kind. */
const NEEDED: Record<SearchKind, Permission> = {
  campaigns: "campaigns.view",
  recurring: "campaigns.view",
  contacts: "contacts.view",
  conversations: "inbox.view",
  lists: "contacts.view",
  templates: "templates.view",
  customers: "customers.view",
};
const NAMED: readonly NamedKind[] = ["campaigns", "recurring", "lists", "templates", "customers"];
const LIMIT = HITS_OF_A_KIND + 1;

/**
 * Everything of a workspace that these words find, a few of each kind that this person may read.
 * People and conversations are found as their own screens find them, so that what a role may not
 * see is not found out here either (P-2).
 */
export async function searchWorkspace(
  ctx: WorkspaceContext,
  { q }: { q: string },
): Promise<{ groups: SearchGroup[] }> {
  const allowed = (kind: SearchKind) => may(ctx.actor.role, NEEDED[kind]);
  const [named, contacts, conversations] = await Promise.all([
    findAllNamed(ctx, NAMED.filter(allowed), q),
    allowed("contacts") ? findContacts(ctx, q) : [],
    allowed("conversations") ? findConversations(ctx, q) : [],
  ]);
  const found: Partial<Record<SearchKind, SearchHit[]>> = { ...named, contacts, conversations };
  return {
    groups: SEARCH_KINDS.flatMap((kind) => {
      const hits = found[kind] ?? [];
      const more = hits.length > HITS_OF_A_KIND;
      return hits.length === 0 ? [] : [{ kind, hits: hits.slice(0, HITS_OF_A_KIND), more }];
    }),
  };
}

/** One after the other in one transaction: each takes a millisecond, a connection more. */
function findAllNamed(ctx: WorkspaceContext, kinds: readonly NamedKind[], q: string) {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const found: Partial<Record<NamedKind, SearchHit[]>> = {};
    for (const kind of kinds) found[kind] = await findNamed(tx, ctx.workspaceId, kind, q, LIMIT);
    return found;
  });
}

async function findContacts(ctx: WorkspaceContext, q: string): Promise<SearchHit[]> {
  const { data } = await listContacts(ctx.workspaceId, { q, limit: LIMIT });
  return data.map((person) => withPhone(person.id, fullName(person), person.phone));
}

async function findConversations(ctx: WorkspaceContext, q: string): Promise<SearchHit[]> {
  const { data } = await listConversations(ctx, { q, status: "all", limit: LIMIT });
  return data.map(({ id, name, phone }) => withPhone(id, name, phone));
}

function withPhone(id: string, name: string, phone: string): SearchHit {
  return { id, title: name || phone, detail: name === "" ? "" : phone };
}

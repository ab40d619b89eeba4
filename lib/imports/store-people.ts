import { insertContacts } from "@/lib/contacts/insert-contacts";
import { type ContactRow, type StoredContacts, storeContacts } from "@/lib/contacts/store-contacts";
import type { KnownPhones } from "@/lib/imports/known-phones";
import type { SqlClient } from "@/lib/platform/db/sql";

/** People who were inserted, and those who may have been there and were merged. */
export interface StoredPeople {
  inserted: string[];
  merged: readonly ContactRow[];
  stored: StoredContacts;
}

/**
 * People whom the workspace does not know, nearly all of most files, are inserted at half the cost.
 */
export async function storePeople(
  client: SqlClient,
  workspaceId: string,
  contacts: readonly ContactRow[],
  knownPhones: KnownPhones,
): Promise<StoredPeople> {
  const phones = contacts.map((contact) => contact.phone);
  const known = await knownPhones(client, phones);
  const merged = contacts.filter(({ phone }) => known.has(phone));
  const unknown = merged.length === 0 ? contacts : contacts.filter(({ phone }) => !known.has(phone));
  const stored = await storeContacts(client, workspaceId, merged);
  return { inserted: await insertContacts(client, workspaceId, unknown), merged, stored };
}

/** As if each of them were known: what cannot fail when somebody else creates the same people. */
export async function mergePeople(
  client: SqlClient,
  workspaceId: string,
  contacts: readonly ContactRow[],
): Promise<StoredPeople> {
  return { inserted: [], merged: contacts, stored: await storeContacts(client, workspaceId, contacts) };
}

import { knownPhones, phonesAfter } from "@/lib/contacts/insert-contacts";
import { PhoneSet } from "@/lib/imports/phone-set";
import type { RunningImport } from "@/lib/imports/running-import";
import type { SqlClient } from "@/lib/platform/db/sql";

/** Tells for the phones of a batch which of them the workspace has. */
export type KnownPhones = (
  client: SqlClient,
  phones: readonly string[],
) => Promise<{ has(phone: string): boolean }>;

const PAGE = 20_000;
/** So many phones are remembered at most: they take up to 60 MB. */
const MOST = 2_000_000;

/**
 * Reads once whom the workspace has, where that is not much more than the file may bring: to look
 * each of a million up costs Postgres as much as to write one of its indexes. Somebody who is
 * created meanwhile is found by the index of phones, and who is deleted meanwhile is created anew.
 */
export async function readKnownPhones(run: RunningImport): Promise<KnownPhones> {
  const most = Math.min(MOST, PAGE + 2 * run.rowsTotal);
  const known = new PhoneSet();
  for (let last = ""; known.size <= most; ) {
    const phones = await phonesAfter(run.workspaceId, last, PAGE);
    for (const phone of phones) known.add(phone);
    if (phones.length < PAGE) return async () => known;
    last = phones.at(-1) as string;
  }
  return (client, phones) => knownPhones(client, run.workspaceId, phones);
}

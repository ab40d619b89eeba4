import type { Reading } from "@/lib/imports/inspection.view";
import type { SqlClient } from "@/lib/platform/db/sql";
import { storeOptIns } from "@/lib/whatsapp-opt-ins/store-opt-ins";

interface From {
  workspaceId: string;
  reading: Pick<Reading, "header">;
  mapping: { optIn?: number | null | undefined };
}

/** Writes down who the file says agreed to marketing by WhatsApp, under the name of its column. */
export async function keepOptedIn(
  client: SqlClient,
  { workspaceId, reading, mapping }: From,
  people: readonly { phone: string; at: Date | null }[],
): Promise<void> {
  if (people.length === 0) return;
  const how = reading.header[mapping.optIn ?? -1] || "Import";
  await storeOptIns(
    client,
    { workspaceId, source: "import", actor: { id: null, name: "" } },
    people.map(({ phone, at }) => ({ phone, at, how: how.slice(0, 200), words: "", proof: "" })),
  );
}

import "server-only";
import { systemContext } from "@/lib/access/system-context";
import { recordAudit } from "@/lib/audit/record-audit";
import { countSealed } from "@/lib/encryption-keys/count-sealed";
import { type Resealed, resealColumn } from "@/lib/encryption-keys/reseal-column";
import { SEALED_COLUMNS } from "@/lib/encryption-keys/sealed-columns";
import { sql } from "@/lib/platform/db/sql";
import { OperatorError } from "@/lib/platform/operator-error";
import { sealedPrefixes } from "@/lib/platform/secrets";
import { erasingKey } from "@/lib/retention/erasing-key";

/** What one run did, by column, and what is left that the old key sealed. */
export interface Rotation {
  columns: ({ column: string } & Resealed)[];
  resealed: number;
  unreadable: number;
  /**
   * Sealed with the old key while the run was on its way, by a program that does not know the new
   * one yet.
   */
  left: number;
  /** Sealed with a key that is neither of the two. */
  foreign: number;
}

/**
 * Seals every stored secret again with ENCRYPTION_KEY that ENCRYPTION_KEY_OLD sealed. Repeating it
 * does no harm.
 */
export async function rotateKeys(): Promise<Rotation> {
  const { present, old } = sealedPrefixes();
  if (old === null)
    throw new OperatorError(
      "ENCRYPTION_KEY_OLD is not set. Give the key before as ENCRYPTION_KEY_OLD and the new one as ENCRYPTION_KEY.",
    );
  if (old === present)
    throw new OperatorError(
      "ENCRYPTION_KEY and ENCRYPTION_KEY_OLD are the same key. Give the new one as ENCRYPTION_KEY.",
    );
  const before = await countSealed();
  if (before.foreign > 0 && before.old === 0 && before.present === 0)
    throw new OperatorError(
      `ENCRYPTION_KEY_OLD is not the key that the ${before.foreign} stored secrets were sealed with. Nothing was changed.`,
    );
  await keepErasingKeys();
  const columns: Rotation["columns"] = [];
  for (const column of SEALED_COLUMNS)
    columns.push({ column: `${column.table}.${column.column}`, ...(await resealColumn(column)) });
  const after = await countSealed();
  const sum = (pick: (each: Resealed) => number) => columns.reduce((total, each) => total + pick(each), 0);
  const unreadable = sum((each) => each.unreadable);
  const rotation = {
    columns,
    resealed: sum((each) => each.resealed),
    unreadable,
    left: after.old - unreadable,
    foreign: after.foreign,
  };
  await recordRotation(rotation);
  return rotation;
}

/**
 * The HMAC keys of erased numbers that were only derived so far are kept now, as the old key made
 * them.
 */
async function keepErasingKeys(): Promise<void> {
  const bare = await sql.query<{ id: string }>(
    "SELECT id FROM workspace WHERE erasing_key_cipher IS NULL ORDER BY id",
  );
  for (const { id } of bare) await erasingKey(sql.pool(), id);
}

/** Keys belong to the installation, so the line stands in no workspace. */
async function recordRotation({ resealed, unreadable, left, foreign }: Rotation): Promise<void> {
  await recordAudit(sql, systemContext(null, "operator"), {
    action: "encryptionKey.rotated",
    entity: "installation",
    after: { resealed, unreadable, left, foreign },
  });
}

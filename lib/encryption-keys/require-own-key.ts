import "server-only";
import { countSealed } from "@/lib/encryption-keys/count-sealed";
import { OperatorError } from "@/lib/platform/operator-error";

/**
 * Refuses to work with a key that opens none of the stored secrets: every call to a gateway would
 * fail, one after the other. A few that another key sealed are the doctor's to tell.
 */
export async function requireOwnKey(): Promise<void> {
  const { present, old, foreign } = await countSealed();
  if (foreign > 0 && present + old === 0)
    throw new OperatorError(
      `ENCRYPTION_KEY is not the key of this database: it opens none of its ${foreign} stored secrets. Give the right one; after a rotation the one before goes into ENCRYPTION_KEY_OLD.`,
    );
}

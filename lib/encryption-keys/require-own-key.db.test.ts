import { afterEach, expect, it, vi } from "vitest";
import { requireOwnKey } from "@/lib/encryption-keys/require-own-key";
import { sql } from "@/lib/platform/db/sql";
import { sealSecret } from "@/lib/platform/secrets";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
afterEach(() => vi.unstubAllEnvs());

it("a program refuses a key that opens nothing of its database, and takes the key of before a rotation", async () => {
  await requireOwnKey();
  const key = process.env.ENCRYPTION_KEY ?? "";
  const shop = await createTestWorkspace();
  const account = await createTestAccount(shop.id);
  await sql.execute("UPDATE gateway_account SET password_cipher = $2 WHERE id = $1", [
    account,
    sealSecret("pw", `gateway_account:${account}`),
  ]);
  await requireOwnKey();
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, "another").toString("base64"));
  await expect(requireOwnKey()).rejects.toThrow("ENCRYPTION_KEY is not the key of this database");
  vi.stubEnv("ENCRYPTION_KEY_OLD", key);
  await requireOwnKey();
});

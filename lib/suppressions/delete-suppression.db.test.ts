import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { deleteSuppression } from "@/lib/suppressions/delete-suppression";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("the audit log keeps why a number was suppressed, and no note about a person", async () => {
  const { as, id } = await createTestWorkspace();
  await createSuppression(as.owner, { phone: "0123456789", reason: "asked", note: "Siti's husband called" });
  await deleteSuppression(as.owner, { phone: "0123456789" });
  expect(
    await sql.query(
      "SELECT before FROM audit_entry WHERE workspace_id = $1 AND action = 'suppression.deleted'",
      [id],
    ),
  ).toEqual([{ before: { reason: "asked", source: "person", noted: true } }]);
});

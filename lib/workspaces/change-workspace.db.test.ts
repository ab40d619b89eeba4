import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { changeWorkspace } from "@/lib/workspaces/change-workspace";
import { changeWorkspaceInput } from "@/lib/workspaces/change-workspace.input";
import { readWorkspace } from "@/lib/workspaces/read-workspace";

testDatabase();

it("a program sets what a credit costs, once in the audit log, and takes the price away", async () => {
  const shop = await createTestWorkspace();
  const other = await createTestWorkspace();
  const set = (body: unknown) => changeWorkspace(shop.as.owner, changeWorkspaceInput.parse(body));
  expect(await readWorkspace(shop.as.owner)).toEqual({ creditPrice: null });
  const price = { creditPrice: { amount: "0.055", currency: "MYR" } };
  expect(await set(price)).toEqual(price);
  expect(await set(price)).toEqual(price);
  expect(await set({})).toEqual(price);
  expect(await readWorkspace(other.as.owner)).toEqual({ creditPrice: null });
  expect(await set({ creditPrice: null })).toEqual({ creditPrice: null });
  const audited = await sql.query<{ action: string }>(
    "SELECT action FROM audit_entry WHERE workspace_id = $1 AND action = 'creditPrice.changed'",
    [shop.id],
  );
  expect(audited).toHaveLength(2);
});

it("a setting that there is not, and a price that is none, are refused", () => {
  for (const body of [
    { weeklyCap: 3 },
    { creditPrice: { amount: "0.055", currency: "MYR", from: "today" } },
    { creditPrice: { amount: "-1", currency: "MYR" } },
    { creditPrice: { amount: 0.055, currency: "MYR" } },
    { creditPrice: { currency: "MYR" } },
  ])
    expect(changeWorkspaceInput.safeParse(body).success).toBe(false);
});

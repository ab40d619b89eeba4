import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { changeWorkspace } from "@/lib/workspaces/change-workspace";
import { changeWorkspaceInput } from "@/lib/workspaces/change-workspace.input";
import { readWorkspace } from "@/lib/workspaces/read-workspace";

testDatabase();

const OFF = {
  pauseOnFailureShare: null,
  pauseOnOptOutShare: null,
  suppressNotInServiceAfter: null,
  ...{ quietHours: null, holidays: [], weeklyCap: null, repeatWarningHours: 24 },
  ...{ approveCampaignsAbove: null, approveCreditsAbove: null, approveAlwaysForRoles: [] },
};

it("a program sets what a credit costs, once in the audit log, and takes the price away", async () => {
  const shop = await createTestWorkspace();
  const other = await createTestWorkspace();
  const set = (body: unknown) => changeWorkspace(shop.as.owner, changeWorkspaceInput.parse(body));
  expect(await readWorkspace(shop.as.owner)).toEqual({ ...OFF, creditPrice: null });
  const price = { creditPrice: { amount: "0.055", currency: "MYR" } };
  expect(await set(price)).toEqual({ ...OFF, ...price });
  expect(await set(price)).toEqual({ ...OFF, ...price });
  expect(await set({})).toEqual({ ...OFF, ...price });
  expect(await readWorkspace(other.as.owner)).toEqual({ ...OFF, creditPrice: null });
  expect(await set({ creditPrice: null })).toEqual({ ...OFF, creditPrice: null });
  const audited = await sql.query<{ action: string }>(
    "SELECT action FROM audit_entry WHERE workspace_id = $1 AND action = 'creditPrice.changed'",
    [shop.id],
  );
  expect(audited).toHaveLength(2);
});

it("a program sets quiet hours and limits; what is absent stays, and the same again is no change", async () => {
  const shop = await createTestWorkspace();
  const set = (body: unknown) => changeWorkspace(shop.as.owner, changeWorkspaceInput.parse(body));
  const waiting = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, message, status, rest_until)
     VALUES ($1, 'Sale', '{}', 'sending', now() + interval '10 minutes') RETURNING id`,
    [shop.id],
  );
  await sql.execute(`UPDATE workspace SET settings = '{"retentionDays": 30}' WHERE id = $1`, [shop.id]);
  const quietHours = { from: "20:00", to: "08:00" };
  await set({ quietHours, holidays: [{ date: "2026-12-25", name: "Christmas" }, { date: "2026-05-01" }] });
  const after = await set({ weeklyCap: 3 });
  expect(after).toMatchObject({
    quietHours,
    weeklyCap: 3,
    holidays: [
      { date: "2026-05-01", name: "" },
      { date: "2026-12-25", name: "Christmas" },
    ],
  });
  expect(await set({ weeklyCap: 3, quietHours })).toEqual(after);
  expect(await set({ quietHours: null })).toMatchObject({ quietHours: null, weeklyCap: 3 });
  expect(
    await sql.first(
      `SELECT settings ->> 'retentionDays' AS kept,
         (SELECT rest_until FROM campaign WHERE id = $2) AS rest,
         (SELECT count(*)::int FROM audit_entry
           WHERE workspace_id = $1 AND action = 'workspace.sendingRulesChanged') AS told
       FROM workspace WHERE id = $1`,
      [shop.id, waiting?.id],
    ),
  ).toEqual({ kept: "30", rest: null, told: 3 });
});

it("a program sets which campaigns need another person's yes; what is absent stays, once in the audit log", async () => {
  const shop = await createTestWorkspace();
  const set = (body: unknown) => changeWorkspace(shop.as.owner, changeWorkspaceInput.parse(body));
  await set({ approveCampaignsAbove: 500 });
  const after = await set({ approveAlwaysForRoles: ["marketer", "marketer"], weeklyCap: 3 });
  expect(after).toMatchObject({
    approveCampaignsAbove: 500,
    approveCreditsAbove: null,
    approveAlwaysForRoles: ["marketer"],
    weeklyCap: 3,
  });
  expect(await set({ approveCampaignsAbove: 500 })).toEqual(after);
  const told = await sql.query(
    "SELECT FROM audit_entry WHERE workspace_id = $1 AND action = 'workspace.approvalRulesChanged'",
    [shop.id],
  );
  expect(told).toHaveLength(2);
});

it("a setting that there is not, and a price that is none, are refused", () => {
  for (const body of [
    { approveCampaignsAbove: "many" },
    { approveCampaignsAbove: 0 },
    { approveAlwaysForRoles: ["everybody"] },
    { quietHours: { from: "20:00", to: "20:00" } },
    { quietHours: { from: "18:00", to: "09:00" } },
    { quietHours: { from: "25:00", to: "08:00" } },
    { quietHours: { from: "20:00" } },
    { holidays: [{ date: "2026-02-30" }] },
    { holidays: ["2026-12-25"] },
    { weeklyCap: "3" },
    { weeklyCap: 0 },
    { weeklyCap: 1.5 },
    { repeatWarningHours: -1 },
    { creditPrice: { amount: "0.055", currency: "MYR", from: "today" } },
    { creditPrice: { amount: "-1", currency: "MYR" } },
    { creditPrice: { amount: 0.055, currency: "MYR" } },
    { creditPrice: { currency: "MYR" } },
  ])
    expect(changeWorkspaceInput.safeParse(body).success).toBe(false);
});

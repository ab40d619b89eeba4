import type { Page } from "@playwright/test";
import { createOtherWorkspace, OTHER_PASSWORD } from "./api";
import { mark } from "./fresh";
import { queryDatabase } from "./query-database";
import { runCli } from "./run-cli";
import { simulator } from "./simulator";

export interface ConnectedSms {
  id: string;
  username: string;
  password: string;
  callbacks: { deliveryReports: string; inboundMessages: string };
}

/** A login of its own at the simulated gateway, connected to a workspace; its name there is SMS. */
export async function connectSms(slug: string): Promise<ConnectedSms> {
  const login = { username: `sms-${mark()}`, password: "sms-password" };
  await simulator.account({ ...login, credits: 1_000 });
  const url = `${process.env.E2E_SIMULATOR_URL}/websmsapi/`;
  const { gatewayAccountId: id, callbacks } = await runCli<{
    gatewayAccountId: string;
    callbacks: ConnectedSms["callbacks"];
  }>(
    ["gateway:connect", "--workspace", slug, "--label", "SMS", "--url", url, "--username", login.username],
    login.password,
  );
  return { id, ...login, callbacks };
}

/**
 * A workspace where the demo's people have the roles that they have there, for a test that stops or
 * breaks what everybody of a workspace shares. Returns its address.
 */
export async function createWorkspaceOfDemoPeople(): Promise<string> {
  const slug = await createOtherWorkspace();
  await queryDatabase(
    `INSERT INTO member (workspace_id, user_id, role)
     SELECT own.id, m.user_id, m.role
     FROM workspace own, member m JOIN workspace demo ON demo.id = m.workspace_id
     WHERE own.slug = $1 AND demo.slug = 'demo'`,
    [slug],
  );
  return slug;
}

/** Through the form; ends on the workspace's overview. */
export async function signInAsOwner(page: Page, slug: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(`owner@${slug}.example`);
  await page.getByLabel("Password").fill(OTHER_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === `/${slug}`);
}

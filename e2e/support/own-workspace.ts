import type { Page } from "@playwright/test";
import { createOtherWorkspace, OTHER_PASSWORD } from "./api";
import { mark } from "./fresh";
import { queryDatabase } from "./query-database";
import { runCli } from "./run-cli";
import { ROLES } from "./sign-in";
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
 * A workspace with a person of each role, `ROLE@ADDRESS.example`, for a test that stops or breaks
 * what everybody of a workspace shares. They sign in by `signIn`. Returns its address.
 */
export async function createPeopledWorkspace(): Promise<string> {
  const slug = await createOtherWorkspace();
  await queryDatabase(
    `WITH person AS (
       INSERT INTO "user" (email, name, password_hash)
       SELECT role || '@' || $1 || '.example', initcap(role), 'none' FROM unnest($2::text[]) AS role
       RETURNING id, lower(name) AS role)
     INSERT INTO member (workspace_id, user_id, role)
     SELECT w.id, person.id, person.role::role FROM workspace w, person WHERE w.slug = $1`,
    [slug, ROLES.filter((role) => role !== "owner")],
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

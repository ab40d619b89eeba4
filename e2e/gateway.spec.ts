import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { connectSms, createPeopledWorkspace } from "./support/own-workspace";
import { queryDatabase } from "./support/query-database";
import { openAs, signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const OWN = mark();
const LOGIN = { username: `second-${OWN}`, password: "e2e-second-pw" };
const LABEL = `Second login ${OWN}`;
/** Nothing on this machine calls from these. */
const GATEWAY_ADDRESSES = ["210.5.41.23", "103.4.7.156"];

test.afterEach(() => simulator.clearScript());

const urlNamed = (page: Page, name: string) =>
  page.getByRole("group", { name }).getByRole("code").textContent();
const report = (status = 6) => simulator.report({ msgId: `e2e-${mark()}`, status, account: LOGIN.username });

test("D9, R-1: connect an account, see its first call come in, turn one away and replay it, and change the URLs without losing a report", async ({
  page,
}) => {
  await simulator.account({ ...LOGIN, credits: 1234 });
  await signIn(page, "admin");
  await page.goto("/demo/settings/gateway-accounts");
  await page.getByRole("button", { name: "Connect an account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(LABEL);
  await dialog.getByLabel("Gateway address").fill(`${process.env.E2E_SIMULATOR_URL}/websmsapi/`);
  await dialog.getByLabel("Username").fill(LOGIN.username);
  await dialog.getByLabel("Password").fill("not the password");
  await dialog.getByRole("button", { name: "Test this login" }).click();
  await expect(dialog.getByText("The gateway refused this username or password (1702).")).toBeVisible();
  await dialog.getByLabel("Password").fill(LOGIN.password);
  await dialog.getByRole("button", { name: "Test this login" }).click();
  await expect(dialog.getByText("It works. 1,234 credits left.", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();

  await page.waitForURL(/settings\/callbacks\?account=/);
  await expect(page.getByText("click HOME, choose System Settings", { exact: false })).toBeVisible();
  await expect(page.getByText("Waiting for the first call")).toHaveCount(2);
  const first = (await urlNamed(page, "Delivery Status API URL")) ?? "";
  expect(await urlNamed(page, "Incoming SMS API URL")).toBe(
    first.replace("/delivery-reports", "/inbound-messages"),
  );
  await simulator.account({ ...LOGIN, deliveryStatusUrl: first });
  await report();
  await expect(
    page.getByRole("group", { name: "Delivery Status API URL" }).getByText("Last call"),
  ).toBeVisible();
  await expect(page.getByText("Waiting for the first call")).toHaveCount(1);
  await expect(
    page.getByRole("table", { name: "Last calls" }).getByText("No message has this id yet."),
  ).toBeVisible();

  // Only the gateway's own addresses may call: the simulator's call is rejected, and kept.
  await page.getByRole("button", { name: "Use the two addresses that the specification names" }).click();
  await expect(page.getByLabel("Allowed IP addresses")).toHaveValue(GATEWAY_ADDRESSES.join("\n"));
  await page.getByRole("button", { name: "Save the list" }).click();
  await expect(page.getByText("The list was saved.")).toBeVisible();
  await expect
    .poll(async () => (await page.request.get(`${first}?MsgId=${OWN}-away&Status=6`)).status())
    .toBe(403);
  await page.reload();
  await expect(page.getByLabel("Allowed IP addresses")).toHaveValue(GATEWAY_ADDRESSES.join("\n"));
  const rejected = page
    .getByRole("table", { name: "Rejected requests" })
    .getByRole("row")
    .filter({ hasText: `MsgId=${OWN}-away` });
  await expect(rejected).toContainText("The caller's address is not in the list of this gateway account.");
  await rejected.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("It was rejected again (403).")).toBeVisible();
  await page.getByLabel("Allowed IP addresses").fill("");
  await page.getByRole("button", { name: "Save the list" }).click();
  await expect(page.getByText("The list was saved.")).toBeVisible();
  await rejected.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("It was accepted now.")).toBeVisible();
  await expect(rejected.getByText("replayed")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Regenerate URLs" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Regenerate URLs" }).click();
  await expect(page.getByText("Previous URLs, still active")).toBeVisible();
  await expect(page.getByText("The gateway still calls these")).toBeVisible();
  const second = (await urlNamed(page, "Delivery Status API URL")) ?? "";
  expect(second).not.toBe(first);
  expect((await page.request.get(`${first}?MsgId=${OWN}-old&Status=6`)).status()).toBe(200);
  await page.getByRole("button", { name: "Retire now" }).click();
  await expect(
    page.getByRole("alertdialog").getByText("reports would be lost", { exact: false }),
  ).toBeVisible();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await simulator.account({ ...LOGIN, deliveryStatusUrl: second });
  await report();
  await expect(
    page.getByRole("group", { name: "Delivery Status API URL" }).getByText("Last call"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Retire now" }).click();
  await expect(page.getByText("Previous URLs, still active")).toHaveCount(0);
  await expect
    .poll(async () => (await page.request.get(`${first}?MsgId=${OWN}-old&Status=6`)).status())
    .toBe(404);
  expect((await page.request.get(`${second}?MsgId=${OWN}-new&Status=6`)).status()).toBe(200);

  await page.goto("/demo/settings/gateway-accounts");
  const card = page.getByRole("region", { name: LABEL });
  await expect(card.getByRole("button", { name: "Make default" })).toBeVisible();
  await expect(page.getByRole("link", { name: /credits left\. Open credit\.$/ })).not.toHaveAccessibleName(
    /^1,234 /,
  );
  await expect(
    page.getByRole("region", { name: "Built-in simulator" }).getByText("Default", { exact: true }),
  ).toBeVisible();
  await card.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(card).toHaveCount(0);
  await expect
    .poll(async () => (await page.request.get(`${second}?MsgId=${OWN}-new&Status=6`)).status())
    .toBe(404);
});

test("S13: an account that answers 1702 is told on every screen that concerns it, and resumed it goes on at the exact recipient", async ({
  browser,
  page,
  problems,
}) => {
  const slug = await createPeopledWorkspace();
  const account = await connectSms(slug);
  const { username, password } = account;
  await simulator.script({
    rules: [{ match: { page: "ISendSMS", account: username }, action: { code: "1702" } }],
  });
  const phones = freshNumbers(30, "50");
  const [campaign] = await queryDatabase<{ id: string }>(
    `WITH made AS (
       INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, credits,
         tracked, scheduled_at, launched_at)
       SELECT workspace_id, 'Told everywhere', 'scheduled', id, '{"kind":"text","text":"Hello"}', $1::int,
         $1::int, true, now(), now()
       FROM gateway_account
       WHERE id = $2::uuid
       RETURNING id, workspace_id
     ),
     queued AS (INSERT INTO message (campaign_id, workspace_id, phone)
       SELECT id, workspace_id, unnest($3::text[])
       FROM made)
     SELECT id FROM made`,
    [phones.length, account.id, phones],
  );

  await signIn(page, "marketer", slug);
  const told = "username or password refused (1702)";
  await expect(
    page
      .getByRole("region", { name: "What needs you" })
      .getByText("refused the username or password (1702)", { exact: false }),
  ).toBeVisible();
  await page.goto(`/${slug}/campaigns/${campaign?.id}`);
  await expect(
    page
      .getByText("30 waiting", { exact: false })
      .or(page.getByText("username or password", { exact: false }))
      .first(),
  ).toBeVisible();
  for (const place of ["campaigns/new", "credit"]) {
    await page.goto(`/${slug}/${place}`);
    await expect(page.getByText(`SMS. Paused: ${told}`)).toBeVisible();
  }
  await page.goto(`/${slug}/settings/gateway-accounts`);
  await expect(page.getByText(`Paused: ${told}`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Check and resume" })).toHaveCount(0);

  const reseller = await openAs(browser, "reseller", problems, slug);
  await reseller.goto(`/${slug}/transfers`);
  await expect(reseller.getByText(`SMS. Paused: ${told}`)).toBeVisible();
  await reseller.context().close();

  const calls = (await simulator.ledger({ page: "ISendSMS", account: username })).calls.length;
  const admin = await openAs(browser, "admin", problems, slug);
  await simulator.account({ username, password: "changed at the gateway" });
  await admin.goto(`/${slug}/settings/gateway-accounts`);
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Check and resume" }).click();
  await expect(admin.getByText("Still paused.", { exact: false })).toBeVisible();
  expect((await simulator.ledger({ page: "ISendSMS", account: username })).calls.length).toBe(calls);

  await simulator.account({ username, password });
  await simulator.clearScript();
  await admin.getByRole("button", { name: "Check and resume" }).click();
  await expect(admin.getByText("1 campaign goes on.", { exact: false })).toBeVisible();
  await expect
    .poll(() => Promise.all(phones.map((phone) => simulator.timesTexted(phone))))
    .toEqual(phones.map(() => 1));
  await page.goto(`/${slug}`);
  await expect(page.getByText("refused the username or password (1702)", { exact: false })).toHaveCount(0);
  await admin.context().close();
});

import type { Page } from "@playwright/test";
import { createOtherWorkspace } from "./support/api";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { expectMeasured } from "./support/measure";
import { signInAsOwner } from "./support/own-workspace";
import { expect, test } from "./support/test";

const LOGIN = { account: "102290129340398", number: "106540352242922", token: "whatsapp-demo-token" };

/** The simulated Cloud API's control desk. */
async function control(path: string, body: object): Promise<void> {
  const response = await fetch(`${process.env.E2E_WHATSAPP_SIMULATOR_URL}/control${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.text()).toBe(200);
}

test("a number of WhatsApp is connected, its templates come, and a campaign by one of them is written, checked, sent and read", async ({
  page,
}) => {
  const slug = await createOtherWorkspace();
  await signInAsOwner(page, slug);
  await connect(page, slug);

  await page.goto(`/${slug}/templates/whatsapp`);
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByRole("heading", { name: "order_update" }).first()).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/${slug}/campaigns/new`);
  await page.getByLabel("Name", { exact: true }).fill(`Order ${mark()}`);
  const choice = page.getByLabel("Template", { exact: true });
  await expect(choice.getByRole("option", { name: "old_offer · en (not approved)" })).toBeDisabled();
  await choice.selectOption({ label: "order_update · ms" });
  await page.getByLabel("Header", { exact: true }).fill("1042");
  await page.getByLabel("Place 1", { exact: true }).fill("{{firstName|kawan}}");
  await page.getByLabel("Address behind “Jejak”").fill("{{phone}}");
  await page.getByLabel("Numbers").fill(freshNumbers(1, "30").join("\n"));
  await expect(
    page.getByText("Salam kawan, pesanan anda akan tiba pada {{2}}.", { exact: false }),
  ).toBeVisible();
  await expect(page.getByLabel("Sender", { exact: true })).toHaveCount(0);
  await expectNoCredits(page);
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole("button", { name: "Check and send" }).click();
  await expect(page.getByText("Write what goes into “2”: WhatsApp refuses an empty place.")).toBeVisible();
  await page.getByRole("link", { name: "Back to editing" }).click();
  await page.getByLabel("Place 2", { exact: true }).fill("Jumaat");
  await page.getByRole("button", { name: "Check and send" }).click();
  await expectNoCredits(page);
  await expect(page.getByText("Everyone gets the same text")).toHaveCount(0);
  await expect(
    page.getByText("Salam kawan, pesanan anda akan tiba pada Jumaat.", { exact: false }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Send 1 message" }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(page.locator("[data-total=delivered]")).toContainText("1");
  await expect(page.locator("[data-total=read]")).toContainText("1");
  await expect(page.getByText(/1 read it/)).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/credit/i);
  await expectAccessible(page);
  await expectTicks(page, slug);
});

/** S52, S53: one message is held, released, arrives and is read, and the open report says each. */
async function expectTicks(page: Page, slug: string): Promise<void> {
  const template = { name: "school_notice", language: "ms" };
  const [phone = ""] = freshNumbers(1, "30");
  await control("/pacing", { ...template, after: 0 });
  await page.goto(`/${slug}/campaigns/new`);
  await page.getByLabel("Name", { exact: true }).fill(`School ${mark()}`);
  await page.getByLabel("Template", { exact: true }).selectOption({ label: "school_notice · ms" });
  await page.getByLabel("Numbers").fill(phone);
  await page.getByRole("button", { name: "Check and send" }).click();
  await page.getByRole("button", { name: "Send 1 message" }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  const total = (name: string) => page.locator(`[data-total=${name}]`);
  const row = page.getByRole("button", { name: /Open the timeline/ });

  await expect(total("heldByGateway")).toContainText("1");
  await expect(page.getByText("Meta holds back 1 message", { exact: false })).toBeVisible();
  await expect(row).toContainText("Held by Meta for quality");
  await expect(total("sent")).toHaveCount(0);
  await expect(total("delivered")).toHaveCount(0);
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  const id = await idOf(phone);
  const tell = (status: string) => control("/status", { id, status });
  await tell("sent");
  await expect(total("sent")).toContainText("1");
  await expect(total("heldByGateway")).toHaveCount(0);
  await tell("delivered");
  await expect(total("delivered")).toContainText("1");
  await expect(total("read")).toHaveCount(0);
  await expect(row).toContainText("Delivered");
  await tell("read");
  await expect(total("read")).toContainText("1");
  await expect(total("delivered")).toContainText("1");
  await expect(row).toContainText("Read");
  await page.getByRole("combobox", { name: "Status" }).selectOption({ label: "Read (1)" });
  await expect(row).toHaveCount(1);
  await control("/pacing", template);
}

/** What the simulated Cloud API calls the message that this person was sent. */
async function idOf(phone: string): Promise<string> {
  const answer = await fetch(`${process.env.E2E_WHATSAPP_SIMULATOR_URL}/control/ledger?to=${phone}`);
  const { messages } = (await answer.json()) as { messages: { id: string }[] };
  return messages[0]?.id ?? "";
}

/** Meta charges by message: nothing of the campaign is counted in the credits of an SMS gateway. */
async function expectNoCredits(page: Page): Promise<void> {
  await expect(
    page.getByRole("main").getByText("What it costs is not known: no prices of WhatsApp were imported."),
  ).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/credit/i);
}

/** Ends on the page that shows the callback URL, which the other side has tried and calls. */
async function connect(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/settings/gateway-accounts`);
  await page.getByRole("button", { name: "Connect an account" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Kind of gateway").selectOption("whatsapp-cloud");
  await dialog.getByLabel("Name", { exact: true }).fill("WhatsApp");
  await dialog.getByLabel("Gateway address").fill(`${process.env.E2E_WHATSAPP_SIMULATOR_URL}/v25.0/`);
  await dialog.getByLabel("Phone number ID", { exact: true }).fill(LOGIN.number);
  await dialog.getByLabel("Access token").fill(LOGIN.token);
  await dialog.getByLabel("WhatsApp Business Account ID").fill(LOGIN.account);
  await dialog.getByLabel("App secret").fill("whatsapp-demo-secret");
  await dialog.getByRole("button", { name: "Test this login" }).click();
  await expect(dialog.getByText("Kedai Canang", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await page.waitForURL(/settings\/callbacks\?account=/);
  const [callbackUrl = "", verifyToken = ""] = await page.getByRole("code").allTextContents();
  await control("/callback", { callbackUrl, verifyToken });
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

import { writeFileSync } from "node:fs";
import path from "node:path";
import { callApi, createKey, createOtherWorkspace } from "./support/api";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { expectMeasured } from "./support/measure";
import { connectSms, signInAsOwner } from "./support/own-workspace";
import { runCli } from "./support/run-cli";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const CLOUD = () => process.env.E2E_WHATSAPP_SIMULATOR_URL ?? "";

test("a campaign by WhatsApp goes on by SMS: written, checked with its range, sent, and told as one", async ({
  page,
}, info) => {
  const slug = await createOtherWorkspace();
  await connectBoth(slug, path.join(info.outputPath(), "app-secret"));
  const key = await createKey(slug, "owner");
  await expect
    .poll(async () => (await callApi(key, "POST", "/whatsapp/templates/sync", { body: {} })).status)
    .toBeLessThan(300);
  await signInAsOwner(page, slug);

  const name = `Notice ${mark()}`;
  const [there, absent] = [freshNumbers(1, "30"), freshNumbers(1, "15")];
  await page.goto(`/${slug}/campaigns/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Template", { exact: true }).selectOption({ label: "order_update · ms" });
  await page.getByLabel("Header", { exact: true }).fill("1042");
  await page.getByLabel("Place 1", { exact: true }).fill("{{firstName|kawan}}");
  await page.getByLabel("Place 2", { exact: true }).fill("Jumaat");
  await page.getByLabel("Address behind “Jejak”").fill("{{phone}}");
  await page.getByLabel("Numbers").fill([...there, ...absent].join("\n"));
  await page.getByText("If WhatsApp does not deliver").click();
  await page.getByLabel("Send an SMS instead").click();
  await page.getByLabel("Who got nothing after some hours").click();
  await page.getByLabel("Hours without delivery").fill("73");
  await expect(page.getByText("Write a whole number of hours, from 1 to 72.")).toBeVisible();
  await page.getByLabel("Hours without delivery").fill("6");
  await page.getByLabel("Text of the SMS").fill("RM0 Kedai: pesanan {{firstName|kawan}} tiba Jumaat");
  await expect(page.getByText("SMS instead: from 0 to 2 credits")).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole("button", { name: "Check and send" }).click();
  await expect(page.getByText("SMS instead: from 0 to 2 credits")).toBeVisible();
  await expect(page.getByText("of 2 nothing is known.", { exact: false })).toBeVisible();
  await expect(
    page.getByText("They then have both, and the report says so.", { exact: false }),
  ).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("button", { name: "Send 2 messages" }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);

  const campaign = page.url();
  await expect(page.locator("[data-reached=whatsapp]")).toHaveText("1");
  await expect(page.locator("[data-reached=sms]")).toHaveText("1");
  await expect(page.locator("[data-reached=neither]")).toHaveText("0");
  await expect(page.getByText("1 SMS: not on WhatsApp.")).toBeVisible();
  await expect(page.getByText("SMS instead: not on WhatsApp")).toBeVisible();
  await expect(page.getByRole("region", { name: "Reasons for failure" })).toContainText(
    "Not on WhatsApp, or",
  );
  await expect(page.getByText("Finished", { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole("link", { name: "See the SMS" }).click();
  await expect(page.getByRole("heading", { name: `${name} · SMS` })).toBeVisible();
  await expect(page.locator("[data-total=delivered]")).toContainText("1");
  await page.getByRole("link", { name: "the campaign by WhatsApp" }).click();
  await page.waitForURL(campaign);
  await page.goto(`/${slug}/campaigns`);
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: `${name} · SMS` })).toHaveCount(0);
});

/** An account of WhatsApp, which is the workspace's own, and one of SMS; both tell what became. */
async function connectBoth(slug: string, secretFile: string): Promise<void> {
  writeFileSync(secretFile, "whatsapp-demo-secret");
  const connect = (args: string[], secret: string) =>
    runCli<{ callbacks: Record<string, string> }>(
      ["gateway:connect", "--workspace", slug, ...args],
      `${secret}\n`,
    );
  const cloud = await connect(
    [
      ...["--label", "WhatsApp", "--kind", "whatsapp-cloud", "--url", `${CLOUD()}/v25.0/`],
      ...["--phone-number-id", "106540352242922", "--business-account-id", "102290129340398"],
      ...["--app-secret-file", secretFile],
    ],
    "whatsapp-demo-token",
  );
  const { events: callbackUrl, verifyToken } = cloud.callbacks;
  const answer = await fetch(`${CLOUD()}/control/callback`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ callbackUrl, verifyToken }),
  });
  expect(answer.status, await answer.text()).toBe(200);
  const { username, callbacks } = await connectSms(slug);
  await simulator.account({ username, deliveryStatusUrl: callbacks.deliveryReports });
}

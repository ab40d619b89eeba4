import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expectAccessible } from "./support/expect-accessible";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 200;
let server: Server;
let url: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(status).end(status === 200 ? "" : "closed for stock-taking");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/canang`;
});
test.afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

test("a webhook is added, tested, fails, is sent again, paused and removed", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/demo/settings/webhooks");
  await page.getByRole("button", { name: "Add a webhook" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill("not an address");
  await dialog.getByRole("button", { name: "Add a webhook" }).click();
  await expect(dialog.getByText("Write a whole address")).toBeVisible();
  await dialog.getByLabel("Address").fill(url);
  // Only what nothing else in the demo causes while this test looks at the list.
  for (const event of ["Message status", "Campaign finished", "Transfer settled"])
    await dialog.getByLabel(event).uncheck();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add a webhook" }).click();
  const once = page.getByRole("dialog", { name: "The secret of this webhook" });
  const secret = (await once.locator("code").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await once.getByRole("button", { name: "Done" }).click();

  await page.getByRole("link", { name: url.replace("http://", "") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("127.0.0.1");
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: "Send test event" }).click();
  const row = page.getByRole("listitem").filter({ has: page.locator("details") });
  await expect(row.first()).toContainText("Arrived");
  await expect(row.first()).toContainText("HTTP 200");
  const [call] = calls;
  const [time = "", mark] = String(call?.headers["canang-signature"]).split(",");
  expect(mark).toBe(
    `v1=${createHmac("sha256", secret)
      .update(`${time.slice(2)}.${call?.body}`)
      .digest("hex")}`,
  );

  status = 503;
  await page.getByRole("button", { name: "Send test event" }).click();
  await expect(row.first()).toContainText("Given up");
  await row.first().locator("summary").click();
  await expect(row.first()).toContainText("closed for stock-taking");
  await expectAccessible(page);
  status = 200;
  await row.first().getByRole("button", { name: "Send again" }).click();
  await expect(row.first()).toContainText("Arrived");
  await expect(row.first()).toContainText("2 tries");
  const ids = calls.map((each) => each.headers["canang-event-id"]);
  expect(ids[2]).toBe(ids[1]);

  await page.getByText("How your program checks").click();
  await page.getByRole("tab", { name: "PHP" }).click();
  await expect(page.getByText("hash_hmac")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "More for this webhook" }).click();
  await page.getByRole("menuitem", { name: "Make a new secret" }).click();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  const again = page.getByRole("dialog", { name: "The secret of this webhook" });
  expect(await again.locator("code").textContent()).not.toBe(secret);
  await again.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("still signs too")).toBeVisible();

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Switch on" })).toBeVisible();
  await page.getByRole("button", { name: "More for this webhook" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.waitForURL(/settings\/webhooks$/);
  await expect(page.getByRole("heading", { level: 1, name: "Webhooks" })).toBeVisible();
  await expect(page.getByText(url.replace("http://", ""))).toHaveCount(0);
});

test("Z-2: a marketer does not find the page", async ({ page }) => {
  await signIn(page, "marketer");
  expect((await page.goto("/demo/settings/webhooks"))?.status()).toBe(404);
});

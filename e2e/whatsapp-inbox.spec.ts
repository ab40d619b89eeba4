import type { Page } from "@playwright/test";
import { callApi, createKey, createOtherWorkspace } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { freshNumbers } from "./support/fresh";
import { connectSms, signInAsOwner } from "./support/own-workspace";
import { queryDatabase } from "./support/query-database";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";
import { connectWhatsApp, whatsAppControl } from "./support/whatsapp";

const TEMPLATE = {
  name: "order_ready",
  language: "en",
  category: "UTILITY",
  components: [
    {
      type: "BODY",
      text: "Hello {{1}}, your order is ready to be collected.",
      example: { body_text: [["Aminah"]] },
    },
  ],
};
const log = (page: Page) => page.getByRole("region", { name: "Messages" });
const phoneOf = (ending: string) => freshNumbers(1, ending)[0] as string;

async function openConversation(page: Page, slug: string, phone: string): Promise<string> {
  await expect.poll(() => conversationOf(phone)).not.toBe("");
  const id = await conversationOf(phone);
  await page.goto(`/${slug}/inbox?c=${id}`);
  await expect(log(page)).toBeVisible();
  return id;
}

async function conversationOf(phone: string): Promise<string> {
  const [row] = await queryDatabase<{ id: string }>("SELECT id FROM conversation WHERE phone = $1", [phone]);
  return row?.id ?? "";
}

/** The stored time of what they wrote last: so long ago that so many seconds are left. */
const leaveSeconds = (id: string, seconds: number) =>
  queryDatabase(
    `UPDATE inbound_message SET written_at = now() - interval '24 hours' + make_interval(secs => $2)
     WHERE conversation_id = $1`,
    [id, seconds],
  );

test("S56: a window is counted down and shuts by itself, and a template or an SMS goes instead", async ({
  page,
}) => {
  const slug = await createOtherWorkspace();
  const { username: smsAccount } = await connectSms(slug);
  const whatsapp = await connectWhatsApp(slug, [TEMPLATE]);
  const phone = phoneOf("30");
  await queryDatabase(
    `INSERT INTO contact (workspace_id, phone, first_name)
     SELECT id, $2, 'Aminah' FROM workspace WHERE slug = $1`,
    [slug, phone],
  );
  await expect
    .poll(() =>
      queryDatabase("SELECT name FROM whatsapp_template WHERE gateway_account_id = $1", [
        whatsapp.gatewayAccountId,
      ]),
    )
    .toHaveLength(1);
  await signInAsOwner(page, slug);
  await whatsapp.write(phone, { text: "Is my order ready?" });
  await page.setViewportSize({ width: 1280, height: 900 });
  const id = await openConversation(page, slug, phone);
  await expect(page.getByTestId("window")).toContainText(/^(24 h 0|23 h 59) m left$/);
  await expect(page.getByLabel("Answer by")).toHaveValue("whatsapp");
  await expect(page.getByText("A reply on WhatsApp may cost by Meta’s prices")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "Reply", exact: true }).fill("Not yet.");
  await page.getByRole("button", { name: "Send reply" }).click();
  const first = log(page).getByTestId("reply").filter({ hasText: "Not yet." });
  await expect(first).toContainText("WhatsApp");
  await expect(first).toContainText(/Delivered|Read/);

  // It shuts on the screen that stands open, at the second, without a reload.
  await leaveSeconds(id, 20);
  await page.reload();
  await expect(page.getByTestId("window")).toContainText("0 h 1 m left");
  await page.getByRole("textbox", { name: "Reply", exact: true }).fill("What I was about to say");
  await expect(page.getByTestId("window")).toContainText("More than 24 hours have passed", {
    timeout: 30_000,
  });
  await expect(page.getByRole("textbox", { name: "Reply", exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // Nor does a program get free words through.
  const key = await createKey(slug, "admin");
  const refused = await callApi(key, "POST", `/conversations/${id}/replies`, {
    body: { text: "Let me in", channel: "whatsapp" },
  });
  expect([refused.status, refused.json.code]).toEqual([422, "unprocessable"]);

  await page.getByLabel("Template", { exact: true }).selectOption({ label: "order_ready · en" });
  await page.getByLabel("Place 1", { exact: true }).fill("{{firstName|friend}}");
  await expect(page.getByRole("group", { name: "Approved template" })).toContainText(
    "Hello Aminah, your order is ready to be collected.",
  );
  await page.getByRole("button", { name: "Send reply" }).click();
  const template = log(page).getByTestId("reply").filter({ hasText: "Hello Aminah, your order is ready" });
  await expect(template).toContainText("Template order_ready");
  await expect(template).toContainText(/Delivered|Read/);

  // The same person by SMS, in the same thread, with the words that waited.
  await page.getByLabel("Answer by").selectOption("sms");
  await expect(page.getByRole("textbox", { name: "Reply", exact: true })).toHaveValue(
    "What I was about to say",
  );
  await page.getByRole("button", { name: "Send reply" }).click();
  const sms = log(page).getByTestId("reply").filter({ hasText: "What I was about to say" });
  await expect(sms).toContainText("SMS");
  await expect.poll(() => simulator.timesTexted(phone)).toBe(1);
  expect(smsAccount).not.toBe("");

  // Whoever writes again opens it anew, and the screen follows.
  await page.getByLabel("Answer by").selectOption("whatsapp");
  await whatsapp.write(phone, { text: "On my way" });
  await expect(page.getByTestId("window")).toContainText(/^(24 h 0|23 h 59) m left$/);
  const { freeFormOutsideWindow } = await summary(whatsapp.number);
  expect(freeFormOutsideWindow).toBe(0);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

async function summary(number: string): Promise<{ freeFormOutsideWindow: number }> {
  const response = await fetch(
    `${process.env.E2E_WHATSAPP_SIMULATOR_URL}/control/ledger/summary?number=${number}`,
  );
  return (await response.json()) as { freeFormOutsideWindow: number };
}

const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const base64 = (words: string) => Buffer.from(words).toString("base64");

test("S57: what somebody sends is shown safely, and their stop at WhatsApp stands in the list", async ({
  page,
  browser,
}) => {
  const slug = await createOtherWorkspace();
  const whatsapp = await connectWhatsApp(slug);
  const phone = phoneOf("30");
  await signInAsOwner(page, slug);
  await whatsapp.write(phone, {
    type: "image",
    text: "My receipt",
    file: { mimeType: "image/png", base64: PNG },
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await openConversation(page, slug, phone);
  const picture = log(page).getByRole("img", { name: /Picture that they sent/ });
  await expect(picture).toBeVisible();
  await expect(log(page).getByText("My receipt", { exact: true })).toBeVisible();
  await whatsapp.write(phone, {
    type: "document",
    file: {
      mimeType: "text/plain",
      base64: base64("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
      filename: "holiday.svg",
    },
  });
  const file = log(page).getByRole("link", { name: "holiday.svg 1 KB" });
  await expect(file).toBeVisible();
  const url = (await file.getAttribute("href")) ?? "";
  const answer = await page.request.get(url);
  expect(answer.headers()["content-type"]).toBe("application/octet-stream");
  expect(answer.headers()["content-disposition"]).toContain("attachment");
  await whatsapp.write(phone, { type: "location", text: "Kedai", latitude: 3.1, longitude: 101.7 });
  await expect(log(page).getByText("[location] Kedai · 3.1, 101.7")).toBeVisible();
  await expectAccessible(page);

  // Nobody of another workspace sees it, and nobody who is not signed in.
  const stranger = await createOtherWorkspace();
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  expect((await other.request.get(`${process.env.E2E_BASE_URL}${url}`)).status()).toBe(401);
  await other.goto(`${process.env.E2E_BASE_URL}/`);
  await signInAsOwner(other, stranger);
  expect((await other.request.get(`${process.env.E2E_BASE_URL}${url}`)).status()).toBe(404);
  await elsewhere.close();

  await whatsAppControl("/preference", {
    account: whatsapp.businessAccount,
    number: whatsapp.number,
    person: phone,
    value: "stop",
  });
  await expect
    .poll(() => queryDatabase("SELECT source FROM channel_stop WHERE phone = $1", [phone]))
    .toEqual([{ source: "preference" }]);
  await page.reload();
  await expect(page.getByText("No campaigns since")).toBeVisible();
  // They wrote, so they are answered all the same.
  await page.getByRole("textbox", { name: "Reply", exact: true }).fill("Thank you.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(log(page).getByTestId("reply").filter({ hasText: "Thank you." })).toContainText(
    /Delivered|Read/,
  );
  await page.goto(`/${slug}/suppressions`);
  await expect(page.getByText("No campaign by WhatsApp · Stopped at WhatsApp")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add a number" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Phone number").fill(phoneOf("30"));
  await dialog.getByLabel("Reason").fill("Asked at the counter");
  await dialog.getByLabel("What is not sent").selectOption("whatsapp");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add a number" }).click();
  await expect(page.getByText("No campaign by WhatsApp · Added by hand")).toBeVisible();
});

import type { Page } from "@playwright/test";
import { callApi, createKey, createOtherWorkspace } from "./support/api";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { expectMeasured } from "./support/measure";
import { connectSms, signInAsOwner } from "./support/own-workspace";
import { queryDatabase } from "./support/query-database";
import { expect, test } from "./support/test";
import { connectWhatsApp } from "./support/whatsapp";

const OFFER = {
  name: "weekly_offer",
  language: "en",
  category: "MARKETING",
  components: [
    {
      type: "BODY",
      text: "Hello {{1}}, this week it is half the price.",
      example: { body_text: [["Aminah"]] },
    },
  ],
};

async function looked(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("S61: somebody who hides their number is in the inbox by name, and is answered by WhatsApp alone", async ({
  page,
}) => {
  const slug = await createOtherWorkspace();
  await connectSms(slug);
  const whatsapp = await connectWhatsApp(slug);
  const [phone = ""] = freshNumbers(1, "30");
  const name = `Siti ${mark()}`;
  await signInAsOwner(page, slug);
  await whatsapp.write(phone, { text: "Is it open today?", hidden: true, name });
  await page.goto(`/${slug}/inbox`);
  await page.getByRole("link", { name: new RegExp(name) }).click();
  const log = page.getByRole("region", { name: "Messages" });
  await expect(log.getByText("Is it open today?")).toBeVisible();
  await expect(page.getByText("No phone number").first()).toBeVisible();
  await looked(page);
  await page.getByRole("textbox", { name: "Reply", exact: true }).fill("Until nine.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(log.getByTestId("reply").filter({ hasText: "Until nine." })).toContainText(/Delivered|Read/);

  // Nowhere does the id look like a number.
  const key = await createKey(slug, "owner");
  const { json } = await callApi(key, "GET", "/conversations");
  const [conversation] = json.data as { phone: string; whatsappUserId: string }[];
  expect(conversation).toMatchObject({ phone: "", whatsappUserId: expect.stringMatching(/^[A-Z]{2}\./) });
  await expect(page.getByRole("main")).not.toContainText(`+${conversation?.whatsappUserId.slice(3)}`);
});

test("S62: an opt-in is written down with its words, shown with the person, and taken back", async ({
  page,
}) => {
  const slug = await createOtherWorkspace();
  const { gatewayAccountId } = await connectWhatsApp(slug, [OFFER]);
  const [phone = "", other = ""] = freshNumbers(2, "30");
  await expect
    .poll(() =>
      queryDatabase("SELECT FROM whatsapp_template WHERE gateway_account_id = $1", [gatewayAccountId]),
    )
    .toHaveLength(1);
  const [contact] = await queryDatabase<{ id: string }>(
    `INSERT INTO contact (workspace_id, phone, first_name)
     SELECT id, $2, 'Aminah' FROM workspace WHERE slug = $1 RETURNING id`,
    [slug, phone],
  );
  await signInAsOwner(page, slug);
  await page.goto(`/${slug}/settings/workspace`);
  await page
    .getByLabel("Opt-ins to marketing by WhatsApp")
    .selectOption({ label: "Kept here: asked of each person" });
  await page.getByRole("button", { name: "Save" }).first().click();
  await looked(page);
  await page.goto(`/${slug}/contacts/${contact?.id}`);
  await expect(page.getByText("No opt-in is written down.")).toBeVisible();
  await page.getByRole("button", { name: "Write down an opt-in" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("How they agreed").fill("The form at the counter");
  await dialog.getByLabel("What they were shown").fill("Offers by WhatsApp, about once a week");
  await dialog.getByLabel("Proof").fill("Form 1042");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The form at the counter")).toBeVisible();
  await expect(page.getByText("Offers by WhatsApp, about once a week")).toBeVisible();
  await looked(page);

  // The other of two was never asked, and is left out of a campaign of marketing.
  const key = await createKey(slug, "owner");
  const made = await callApi(key, "POST", "/campaigns", {
    body: {
      name: `Offer ${mark()}`,
      channel: "whatsapp",
      message: { kind: "template", name: OFFER.name, language: OFFER.language, variables: { "1": "Aminah" } },
      audience: { lists: [], phones: [phone, other] },
    },
  });
  expect(made.status, made.text).toBe(201);
  await page.goto(`/${slug}/campaigns/${made.json.id}/check`);
  await expect(page.getByRole("main").getByText("Of 1 person no opt-in")).toBeVisible();
  await looked(page);

  await page.goto(`/${slug}/contacts/${contact?.id}`);
  await page.getByRole("button", { name: "Taken back" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Taken back" }).click();
  await expect(page.getByRole("button", { name: "Taken back" })).toHaveCount(0);
  await page.goto(`/${slug}/campaigns/${made.json.id}/check`);
  await expect(page.getByRole("main").getByText("Of 2 people no opt-in")).toBeVisible();
});

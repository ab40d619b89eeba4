import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { callApi, createKey, createOtherWorkspace } from "./support/api";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { expectMeasured } from "./support/measure";
import { signInAsOwner } from "./support/own-workspace";
import { runCli } from "./support/run-cli";
import { expect, test } from "./support/test";

const CARD = `market,category,valid_from,currency,price
Malaysia,utility,2026-01-01,MYR,0.05
Narnia,utility,2026-01-01,MYR,0.05
`;

test("the prices of WhatsApp are imported, and say what a campaign may cost and did", async ({
  page,
}, info) => {
  const slug = await createOtherWorkspace();
  const secret = path.join(info.outputPath(), "app-secret");
  writeFileSync(secret, "whatsapp-demo-secret");
  const url = `${process.env.E2E_WHATSAPP_SIMULATOR_URL ?? ""}/v25.0/`;
  const ids = ["--phone-number-id", "106540352242922", "--business-account-id", "102290129340398"];
  await runCli(
    [
      ...["gateway:connect", "--workspace", slug, "--label", "WhatsApp", "--kind", "whatsapp-cloud"],
      ...[...ids, "--app-secret-file", secret, "--url", url],
    ],
    "whatsapp-demo-token\n",
  );
  const key = await createKey(slug, "owner");
  await callApi(key, "POST", "/whatsapp/templates/sync", { body: {} });
  const template = { kind: "template", name: "order_update", language: "ms" };
  const made = await callApi(key, "POST", "/campaigns", {
    body: {
      name: `Order ${mark()}`,
      channel: "whatsapp",
      message: {
        ...template,
        header: { kind: "text", text: "1042" },
        variables: { "1": "Siti", "2": "Jumaat" },
        buttons: [{ index: 0, kind: "url", value: "42" }],
      },
      audience: { lists: [], phones: freshNumbers(2, "30") },
    },
  });
  expect(made.status, JSON.stringify(made.json)).toBe(201);
  await signInAsOwner(page, slug);
  const check = `/${slug}/campaigns/${made.json.id}/check`;
  await page.goto(check);
  await expect(page.getByText("no prices of WhatsApp were imported", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Import Meta's prices" }).click();
  await page.getByLabel("Or paste its lines").fill(CARD);
  await page.getByRole("button", { name: "Import prices" }).click();
  await expect(page.getByText("1 price was imported.")).toBeVisible();
  await expect(page.getByText("this is not a country", { exact: false })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Malaysia" })).toBeVisible();
  await looked(page);
  await page.goto(check);
  await expect(page.getByText("At most RM", { exact: false })).toContainText("0.10");
  await looked(page);
  await page.goto(`/${slug}/reports`);
  await looked(page);
});

async function looked(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

import { expect, test } from "./support/test";

test("anybody can read about the API, and see each call in four languages", async ({ page }) => {
  await page.goto("/docs/api");
  await expect(page.getByRole("heading", { level: 1, name: "API for programs" })).toBeVisible();
  const draft = page.getByRole("article", { name: "Create a draft" });
  await expect(draft.getByRole("tabpanel")).toContainText("curl -X POST");
  await draft.getByRole("tab", { name: "PHP" }).click();
  await expect(draft.getByRole("tabpanel")).toContainText("curl_init(");
  // One choice for the whole page.
  await expect(page.getByRole("article", { name: "Create a list" }).getByRole("tabpanel")).toContainText(
    "curl_init(",
  );
  await draft.getByRole("tab", { name: "PHP" }).press("ArrowRight");
  await expect(draft.getByRole("tabpanel")).toContainText("new HttpRequestMessage(HttpMethod.Post");
  await draft.getByRole("tab", { name: "TypeScript" }).click();
  await expect(draft.getByRole("tabpanel")).toContainText("await canang.createCampaign(");
  await draft.getByRole("link", { name: "idempotency_mismatch" }).click();
  await expect(page).toHaveURL(/#error-idempotency_mismatch$/);
});

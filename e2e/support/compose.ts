import { expect, type Page } from "@playwright/test";
import { emptyTotals } from "@/lib/messages/message.rules";

interface Campaign {
  name: string;
  text: string;
  lists?: string[];
  /** Into the box, one on each line. */
  numbers?: string[];
  rate?: number;
}

/** Writes a new campaign in the composer and waits until it is stored; ends on the composer. */
export async function compose(
  page: Page,
  { name, text, lists = [], numbers = [], rate }: Campaign,
): Promise<void> {
  await page.goto("/demo/campaigns/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Text", { exact: true }).fill(text);
  for (const list of lists) await chooseList(page, list);
  if (numbers.length > 0) await page.getByLabel("Numbers").fill(numbers.join("\n"));
  if (rate !== undefined) await limitSpeed(page, rate);
  await saved(page);
}

export async function limitSpeed(page: Page, rate: number): Promise<void> {
  await page.getByText("More options", { exact: true }).click();
  await page.getByLabel("Speed limit").fill(String(rate));
}

export async function chooseList(page: Page, name: string): Promise<void> {
  await page.getByRole("group", { name: "Lists" }).getByText(name, { exact: true }).click();
  await expect(page.getByRole("checkbox", { name })).toBeChecked();
}

/** Everything written is with the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
}

/** From the composer to the check page. */
export async function toCheck(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check and send" }).click();
  await expect(page.getByRole("heading", { name: "Check before you send" })).toBeVisible();
}

/** Presses the one button, and waits for the report. Returns the campaign's id. */
export async function send(page: Page, recipients: number): Promise<string> {
  await page.getByRole("button", { name: `Send ${recipients.toLocaleString("en")} message` }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) as string;
}

/** The figures of the report's legend, by status. */
export async function totals(page: Page): Promise<Record<string, number>> {
  const entries = await page
    .locator("[data-total]")
    .evaluateAll((all) =>
      all.map((each) => [each.getAttribute("data-total"), each.firstChild?.textContent ?? ""]),
    );
  // A status that nobody has is left out of the legend.
  return {
    ...emptyTotals(),
    ...Object.fromEntries(entries.map(([status, figure]) => [status, Number(figure?.replaceAll(",", ""))])),
  };
}

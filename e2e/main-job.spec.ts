import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { readablePhone } from "@/lib/core/readable-phone";
import { chooseList, limitSpeed, saved, send, toCheck, totals } from "./support/compose";
import { freshNumbers, mark } from "./support/fresh";
import { signInByForm } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const FILE = "e2e/fixtures/contacts-real.csv";
const ROWS = 580;
/** Rows as a person counts them, the header being the first. */
const SHORTENED_ROW = 20;
const SHORT_ROW = 164;
const MARK = mark();
const LIST = `Pelanggan ${MARK}`;

/**
 * What the simulator's table (lib/programs/simulator/README.md) comes to in the end, by the last
 * two digits.
 */
const OUTCOMES: Record<string, string> = {
  "01": "failed",
  "02": "expired",
  "03": "unknown",
  "04": "rejected",
  "06": "failed",
  "08": "sent",
  "09": "rejected",
  "14": "failed",
  "16": "expired",
};

test("the main job: import, compose, check, send, and every status arrives by itself", async ({ page }) => {
  await signInByForm(page, "marketer");
  const inList = await importFile(page);
  const [optedOut, late] = [freshNumbers(1), freshNumbers(1, "19")].flat() as [string, string];
  await optOut(page, optedOut);

  await page.getByRole("link", { name: "Campaigns", exact: true }).first().click();
  await page.getByRole("link", { name: "New campaign" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(`Tawaran ${MARK}`);
  await writeText(page);
  await chooseList(page, LIST);
  await limitSpeed(page, 120);
  await page.getByLabel("Numbers").fill([`+${late}`, `+${late}`, `+${optedOut}`, "12"].join("\n"));
  await expect(page.getByText("1 not a phone number")).toBeVisible();
  await expect(page.getByText("This number stands here already.")).toBeVisible();
  await saved(page);

  const cost = page.getByRole("heading", { name: "Cost" }).locator("..");
  await expect(cost.getByText("1 invalid number left out")).toBeVisible();
  // At least the one of the box; in a second run also those who answered STOP to the first.
  const suppressed = Number.parseInt((await cost.getByText("opted out, left out").textContent()) ?? "", 10);
  expect(suppressed).toBeGreaterThanOrEqual(1);
  const recipients = inList + 2 - suppressed;
  await expect(cost.getByText(`${recipients} recipients`)).toBeVisible();
  await expect(cost.getByText("1 duplicate removed")).toBeVisible();
  const sum = (await cost.getByText(/ = .* credits$/).textContent()) ?? "";
  const terms = [...sum.matchAll(/([\d,]+) × (\d+)/g)].map(
    ([, people, parts]) => [Number(people?.replace(",", "")), Number(parts)] as const,
  );
  expect(terms.reduce((all, [people]) => all + people, 0)).toBe(recipients);
  const credits = terms.reduce((all, [people, parts]) => all + people * parts, 0).toLocaleString("en");
  expect(sum).toContain(`= ${credits} credits`);
  await expect(page.getByText(/recipients? (has|have) no tarikh, and no fallback is given\./)).toBeVisible();
  await stepThroughPreview(page, recipients);

  await toCheck(page);
  await expect(page.getByText(`${recipients} people get this message.`)).toBeVisible();
  await expect(page.getByText(`${credits} credits`, { exact: true })).toBeVisible();
  await expect(page.getByText("The first three:")).toBeVisible();
  const pressed = new Date().toISOString();
  const id = await send(page, recipients);

  await expect(page.getByRole("button", { name: /^Undo \(\d+\)$/ })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(page.getByText(`of ${recipients} handed to the gateway`)).toBeVisible();
  const seen: number[] = [];
  const look = async () => {
    const now = await totals(page);
    seen.push(now.delivered ?? 0);
    return now;
  };
  const wanted = await expectedTotals(recipients, pressed, look);
  await expect.poll(look, { intervals: [400] }).toMatchObject(wanted);
  const rows = page.getByRole("region", { name: "Recipients of this campaign" });
  await expect(rows.getByText("Queued", { exact: true })).toHaveCount(0);
  expect(new Set(seen).size, "the figures moved while it was sending").toBeGreaterThan(2);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(Object.values(await totals(page)).reduce((all, figure) => all + figure, 0)).toBe(recipients);
  await expect(page.getByText("Finished", { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => "sameDocument" in window), "the page was never loaded again").toBe(true);
  expect(page.url()).toContain(id);
  expect(await simulator.timesTexted(optedOut)).toBe(0);

  await openTimeline(page, late);
});

/**
 * Chooses, maps, imports, corrects one row and downloads the others. Returns how many people are in
 * the list then.
 */
async function importFile(page: Page): Promise<number> {
  await page.getByRole("link", { name: "Lists", exact: true }).first().click();
  await page.getByRole("button", { name: "New list" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(LIST);
  await page.getByRole("button", { name: "Create the list" }).click();
  await page.getByRole("link", { name: "Import a file" }).first().click();

  await page.locator('input[type="file"]').setInputFiles(FILE);
  await expect(page.getByLabel("What telefon is")).toHaveValue("phone");
  await page.getByLabel("What nama is", { exact: true }).selectOption("firstName");
  await page.getByLabel("What nama keluarga is").selectOption("lastName");
  const firstCells = page
    .getByRole("listitem")
    .filter({ has: page.getByLabel("What nama is", { exact: true }) });
  await expect(firstCells.getByText("أحمد")).toBeVisible();
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Progress" })).toHaveAttribute("aria-valuenow", "100");
  await expect(page.getByText(`${ROWS} of about ${ROWS} rows read`)).toBeVisible();
  const counts = await page.locator("dl dd").allTextContents();
  const [accepted = 0, updated = 0, duplicates = 0, rejected = 0] = counts
    .slice(0, 4)
    .map((count) => Number(count.replaceAll(",", "")));
  expect(accepted + updated + duplicates + rejected).toBe(ROWS);
  expect(rejected).toBeGreaterThanOrEqual(13);
  expect(duplicates).toBeGreaterThan(0);

  const row = (number: number) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: String(number), exact: true }) });
  await expect(row(SHORTENED_ROW)).toContainText("A spreadsheet shortened this number");
  await expect(row(SHORT_ROW)).toContainText("This number is too short");
  const cell = row(SHORT_ROW).getByLabel(`telefon of row ${SHORT_ROW}`);
  await cell.fill("0123");
  await cell.press("Enter");
  await expect(row(SHORT_ROW).getByRole("button", { name: "Add" })).toBeEnabled();
  await expect(row(SHORT_ROW)).toContainText("too short");
  const [corrected] = freshNumbers(1) as [string];
  await cell.fill(`0${corrected.slice(2)}`);
  await cell.press("Enter");
  await expect(row(SHORT_ROW).getByRole("status")).toHaveText("Added");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download these rows" }).click(),
  ]);
  const file = parse(readFileSync(await download.path(), "utf8"), {
    bom: true,
    relax_column_count: true,
  }) as string[][];
  expect(file.length - 1).toBe(rejected - 1);
  expect(file.find((each) => each.includes("012-ABC 6789"))?.join(" ")).toContain(
    "This is not one phone number",
  );
  await page.getByRole("link", { name: "Go to the list" }).click();
  await expect(page.getByText(`${accepted + updated + 1} people`).first()).toBeVisible();
  await expectNames(page);
  return accepted + updated + 1;
}

/** Each name keeps its own direction, whatever stands beside it. */
async function expectNames(page: Page): Promise<void> {
  for (const [name, direction] of [
    ["美玲", "ltr"],
    ["முருகன்", "ltr"],
    ["Nurul", "ltr"],
    ["أحمد", "rtl"],
  ] as const) {
    await page.getByRole("searchbox").fill(name);
    const shown = page.getByRole("main").locator("bdi").filter({ hasText: name }).first();
    await expect(shown).toBeVisible();
    expect([name, await shown.evaluate((bdi) => getComputedStyle(bdi).direction)]).toEqual([name, direction]);
  }
}

async function optOut(page: Page, phone: string): Promise<void> {
  await page.getByRole("link", { name: "Do-not-text list" }).first().click();
  await page.getByRole("button", { name: "Add a number" }).first().click();
  await page.getByLabel("Phone number").fill(`+${phone}`);
  await page.getByLabel("Reason").fill("Asked at the counter");
  await page.getByRole("dialog").getByRole("button", { name: "Add a number" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/**
 * A merge field with a fallback through the menu, one without by hand, and a character that would
 * have cost a part.
 */
async function writeText(page: Page): Promise<void> {
  const text = page.getByLabel("Text", { exact: true });
  const meter = page.getByTestId("text-meter");
  await text.fill("RM0 Canang: Don’t miss it ");
  await expect(meter).toContainText("Unicode · 1 SMS");
  await page.getByRole("button", { name: "Replace ’ with '" }).click();
  await expect(meter).toContainText("1 SMS · 134 characters left");
  await text.press("End");
  await page.getByRole("button", { name: "Merge field" }).click();
  await page.getByLabel("If it is empty, write").fill("kawan");
  await page.getByRole("button", { name: "Insert", exact: true }).click();
  await expect(text).toHaveValue("RM0 Canang: Don't miss it {{firstName|kawan}}");
  await text.press("End");
  await text.pressSequentially(`, {{fields.amaun}} before {{fields.tarikh}} (${MARK})`);
  await expect(meter).toContainText("before merge fields are filled in");
}

async function stepThroughPreview(page: Page, recipients: number): Promise<void> {
  const phone = page.getByRole("figure", { name: "The message on a phone" });
  await expect(page.getByText(`1 of ${recipients}`)).toBeVisible();
  const first = await phone.textContent();
  await page.getByRole("button", { name: "Next recipient" }).click();
  await expect(page.getByText(`2 of ${recipients}`)).toBeVisible();
  await expect(phone).toContainText("RM0 Canang: Don't miss it ");
  expect(await phone.textContent()).not.toBe(first);
  await page.getByRole("button", { name: "Previous recipient" }).click();
  await expect(phone).toHaveText(first ?? "");
}

/**
 * Waits until the gateway took what it takes, and says what its table of outcomes makes of these
 * numbers.
 */
async function expectedTotals(
  recipients: number,
  pressed: string,
  look: () => Promise<unknown>,
): Promise<Record<string, number>> {
  const ours = async () =>
    (await simulator.ledger()).messages.filter((message) => message.text?.includes(MARK));
  await expect
    .poll(
      async () => {
        await look();
        const { calls } = await simulator.ledger();
        const refused = new Set(
          calls.filter((call) => call.code === "1705" && call.time > pressed).map((call) => call.mobile),
        );
        const phones = new Set((await ours()).map((message) => message.mobile));
        return {
          phones: phones.size + [...refused].filter((phone) => !phones.has(phone)).length >= recipients,
        };
      },
      { intervals: [400] },
    )
    .toEqual({ phones: true });
  const messages = await ours();
  const counts: Record<string, number> = { delivered: 0, sent: 0, queued: 0, failed: 0 };
  for (const { mobile } of messages) {
    const outcome = OUTCOMES[mobile.slice(-2)] ?? "delivered";
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  expect(new Set(messages.map((message) => message.mobile)).size, "nobody was texted twice").toBe(
    messages.length,
  );
  const refused = recipients - messages.length;
  if (refused > 0) counts.failed = (counts.failed ?? 0) + refused;
  return counts;
}

/** The number whose first report says failed and whose second says delivered after all. */
async function openTimeline(page: Page, phone: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Search recipients" }).fill(phone);
  await expect(page).toHaveURL(new RegExp(`phone=${phone}`));
  await page.getByRole("button", { name: readablePhone(phone) }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("Attempt 1")).toBeVisible();
  await expect(drawer.getByText("The gateway took it.")).toBeVisible();
  await expect(drawer.getByText("Could not be delivered", { exact: true })).toBeVisible();
  await expect(drawer.getByText("Applied.", { exact: true })).toHaveCount(1);
  await expect(drawer.getByText("This report gave the message its status.")).toBeVisible();
  await expect(drawer.getByText("Kept, but a firmer report decides", { exact: false })).toBeVisible();
  await drawer
    .getByText(/^Raw request/)
    .last()
    .click();
  await expect(drawer.getByText(/Status=6/)).toBeVisible();
  await expect(drawer.getByText(/RM0 Canang: Don't miss it kawan/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
}

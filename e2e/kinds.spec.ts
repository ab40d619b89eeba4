import type { Locator, Page } from "@playwright/test";
import { encodeUcs2Hex } from "@/lib/core/hex";
import { expectAccessible, expectNoSidewaysScroll, rulesOf } from "./support/expect-accessible";
import { freshSingaporeNumber, mark } from "./support/fresh";
import { setTheme } from "./support/set-theme";
import { signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

/** What is composed in the browser is, octet for octet, what the gateway takes. */

test.beforeEach(async ({ page }) => {
  await simulator.clearScript();
  await signIn(page, "marketer");
  await page.goto("/demo/campaigns/new");
});

test("a contact from the builder goes out as type 5, exactly its octets", async ({ page }) => {
  const number = freshSingaporeNumber();
  await begin(page, "Card", [number]);
  await choose(page, "Binary");
  await page.getByLabel("First name").fill("Siti");
  await expect(page.getByText("Not ready yet: write a phone number.")).toBeVisible();
  await page.getByLabel("Mobile", { exact: false }).fill("+60 12-345 6789");
  await expect(page.getByText("76 of 140 bytes").first()).toBeVisible();
  await page.getByText("Byte by byte").click();
  await expect(page.getByRole("cell", { name: "To port 9204: business card" }).first()).toBeVisible();
  await send(page, 1);
  const card = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:;Siti\r\nTEL;CELL:+60123456789\r\nEND:VCARD\r\n";
  const [message] = await taken(number, 1);
  expect(message).toMatchObject({
    page: "ISendSMS",
    type: "5",
    octets: `06050423F40000${Buffer.from(card).toString("hex").toUpperCase()}`,
  });
  await expect(page.getByText("Delivered").first()).toBeVisible();
});

test("a picture from an uploaded image goes out as messages that the phone joins, and ends as sent, not tracked", async ({
  page,
}) => {
  const number = freshSingaporeNumber();
  await begin(page, "Picture", [number]);
  await choose(page, "Media message");
  await expect(page.getByText("There are two ways to send a picture")).toBeVisible();
  await page.getByRole("button", { name: "Make a picture message" }).click();
  await page.getByLabel("Text beneath it").fill("Jom!");
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "half.png", mimeType: "image/png", buffer: await halfBlack(page) });
  await expect(page.getByRole("img", { name: "The image in 72 × 28 points, enlarged" })).toBeVisible();
  await expect(page.getByText(/bytes go out as 3 messages/)).toBeVisible();
  await send(page, 1);
  const messages = await taken(number, 3);
  const picture = `300000044A6F6D2102010000481C01${"FFFFFFFFF000000000".repeat(28)}`;
  const octets = messages.map((message) => message.octets ?? "");
  expect(new Set(octets.map((part) => part.slice(18, 20))).size).toBe(1);
  expect(octets.map((part) => `${part.slice(0, 18)}${part.slice(20, 24)}`)).toEqual(
    [1, 2, 3].map((n) => `0B0504158A00000003030${n}`),
  );
  expect(octets.map((part) => part.slice(24)).join("")).toBe(picture);
  expect(messages.map((message) => message.seqno.replace(/^\w+/, ""))).toEqual(["", "-2", "-3"]);
  await expect(page.getByText("Sent, not tracked").first()).toBeVisible();
});

test("a 2D barcode goes to its page with its format, its percent signs and both names of its seqno", async ({
  page,
}) => {
  const number = freshSingaporeNumber();
  await begin(page, "Barcode", [number]);
  await choose(page, "2D barcode");
  await page.getByLabel("Format").selectOption("MMS");
  const text = page.getByLabel("Text with the barcode's place");
  await text.fill("50% off with ");
  await page.getByRole("button", { name: "Insert %barcode%" }).click();
  await expect(text).toHaveValue("50% off with %barcode%");
  await text.press("Backspace");
  await expect(text).toHaveValue("50% off with ");
  await page.getByRole("button", { name: "Insert %barcode%" }).click();
  await expect(page.getByText("An example: the gateway chooses the number and draws its own.")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Fast, untracked/ })).toBeDisabled();
  await send(page, 1);
  const [message] = await taken(number, 1);
  expect(message).toMatchObject({
    page: "ISendSMS2D",
    type: "MMS",
    message: "50% off with %barcode%",
    sseqno: message?.seqno,
  });
  expect(message?.seqno).toMatch(/^\w{10,20}$/);
});

test("an untracked campaign goes out in one call for many, and never counts as delivered", async ({
  page,
}) => {
  const numbers = [freshSingaporeNumber(), freshSingaporeNumber(), freshSingaporeNumber()];
  await begin(page, "Untracked", numbers);
  const text = page.getByLabel("Text", { exact: true });
  await text.fill("Hi {{firstName|there}}");
  await expect(page.getByRole("radio", { name: /^Fast, untracked/ })).toBeDisabled();
  await expect(
    page.getByText("Not possible with merge fields: everyone must get the same text."),
  ).toBeVisible();
  await text.fill("Sale today");
  await page.getByRole("radio", { name: /^Fast, untracked/ }).check();
  await send(page, 3);
  await expect(page.getByText("Sent, not tracked").first()).toBeVisible();
  for (const number of numbers) {
    expect(await taken(number, 1)).toMatchObject([
      { page: "ISendSMSNoDR", type: "1", message: "Sale today", msgId: null },
    ]);
  }
  const { calls } = await simulator.ledger({ page: "ISendSMSNoDR" });
  const own = calls.filter((call) => numbers.some((number) => call.mobile.includes(number)));
  expect(own.map((call) => call.mobile.split(",").sort())).toEqual([[...numbers].sort()]);
});

test("a Unicode flash goes out as type 4, in hexadecimal", async ({ page }) => {
  const number = freshSingaporeNumber();
  await begin(page, "Flash", [number]);
  await page.getByLabel("Text", { exact: true }).fill("大减价 😀");
  await page.getByRole("switch", { name: /^Flash message/ }).click();
  await send(page, 1);
  expect(await taken(number, 1)).toMatchObject([
    { page: "ISendSMS", type: "4", message: encodeUcs2Hex("大减价 😀"), text: "大减价 😀" },
  ]);
});

for (const theme of ["light", "dark"] as const) {
  test(`every builder can be read and reached (${theme})`, async ({ page }) => {
    await setTheme(page, theme);
    await page.setViewportSize({ width: 1280, height: 900 });
    await choose(page, "Binary");
    const what = page.getByLabel("What do you want to send?");
    for (const builder of ["card", "entry", "link", "ringtone", "logo", "picture", "octets"]) {
      await what.selectOption(builder);
      if (builder === "ringtone" || builder === "octets")
        await page.getByRole("button", { name: "Try an example" }).click();
      await expectAccessible(page, builder, rulesOf(theme));
      if (theme === "dark") continue;
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        await expectNoSidewaysScroll(page, builder);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });
}

async function begin(page: Page, name: string, numbers: string[]): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(`Kinds: ${name} ${mark()}`);
  await page.getByLabel("Numbers").fill(numbers.join("\n"));
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Other kinds" }).click();
  await kind(page, name).check();
}

function kind(page: Page, name: string): Locator {
  return page.getByRole("radio", { name: new RegExp(`^${name}`) });
}

async function send(page: Page, recipients: number): Promise<void> {
  await page.getByRole("button", { name: "Check and send" }).click();
  await page.getByRole("button", { name: `Send ${recipients} message` }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
}

/** What the gateway took for a number, once it is as many. */
async function taken(number: string, count: number) {
  await expect.poll(async () => (await simulator.ledger({ mobile: number })).messages.length).toBe(count);
  return (await simulator.ledger({ mobile: number })).messages;
}

/** A PNG of 144 × 56 whose left half is black, drawn by the browser itself. */
async function halfBlack(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 144;
    canvas.height = 56;
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, 144, 56);
    context.fillStyle = "#000";
    context.fillRect(0, 0, 72, 56);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1] as string, "base64");
}

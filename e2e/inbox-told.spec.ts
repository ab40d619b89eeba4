import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

declare global {
  interface Window {
    /** What the page told of outside of itself. */
    told: { notifications: string[]; notes: number };
  }
}

const newPhone = () => freshNumbers(1, "50")[0] as string;

test("a new text is told by the title, a sound, and a notification while the page is hidden", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    window.told = { notifications: [], notes: 0 };
    window.Notification = class {
      static readonly permission = "granted";
      static requestPermission = async () => "granted";
      onclick: (() => void) | null = null;
      constructor(title: string) {
        window.told.notifications.push(title);
      }
      close() {}
    } as unknown as typeof Notification;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...at) {
      window.told.notes += 1;
      start.apply(this, at);
    };
    localStorage.setItem("canang-inbox-sound", "on");
  });
  await signIn(page, "support");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await simulator.inbound({ sender: newPhone(), text: `is it you ${mark()}` });
  await expect.poll(() => page.evaluate(() => window.told.notes)).toBeGreaterThan(0);
  await expect(page.getByText("New text from", { exact: false }).first()).toBeVisible();
  await expect(page).toHaveTitle(/^\(\d+\+?\) /);
  expect(await page.evaluate(() => window.told.notifications)).toEqual([]);

  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
  });
  const hidden = newPhone();
  await simulator.inbound({ sender: hidden, text: `a secret ${mark()}` });
  await expect.poll(() => page.evaluate(() => window.told.notifications.length)).toBeGreaterThan(0);
  const titles = await page.evaluate(() => window.told.notifications);
  expect(titles.join(" ")).toMatch(/New texts? /);
  expect(titles.join(" ")).not.toContain("secret");
});

test("the count in the title is that of the list of unread conversations, without closed ones", async ({
  page,
}) => {
  const phone = newPhone();
  await simulator.inbound({ sender: phone, text: `closed soon ${mark()}` });
  const known = "SELECT id FROM conversation WHERE phone = $1";
  await expect.poll(() => queryDatabase(known, [phone])).toHaveLength(1);
  await queryDatabase("UPDATE conversation SET open = false, unread = 1 WHERE phone = $1", [phone]);
  await signIn(page, "support");
  await page.goto("/demo/inbox?status=unread");
  const [closed] = await queryDatabase<{ id: string }>(known, [phone]);
  const tab = page.getByRole("button", { name: /^Unread/ });
  await expect
    .poll(async () => {
      const count = /\d+/.exec((await tab.textContent()) ?? "")?.[0] ?? "none";
      const title = /^\((\d+)\+?\)/.exec(await page.title())?.[1] ?? "0";
      return Number(count) > 99 ? title === "99" : title === count;
    })
    .toBe(true);
  await expect(page.locator(`#conversation-${closed?.id}`)).toHaveCount(0);
});

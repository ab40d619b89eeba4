import { farCellWorkbook, peopleWorkbook } from "@/lib/testing/make-workbook";
import { callApi, createKey, createOtherWorkspace } from "./support/api";
import { expect, test } from "./support/test";

const PEOPLE = 60_000;
/** Once a workbook of 1.4 kB made everybody wait a minute; this leaves room for a busy machine. */
const LONGEST_WAIT = 3_000;

let key = "";
let listId = "";

test.beforeAll(async () => {
  key = await createKey(await createOtherWorkspace(), "marketer");
  listId = String((await callApi(key, "POST", "/lists", { body: { name: "Uploads" } })).json.id);
});

async function upload(file: Buffer): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${process.env.E2E_BASE_URL}/api/v1/lists/${listId}/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "text/csv" },
    body: new Uint8Array(file),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/**
 * Asks whether the product is well, over and over, while something else is done; answers the
 * longest wait.
 */
async function meanwhile(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let asked = 0;
  let done = false;
  const asking = (async () => {
    while (!done) {
      const began = performance.now();
      const { status } = await fetch(`${process.env.E2E_BASE_URL}/api/health`);
      expect(status).toBe(200);
      longest = Math.max(longest, performance.now() - began);
      asked++;
    }
  })();
  await work().finally(() => {
    done = true;
  });
  await asking;
  expect(asked).toBeGreaterThan(10);
  return longest;
}

test("F-1: workbooks with a far cell are refused by name, and nobody waits for them", async () => {
  const longest = await meanwhile(async () => {
    const addresses = ["XFD1048576", "ALM20000", "BER60000"];
    const answers = await Promise.all(addresses.map((address) => upload(farCellWorkbook(address))));
    for (const [n, { status, body }] of answers.entries()) {
      expect(status).toBe(400);
      expect(body.detail).toContain(`Cell ${addresses[n]} lies outside`);
    }
  });
  expect(longest).toBeLessThan(LONGEST_WAIT);
});

test("F-1: a large lawful workbook is imported whole, and nobody waits for it", async () => {
  const workbook = peopleWorkbook(PEOPLE);
  let id = "";
  const longest = await meanwhile(async () => {
    const { status, body } = await upload(workbook);
    expect(status, String(body.detail)).toBe(202);
    id = String(body.id);
  });
  expect(longest).toBeLessThan(LONGEST_WAIT);
  const imported = async () => (await callApi(key, "GET", `/imports/${id}`)).json;
  await expect.poll(async () => (await imported()).status, { timeout: 120_000 }).toBe("finished");
  expect(await imported()).toMatchObject({ rows: PEOPLE, accepted: PEOPLE, duplicates: 0, rejected: 0 });
  expect((await callApi(key, "GET", `/lists/${listId}`)).json).toMatchObject({ contacts: PEOPLE });
});

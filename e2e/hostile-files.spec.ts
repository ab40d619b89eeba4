import { farCellWorkbook, peopleWorkbook } from "@/lib/testing/make-workbook";
import { callApi, createKey, createOtherWorkspace } from "./support/api";
import { expect, test } from "./support/test";

const PEOPLE = 60_000;
/**
 * Once a workbook of 1.4 kB made everybody wait until it was read. So many others are answered
 * meanwhile, however busy the machine is.
 */
const ANSWERED_MEANWHILE = 10;

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

/** Does something, and asks over and over meanwhile whether the product is well: it answers. */
async function meanwhile(work: () => Promise<void>): Promise<void> {
  let answered = 0;
  let done = false;
  const asking = (async () => {
    while (!done) {
      const { status } = await fetch(`${process.env.E2E_BASE_URL}/api/health`);
      expect(status).toBe(200);
      if (!done) answered += 1;
    }
  })();
  await work().finally(() => {
    done = true;
  });
  await asking;
  expect(answered).toBeGreaterThan(ANSWERED_MEANWHILE);
}

test("F-1: workbooks with a far cell are refused by name, and nobody waits for them", async () => {
  await meanwhile(async () => {
    const addresses = ["XFD1048576", "ALM20000", "BER60000"];
    const answers = await Promise.all(addresses.map((address) => upload(farCellWorkbook(address))));
    for (const [n, { status, body }] of answers.entries()) {
      expect(status).toBe(400);
      expect(body.detail).toContain(`Cell ${addresses[n]} lies outside`);
    }
  });
});

test("F-1: a large lawful workbook is imported whole, and nobody waits for it", async () => {
  const workbook = peopleWorkbook(PEOPLE);
  let id = "";
  await meanwhile(async () => {
    const { status, body } = await upload(workbook);
    expect(status, String(body.detail)).toBe(202);
    id = String(body.id);
  });
  const imported = async () => (await callApi(key, "GET", `/imports/${id}`)).json;
  await expect.poll(async () => (await imported()).status).toBe("finished");
  expect(await imported()).toMatchObject({ rows: PEOPLE, accepted: PEOPLE, duplicates: 0, rejected: 0 });
  expect((await callApi(key, "GET", `/lists/${listId}`)).json).toMatchObject({ contacts: PEOPLE });
});

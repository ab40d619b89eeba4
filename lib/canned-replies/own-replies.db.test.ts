import { beforeAll, expect, it } from "vitest";
import { listCannedReplies } from "@/lib/canned-replies/canned-reply.queries";
import {
  deleteCannedReply,
  deleteOwnReply,
  saveCannedReply,
  saveOwnReply,
} from "@/lib/canned-replies/save-canned-reply";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;

beforeAll(async () => {
  shop = await createTestWorkspace();
});

/** Two of one title stand in any order. */
const titles = async (who: "support" | "admin", whose?: "shared") =>
  (await listCannedReplies(shop.as[who], {}, whose)).data
    .map(({ title, own }) => [title, own])
    .sort((a, b) => Number(a[1]) - Number(b[1]));

it("an agent's own saved replies stand beside everybody's, and nobody else sees or changes them", async () => {
  await saveCannedReply(shop.as.admin, { title: "Hours", text: "9 to 6" });
  const { id } = await saveOwnReply(shop.as.support, { title: "Hours", text: "Ask me until 6" });
  expect(await titles("support")).toEqual([
    ["Hours", false],
    ["Hours", true],
  ]);
  expect(await titles("admin")).toEqual([["Hours", false]]);
  expect(await titles("support", "shared")).toEqual([["Hours", false]]);
  for (const foreign of [
    () => saveOwnReply(shop.as.admin, { id, title: "Taken", text: "Over" }),
    () => deleteOwnReply(shop.as.admin, { id }),
    () => saveCannedReply(shop.as.admin, { id, title: "Taken", text: "Over" }),
    () => deleteCannedReply(shop.as.admin, { id }),
  ])
    await expect(foreign()).rejects.toMatchObject({ code: "not_found" });
  await expect(saveOwnReply(shop.as.support, { title: "Hours", text: "Again" })).rejects.toMatchObject({
    code: "conflict",
  });
  await saveOwnReply(shop.as.support, { id, title: "My hours", text: "Until 7" });
  await deleteOwnReply(shop.as.support, { id });
  expect(await titles("support")).toEqual([["Hours", false]]);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { fetchDueMedia } from "@/lib/inbox/fetch-due-media";
import { mediaResponse } from "@/lib/inbox/media-response";
import { sql } from "@/lib/platform/db/sql";
import { applyRetention } from "@/lib/retention/apply-retention";
import { eraseNumber } from "@/lib/retention/erase-number";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { type Close, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";
import { openWhatsAppStage, type WhatsAppStage } from "@/lib/testing/whatsapp-stage";

testDatabase();
const open: Close[] = [];
let on: WhatsAppStage;
let last = 60_126_800_000;
const fresh = () => {
  last += 1;
  return String(last);
};
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

beforeAll(async () => {
  on = await openWhatsAppStage(open);
});
afterAll(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

type File = { mimeType: string; base64: string; filename?: string };
async function sent(phone: string, type: string, file: File, text = "") {
  await on.simulator.control.inbound({
    from: phone,
    type: type as "image",
    text,
    file: { filename: "", ...file },
  });
  const found = await until(
    () =>
      sql.first<{ id: number; conversation: string }>(
        `SELECT id, conversation_id AS conversation FROM inbound_message
         WHERE workspace_id = $1 AND phone = $2 ORDER BY id DESC LIMIT 1`,
        [on.workspace.id, phone],
      ),
    (row) => row !== null,
  );
  return { id: String(found?.id), conversation: found?.conversation ?? "" };
}
async function shown(conversation: string) {
  const { data } = await listConversationMessages(on.workspace.as.support, conversation);
  return data.map((one) => (one.direction === "in" ? { text: one.text, media: one.media } : null));
}
const text = (words: string) => Buffer.from(words).toString("base64");
async function fetchAll(): Promise<void> {
  while ((await fetchDueMedia()) > 0);
}
const due = () => sql.execute("UPDATE inbound_media SET due_at = now() WHERE status = 'waiting'");

describe("a file that somebody sends", () => {
  it("is fetched through the account, and a picture is shown as what its bytes are", async () => {
    const phone = fresh();
    const { id, conversation } = await sent(
      phone,
      "image",
      { mimeType: "image/png", base64: PNG },
      "My receipt",
    );
    expect(await shown(conversation)).toMatchObject([
      { text: "[image] My receipt", media: { kind: "image", state: "waiting" } },
    ]);
    await expect(mediaResponse(on.workspace.as.support, conversation, id)).rejects.toMatchObject({
      code: "not_found",
    });
    await fetchAll();
    expect(await shown(conversation)).toMatchObject([
      { media: { state: "stored", contentType: "image/png", size: Buffer.from(PNG, "base64").length } },
    ]);
    const response = await mediaResponse(on.workspace.as.support, conversation, id);
    expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(PNG);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
  });

  it("is never drawn or run, whatever it is declared as: what is no picture is saved without a type", async () => {
    const phone = fresh();
    const { id, conversation } = await sent(phone, "document", {
      mimeType: "text/plain",
      base64: text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
      filename: "holiday.svg",
    });
    await fetchAll();
    const response = await mediaResponse(on.workspace.as.support, conversation, id);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="holiday.svg"/);
  });

  it("two pictures in one minute are two, and a call that comes twice is one", async () => {
    const phone = fresh();
    await sent(phone, "image", { mimeType: "image/png", base64: PNG });
    await on.simulator.control.inbound({
      from: phone,
      type: "image",
      file: { mimeType: "image/png", base64: PNG, filename: "" },
      twice: true,
    });
    const { conversation } = await until(
      () => sent(phone, "audio", { mimeType: "audio/ogg", base64: text("OggS and more") }),
      () => true,
    );
    const rows = await until(
      () => shown(conversation),
      (seen) => (seen as unknown[]).length >= 3,
    );
    expect(rows.map((one) => one?.media?.kind)).toEqual(["audio", "image", "image"]);
    const count = await sql.first<{ n: number }>(
      `SELECT count(*)::int AS n FROM inbound_media d JOIN inbound_message i ON i.id = d.inbound_message_id
       WHERE i.phone = $1`,
      [phone],
    );
    expect(count?.n).toBe(3);
  });

  it("that is gone or too large is said to be, and one that cannot be had now is asked for again", async () => {
    const [gone, later] = [fresh(), fresh()];
    const one = await sent(gone, "image", { mimeType: "image/png", base64: PNG });
    await sql.execute("UPDATE inbound_media SET gateway_media_id = '999999' WHERE inbound_message_id = $1", [
      one.id,
    ]);
    const two = await sent(later, "image", { mimeType: "image/png", base64: PNG });
    await fetchAll();
    expect(await shown(one.conversation)).toMatchObject([{ media: { state: "lost", reason: "gone" } }]);
    expect(await shown(two.conversation)).toMatchObject([{ media: { state: "stored" } }]);

    const three = await sent(fresh(), "image", { mimeType: "image/png", base64: PNG });
    const { rows } = await sql
      .pool()
      .query("SELECT base_url FROM gateway_account WHERE id = $1", [on.accountId]);
    const move = (url: string) =>
      sql.execute("UPDATE gateway_account SET base_url = $2 WHERE id = $1", [on.accountId, url]);
    await move("http://127.0.0.1:1/v25.0/");
    await fetchAll();
    expect(await shown(three.conversation)).toMatchObject([{ media: { state: "waiting" } }]);
    // Not before its pause is over.
    await move(rows[0].base_url);
    await fetchAll();
    expect(await shown(three.conversation)).toMatchObject([{ media: { state: "waiting" } }]);
    await due();
    await fetchAll();
    expect(await shown(three.conversation)).toMatchObject([{ media: { state: "stored" } }]);

    const huge = await sent(fresh(), "document", {
      mimeType: "application/pdf",
      base64: Buffer.concat([Buffer.from("%PDF-1"), Buffer.alloc(16 * 1024 * 1024)]).toString("base64"),
    });
    await fetchAll();
    expect(await shown(huge.conversation)).toMatchObject([{ media: { state: "lost", reason: "tooLarge" } }]);
  });

  it("is nobody's of another workspace, and of no other conversation", async () => {
    const { id, conversation } = await sent(fresh(), "image", { mimeType: "image/png", base64: PNG });
    const other = await sent(fresh(), "image", { mimeType: "image/png", base64: PNG });
    await fetchAll();
    const stranger = await createTestWorkspace();
    for (const [ctx, where, which] of [
      [stranger.as.owner, conversation, id],
      [on.workspace.as.support, other.conversation, id],
      [on.workspace.as.support, "not-an-id", id],
    ] as const)
      await expect(mediaResponse(ctx, where, which)).rejects.toMatchObject({ code: "not_found" });
  });

  it("goes with the person, and with the text when that is no longer kept", async () => {
    const [phone, old] = [fresh(), fresh()];
    await sent(phone, "image", { mimeType: "image/png", base64: PNG });
    const kept = await sent(old, "image", { mimeType: "image/png", base64: PNG });
    await fetchAll();
    const files = async () =>
      (
        await sql.query<{ id: number }>(
          "SELECT inbound_message_id AS id FROM inbound_media WHERE workspace_id = $1",
          [on.workspace.id],
        )
      ).map(({ id }) => String(id));
    const before = await files();
    await eraseNumber(on.workspace.as.owner, { phone, typed: phone });
    expect(before.length - (await files()).length).toBe(1);
    await sql.execute("UPDATE inbound_message SET received_at = now() - interval '11 years' WHERE id = $1", [
      kept.id,
    ]);
    await applyRetention();
    expect(await files()).not.toContain(kept.id);
  });
});

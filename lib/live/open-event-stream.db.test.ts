import { expect, it } from "vitest";
import { openEventStream } from "@/lib/live/open-event-stream";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("the first stream of a program hears whatever happens once it is answered", async () => {
  const { id, as } = await createTestWorkspace();
  const stop = new AbortController();
  const answer = await openEventStream(as.owner, null, async () => true, stop.signal);
  await notify(sql.pool(), { workspaceId: id, topic: "contact", id: "now" });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  let text = "";
  while (!text.includes('"now"')) text += new TextDecoder().decode((await reader.read()).value);
  stop.abort();
  expect(text).toMatch(
    /^retry: 2000\n: open\n\nid: \d+\nevent: contact\ndata: \{"topic":"contact","id":"now"\}/,
  );
});

it("tells a screen, and no program, at once and again and again that the database answers", async () => {
  const { as } = await createTestWorkspace();
  const stop = new AbortController();
  const read = async (beats: boolean, enough: (text: string) => boolean) => {
    const answer = await openEventStream(as.owner, null, async () => true, stop.signal, { beats });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let text = "";
    while (!enough(text)) text += new TextDecoder().decode((await reader.read()).value);
    return text;
  };
  const screen = await read(true, (text) => text.split("event: ping").length > 2);
  expect(screen).toMatch(/^retry: 2000\n: open\n\nevent: ping\ndata: \{\}\n\nevent: ping\n/);
  expect(await read(false, (text) => text.includes(": open"))).not.toContain("event:");
  stop.abort();
});

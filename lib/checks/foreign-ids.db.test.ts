import { beforeAll, describe, expect, it, vi } from "vitest";
import {
  announceReplyAction,
  decideReviewAction,
  labelConversationAction,
} from "@/app/(dashboard)/[workspace]/inbox/actions";
import { startImportAction } from "@/app/(dashboard)/[workspace]/lists/actions";
import type { ActionResult } from "@/lib/core/result";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { createTestObjects, type TestObjects, workspaceRows } from "@/lib/testing/create-test-objects";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: async () => asked.headers,
  cookies: async () => ({ set: () => {}, delete: () => {}, get: () => undefined }),
}));

testDatabase();

let mine: TestWorkspace;
let other: TestWorkspace;
let ours: TestObjects;
let theirs: TestObjects;

beforeAll(async () => {
  [mine, other] = [await createTestWorkspace(), await createTestWorkspace()];
  ours = await createTestObjects(mine.id, "60123450001");
  theirs = await createTestObjects(other.id, "60123450002");
  const { userId } = mine.people.owner;
  const session = await createSession(userId, { ip: undefined, userAgent: undefined });
  const cookie = `${cookieName("session")}=${await sessionToken(session, userId)}`;
  asked.headers = new Headers({ cookie, "sec-fetch-site": "same-origin" });
});

const mapping = { phone: 0, firstName: null, lastName: null, fields: [] };

/**
 * Each action with a body that its schema takes, and every mixture of foreign ids in it. The first
 * has only own ones.
 */
const WAYS: Record<string, ((slug: string) => Promise<ActionResult<unknown>>)[]> = {
  startImport: [
    (slug) => startImportAction(slug, { importId: ours.importId, mapping, country: "MY" }),
    (slug) => startImportAction(slug, { importId: theirs.importId, mapping, country: "MY" }),
  ],
  labelConversation: [
    (slug) => labelConversationAction(slug, { id: ours.conversationId, labelId: ours.labelId, on: true }),
    (slug) => labelConversationAction(slug, { id: theirs.conversationId, labelId: ours.labelId, on: true }),
    (slug) => labelConversationAction(slug, { id: ours.conversationId, labelId: theirs.labelId, on: true }),
    (slug) => labelConversationAction(slug, { id: theirs.conversationId, labelId: theirs.labelId, on: true }),
    (slug) =>
      labelConversationAction(slug, { id: theirs.conversationId, labelId: theirs.labelId, on: false }),
  ],
  announceReply: [
    (slug) => announceReplyAction(slug, { id: ours.conversationId, replying: true }),
    (slug) => announceReplyAction(slug, { id: theirs.conversationId, replying: true }),
    (slug) => announceReplyAction(slug, { id: theirs.conversationId, replying: false }),
  ],
  decideReview: [
    (slug) =>
      decideReviewAction(slug, {
        id: ours.conversationId,
        messageId: ours.inboundMessageId,
        decision: "stopped",
      }),
    (slug) =>
      decideReviewAction(slug, {
        id: theirs.conversationId,
        messageId: theirs.inboundMessageId,
        decision: "stopped",
      }),
    (slug) =>
      decideReviewAction(slug, {
        id: theirs.conversationId,
        messageId: theirs.inboundMessageId,
        decision: "dismissed",
      }),
    (slug) =>
      decideReviewAction(slug, {
        id: ours.conversationId,
        messageId: theirs.inboundMessageId,
        decision: "dismissed",
      }),
    (slug) =>
      decideReviewAction(slug, {
        id: theirs.conversationId,
        messageId: ours.inboundMessageId,
        decision: "dismissed",
      }),
  ],
};

describe("Z-3: ids of another workspace in a body that its schema takes", () => {
  it.each(Object.keys(WAYS))(
    "%s answers as if they did not exist, and changes nothing there; with own ids it works",
    async (name) => {
      const [own, ...foreign] = WAYS[name] ?? [];
      // A sign-in's first request in a workspace stands in its audit log.
      await foreign[0]?.(mine.slug);
      const before = await workspaceRows(other.id);
      const untouched = await workspaceRows(mine.id);
      for (const way of foreign) expect(await way(mine.slug)).toMatchObject({ ok: false, code: "not_found" });
      expect(await workspaceRows(other.id)).toEqual(before);
      expect(await workspaceRows(mine.id)).toEqual(untouched);
      expect(await own?.(other.slug)).toMatchObject({ ok: false, code: "not_found" });
      expect(await own?.(mine.slug)).toMatchObject({ ok: true });
      expect(await workspaceRows(mine.id)).not.toEqual(untouched);
      expect(await workspaceRows(other.id)).toEqual(before);
    },
  );
});

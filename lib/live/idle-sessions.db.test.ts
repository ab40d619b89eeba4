import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as openLive } from "@/app/api/live/[workspace]/route";
import { screenRoute } from "@/lib/guards/screen-route";
import { stillAllowed } from "@/lib/live/still-allowed";
import { idleMinutesOf, liveSession } from "@/lib/platform/auth/read-session";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let sessionId: string;
let cookie: string;

beforeEach(async () => {
  shop = await createTestWorkspace();
  const { userId } = shop.people.admin;
  sessionId = await createSession(userId, { ip: undefined, userAgent: undefined });
  cookie = `${cookieName("session")}=${await sessionToken(sessionId, userId)}`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const screen = screenRoute("overview.view", null, async () => ({ inside: true }));
const params = () => ({ params: Promise.resolve({ workspace: shop.slug }) });
const ask = (headers: Record<string, string> = {}) =>
  screen(new Request("http://localhost:3000/api/app/x", { headers: { cookie, ...headers } }), params());
const date = (minutes: number) =>
  sql.execute("UPDATE session SET last_seen_at = now() - make_interval(secs => $2) WHERE id = $1", [
    sessionId,
    minutes * 60,
  ]);
const age = async () =>
  (
    await sql.first<{ minutes: number }>(
      "SELECT extract(epoch FROM now() - last_seen_at)::float8 / 60 AS minutes FROM session WHERE id = $1",
      [sessionId],
    )
  )?.minutes ?? -1;

describe("A-6: a workspace decides how long a sign-in rests", () => {
  const allow = (workspaceId: string, minutes: number | null) =>
    sql.query(
      `UPDATE workspace SET settings = settings || jsonb_build_object('sessionIdleMinutes', $2::int)
       WHERE id = $1`,
      [workspaceId, minutes],
    );
  const alive = async (minutes: number) => {
    await date(minutes);
    return [(await liveSession(sessionId)) !== null, await stillAllowed({ ...shop.as.admin, sessionId })];
  };

  it("longer than the installation does, or shorter, at once", async () => {
    expect(await alive(31)).toEqual([false, false]);
    await allow(shop.id, 120);
    expect(await alive(119)).toEqual([true, true]);
    expect(await alive(121)).toEqual([false, false]);
    expect(await idleMinutesOf(shop.people.admin.userId)).toBe(120);
    await allow(shop.id, 10);
    expect(await alive(11)).toEqual([false, false]);
    await allow(shop.id, null);
    expect(await alive(29)).toEqual([true, true]);
  });

  it("the shortest of all workspaces that the person is in counts", async () => {
    const other = await createTestWorkspace();
    await allow(shop.id, 600);
    await allow(other.id, 15);
    expect(await alive(100)).toEqual([true, true]);
    await sql.query("INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'support')", [
      other.id,
      shop.people.admin.userId,
    ]);
    expect(await alive(16)).toEqual([false, false]);
    await sql.query("UPDATE member SET disabled_at = now() WHERE workspace_id = $1", [other.id]);
    expect(await alive(100)).toEqual([true, true]);
  });
});

describe("A-6: how long a sign-in lives without a person", () => {
  it.each([
    [undefined, 29, 31],
    ["5", 4, 6],
    ["1", 0.9, 1.1],
    ["720", 700, 721],
  ])("SESSION_IDLE_MINUTES %s: alive after %s minutes, ended after %s", async (setting, before, after) => {
    vi.stubEnv("SESSION_IDLE_MINUTES", setting);
    await sql.execute("UPDATE session SET expires_at = now() + interval '30 days' WHERE id = $1", [
      sessionId,
    ]);
    await date(before);
    expect(await stillAllowed({ ...shop.as.admin, sessionId })).toBe(true);
    expect((await ask()).status).toBe(200);
    await date(after);
    expect(await stillAllowed({ ...shop.as.admin, sessionId })).toBe(false);
    expect((await ask()).status).toBe(401);
    expect(await liveSession(sessionId)).toBeNull();
  });

  it("says that it was for being idle, and of another end only that it ended", async () => {
    await date(31);
    expect(((await (await ask()).json()) as { detail: string }).detail).toMatch(
      /nothing was done for 30 minutes/,
    );
    await sql.execute("UPDATE session SET revoked_at = now() WHERE id = $1", [sessionId]);
    expect(((await (await ask()).json()) as { detail: string }).detail).toBe(
      "You are signed out. Sign in again to continue.",
    );
    await sql.execute(
      "UPDATE session SET revoked_at = NULL, expires_at = now() - interval '1 second' WHERE id = $1",
      [sessionId],
    );
    expect(((await (await ask()).json()) as { detail: string }).detail).toBe(
      "You are signed out. Sign in again to continue.",
    );
  });

  it("what a person does keeps it alive; what an open page does by itself, and its stream, do not", async () => {
    await date(20);
    expect((await ask({ "x-canang-unattended": "1" })).status).toBe(200);
    expect(await age()).toBeGreaterThan(19);
    const stop = new AbortController();
    const stream = await openLive(
      new Request("http://localhost:3000/api/live/x", {
        headers: { cookie, accept: "text/event-stream" },
        signal: stop.signal,
      }),
      params(),
    );
    expect(stream.status).toBe(200);
    stop.abort();
    expect(await age()).toBeGreaterThan(19);
    expect((await ask()).status).toBe(200);
    expect(await age()).toBeLessThan(1);
  });

  it("with the shortest setting, somebody who works stays signed in", async () => {
    vi.stubEnv("SESSION_IDLE_MINUTES", "1");
    for (let step = 0; step < 4; step += 1) {
      await sql.execute(
        "UPDATE session SET last_seen_at = last_seen_at - interval '40 seconds' WHERE id = $1",
        [sessionId],
      );
      expect((await ask()).status).toBe(200);
    }
  });
});

describe("A-6: an open stream", () => {
  async function untilEnd(change: () => Promise<unknown>): Promise<"open" | "ended"> {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const stop = new AbortController();
    const headers = { cookie, accept: "text/event-stream" };
    const answer = await openLive(
      new Request("http://localhost:3000/api/live/x", { headers, signal: stop.signal }),
      params(),
    );
    expect(answer.status).toBe(200);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await change();
    vi.advanceTimersByTime(15_000);
    const { done } = await reader.read();
    stop.abort();
    return done ? "ended" : "open";
  }

  it("goes on while the sign-in lives", async () => {
    expect(await untilEnd(() => date(20))).toBe("open");
  });

  it.each<[string, () => Promise<unknown>]>([
    ["has idled out", () => date(31)],
    [
      "is at its end",
      () =>
        sql.execute("UPDATE session SET expires_at = now() - interval '1 second' WHERE id = $1", [sessionId]),
    ],
    ["was revoked", () => sql.execute("UPDATE session SET revoked_at = now() WHERE id = $1", [sessionId])],
    [
      "is of somebody who was disabled",
      () => sql.execute("UPDATE member SET disabled_at = now() WHERE id = $1", [shop.people.admin.memberId]),
    ],
    [
      "has another role now",
      () => sql.execute("UPDATE member SET role = 'support' WHERE id = $1", [shop.people.admin.memberId]),
    ],
  ])("ends when the sign-in %s", async (_, change) => {
    expect(await untilEnd(change)).toBe("ended");
  });
});

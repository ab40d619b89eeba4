import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, it } from "vitest";
import { screenRoute } from "@/lib/guards/screen-route";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let sessionId: string;
let userId: string;
let token: string;

beforeAll(async () => {
  shop = await createTestWorkspace();
  userId = shop.people.owner.userId;
  sessionId = await createSession(userId, { ip: undefined, userAgent: undefined });
  token = await sessionToken(sessionId, userId);
});

const screen = screenRoute("overview.view", null, async () => ({ inside: true }));
async function ask(cookie: string): Promise<number> {
  const headers = { cookie: `${cookieName("session")}=${cookie}` };
  return (
    await screen(new Request("http://localhost:3000/api/app/x", { headers }), {
      params: Promise.resolve({ workspace: shop.slug }),
    })
  ).status;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = () => ({
  sub: userId,
  sid: sessionId,
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 3_600,
  jti: randomUUID(),
});
const secret = () => process.env.NEXTAUTH_SECRET ?? "";

function signed(alg: string, hash: string, key: string | Buffer): string {
  const text = `${part({ alg, typ: "JWT" })}.${part(claims())}`;
  return `${text}.${createHmac(hash, key).update(text).digest("base64url")}`;
}

/** The real token with another first part. */
const relabeled = (header: object) => [part(header), ...token.split(".").slice(1)].join(".");

function flipped(at: number): string {
  const parts = token.split(".");
  const octets = Buffer.from(parts[at] ?? "", "base64url");
  octets[0] = (octets[0] ?? 0) ^ 1;
  parts[at] = octets.toString("base64url");
  return parts.join(".");
}

const FORGED: Record<string, () => string | Promise<string>> = {
  "not encrypted, alg none": () => `${part({ alg: "none", typ: "JWT" })}.${part(claims())}.`,
  "not encrypted, alg None": () => `${part({ alg: "None" })}.${part(claims())}.`,
  "not encrypted, without a signature": () => `${part({ typ: "JWT" })}.${part(claims())}`,
  "signed with our own secret, not encrypted": () => signed("HS256", "sha256", secret()),
  "signed with our own secret by another algorithm": () => signed("HS512", "sha512", secret()),
  "signed with an empty key": () => signed("HS256", "sha256", ""),
  "encrypted with another key": () =>
    encode({ token: { sub: userId, sid: sessionId }, secret: randomBytes(32).toString("base64") }),
  "encrypted with an empty key": () => encode({ token: { sub: userId, sid: sessionId }, secret: " " }),
  "encrypted with our key for another purpose": () =>
    encode({ token: { sub: userId, sid: sessionId }, secret: secret(), salt: "another" }),
  "of five parts, with alg none": () =>
    `${part({ alg: "none", enc: "A256GCM" })}..${part({})}.${part(claims())}.`,
  "the real one, called alg none": () => relabeled({ alg: "none", enc: "A256GCM" }),
  "the real one, called another algorithm": () => relabeled({ alg: "A256KW", enc: "A256GCM" }),
  "the real one, called another encryption": () => relabeled({ alg: "dir", enc: "A128GCM" }),
  "the real one, called compressed": () => relabeled({ alg: "dir", enc: "A256GCM", zip: "DEF" }),
  "the real one with its nonce changed": () => flipped(2),
  "the real one with its text changed": () => flipped(3),
  "the real one with its tag changed": () => flipped(4),
  "the real one without its tag": () => token.split(".").slice(0, 4).join("."),
  "the real one, cut": () => token.slice(0, -2),
  "the real one, twice": () => `${token}.${token}`,
  "past its end": () => encode({ token: { sub: userId, sid: sessionId }, secret: secret(), maxAge: -60 }),
  "without a session": () => encode({ token: { sub: userId }, secret: secret() }),
  "of a session that there is not": () =>
    encode({ token: { sub: userId, sid: randomUUID() }, secret: secret() }),
  "of a session that is no id": () =>
    encode({ token: { sub: userId, sid: "' OR true --" }, secret: secret() }),
  "of a session that is no text": () =>
    encode({ token: { sub: userId, sid: { not: null } as never }, secret: secret() }),
  nothing: () => "",
  "a word": () => "token",
  dots: () => "....",
  "very long": () => "a".repeat(100_000),
};

describe("A-6: what stands in the cookie", () => {
  it("counts when it is ours", async () => {
    expect(await ask(token)).toBe(200);
  });

  it.each(Object.keys(FORGED))("%s: signed out", async (name) => {
    expect(await ask((await FORGED[name]?.()) ?? "")).toBe(401);
  });

  it("says who it is by its session alone: another person in it changes nothing", async () => {
    const stranger = (await createTestWorkspace()).people.owner.userId;
    const theirs = await createSession(stranger, { ip: undefined, userAgent: undefined });
    expect(await ask(await encode({ token: { sub: userId, sid: theirs }, secret: secret() }))).toBe(404);
  });
});

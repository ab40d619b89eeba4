import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { readCookie } from "@/lib/guards/request-facts";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { authOptions } from "./auth-options";
import type { AuthBody } from "./read-auth-body";

export type AuthPath = "csrf" | "callback/credentials" | "signout";

/**
 * What next-auth answered, and what its sign-in verb threw on the way: next-auth itself calls every
 * failure a wrong password.
 */
export interface AuthAnswer {
  answer: Response;
  failure: unknown;
}

/**
 * Calls next-auth with nothing but what it needs: no query, and of the cookies only those of the
 * sign-in, each readable. It finds its own address here, never in a header of the request.
 */
export async function callNextAuth(request: Request, path: AuthPath, body: AuthBody): Promise<AuthAnswer> {
  process.env.NEXTAUTH_URL ??= process.env.APP_URL || `http://localhost:${process.env.PORT || 3000}`;
  let failure: unknown = null;
  const options = authOptions((error) => {
    failure = error;
  });
  const given = {
    query: { nextauth: path.split("/") },
    body,
    cookies: cookiesOf(request),
    headers: Object.fromEntries(request.headers),
  };
  const collector = new Collector();
  await NextAuth(
    { ...given, method: request.method } as unknown as NextApiRequest,
    collector as unknown as NextApiResponse,
    options,
  );
  return { answer: collector.answer(), failure };
}

function cookiesOf(request: Request): Record<string, string> {
  const header = request.headers.get("cookie") ?? "";
  const named = (["session", "csrf"] as const)
    .map(cookieName)
    .map((name) => [name, readCookie(header, name)]);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

/** The part of an API response that next-auth writes to. */
class Collector {
  readonly #headers = new Map<string, string | string[]>();
  #status = 200;
  #body: string | null = null;

  status(code: number): this {
    this.#status = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  end(): void {}

  json(value: unknown): void {
    this.setHeader("content-type", "application/json");
    this.#body = JSON.stringify(value);
  }

  send(value: unknown): void {
    if (typeof value === "string") this.#body = value;
    else if (value !== undefined) this.json(value);
  }

  answer(): Response {
    const headers = new Headers();
    for (const [name, value] of this.#headers) for (const one of [value].flat()) headers.append(name, one);
    headers.set("cache-control", "no-store");
    return new Response(this.#body, { status: this.#status, headers });
  }
}

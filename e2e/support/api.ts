import { mark } from "./fresh";
import { runCli } from "./run-cli";
import type { Role } from "./sign-in";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export interface Call {
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One call of `/api/v1` as a program makes it. */
export async function callApi(
  key: string | null,
  method: string,
  path: string,
  { query, body, headers }: Call = {},
): Promise<Answer> {
  const search = query === undefined ? "" : `?${new URLSearchParams(query)}`;
  const raw = typeof body === "string";
  const response = await fetch(`${process.env.E2E_BASE_URL}/api/v1${path}${search}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { "content-type": raw ? "text/csv" : "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
  });
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
    await response.body?.cancel();
    return { status: response.status, headers: response.headers, text: "", json: {} };
  }
  const text = await response.text();
  const json = /json/.test(response.headers.get("content-type") ?? "")
    ? (JSON.parse(text) as Record<string, unknown>)
    : {};
  return { status: response.status, headers: response.headers, text, json };
}

export async function createKey(workspace: string, role: Role): Promise<string> {
  const name = `${role} ${mark()}`;
  return (
    await runCli<{ key: string }>([
      "api-key:create",
      "--workspace",
      workspace,
      "--name",
      name,
      "--role",
      role,
    ])
  ).key;
}

/** Of the owner of another workspace, whose email is owner@ and its address. */
export const OTHER_PASSWORD = "a-long-sentence-that-nobody-guesses";

/** A workspace of other people, empty. */
export async function createOtherWorkspace(): Promise<string> {
  const slug = `other-${mark()}`;
  const owner = ["--owner-email", `owner@${slug}.example`, "--owner-name", "Somebody Else"];
  await runCli(["workspace:create", "--name", "Other shop", "--slug", slug, ...owner], `${OTHER_PASSWORD}\n`);
  return slug;
}

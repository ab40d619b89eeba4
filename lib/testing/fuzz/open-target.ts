import type { FuzzTarget } from "@/lib/testing/fuzz/target";
import { readActions, readAddresses } from "@/lib/testing/fuzz/target";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

interface Given {
  url: string;
  workspace: string;
  email: string;
  password: string;
  keys: number;
}

/**
 * Signs in, makes keys and looks around. Refuses an installation elsewhere, and one whose gateway
 * is no simulator: nothing may leave this machine.
 */
export async function openTarget({ keys: count, ...given }: Given): Promise<FuzzTarget> {
  const url = new URL(given.url);
  if (!LOOPBACK.test(url.hostname))
    throw new Error("Only an installation on this machine is tried: give --url with localhost.");
  const actions = await readActions();
  const cookie = await signIn(url, given.email, given.password);
  const keys: string[] = [];
  const make = actions.find(({ name }) => name.endsWith("/api-keys#createApiKeyAction"));
  if (make === undefined) throw new Error("This build has no action that makes keys: run npm run build.");
  for (let number = 0; number < count; number++) {
    const body = JSON.stringify([
      given.workspace,
      { name: `fuzz ${number}`, role: number % 3 === 2 ? "marketer" : "owner", expiresInDays: 1 },
    ]);
    const answer = await fetch(new URL(`/${given.workspace}/settings/api-keys`, url), {
      method: "POST",
      headers: {
        cookie,
        origin: url.origin,
        "next-action": make.id,
        "content-type": "text/plain;charset=UTF-8",
        accept: "text/x-component",
      },
      body,
    });
    const key = /canang_[0-9A-Za-z]{20,100}/.exec(await answer.text())?.[0];
    if (key === undefined)
      throw new Error(`A key could not be made (${answer.status}): may this person make keys?`);
    keys.push(key);
  }
  await requireSimulator(url, keys[0] ?? "");
  const callbacks = await findCallbacks(url, given.workspace, cookie);
  return {
    ...given,
    url,
    cookie,
    keys,
    ids: await findIds(url, keys[0] ?? ""),
    callbacks,
    actions,
    ...readAddresses(),
  };
}

async function signIn(url: URL, email: string, password: string): Promise<string> {
  const asked = await fetch(new URL("/api/auth/csrf", url));
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(new URL("/api/auth/callback/credentials", url), {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(asked), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("canang-session="))
    throw new Error(`The sign-in was refused (${answer.status}). Give --email and --password.`);
  return cookie;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function read<T>(url: URL, key: string, path: string): Promise<T> {
  return (await (
    await fetch(new URL(`/api/v1${path}`, url), { headers: { authorization: `Bearer ${key}` } })
  ).json()) as T;
}

async function requireSimulator(url: URL, key: string): Promise<void> {
  const { data } = await read<{ data: { label: string; baseUrl: string }[] }>(url, key, "/gateway-accounts");
  const away = data.find(({ baseUrl }) => !LOOPBACK.test(new URL(baseUrl).hostname));
  if (away !== undefined)
    throw new Error(
      `The gateway account ${away.label} is no simulator on this machine: real texts could be sent.`,
    );
}

async function findIds(url: URL, key: string): Promise<string[]> {
  const lists = [
    "/lists",
    "/templates",
    "/campaigns?kind=all",
    "/conversations",
    "/gateway-accounts",
    "/customers",
    "/transfers",
    "/webhooks",
  ];
  const pages = await Promise.all(lists.map((path) => read<{ data?: { id: string }[] }>(url, key, path)));
  return pages.flatMap(({ data = [] }) => data.slice(0, 3).map(({ id }) => id));
}

async function findCallbacks(url: URL, workspace: string, cookie: string): Promise<string[]> {
  const page = await (
    await fetch(new URL(`/${workspace}/settings/callbacks`, url), { headers: { cookie } })
  ).text();
  return [
    ...new Set(
      [...page.matchAll(/\/api\/gateway\/[\w-]+\/(?:delivery-reports|inbound-messages)/g)].map(
        ([path]) => path,
      ),
    ),
  ];
}

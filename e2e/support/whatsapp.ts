import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { mark } from "./fresh";
import { runCli } from "./run-cli";

const SECRET = "whatsapp-e2e-secret";
let made = 0;

/** The simulated Cloud API's control desk. */
export async function whatsAppControl<T>(path: string, body: object): Promise<T> {
  const response = await fetch(`${process.env.E2E_WHATSAPP_SIMULATOR_URL}/control${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

export interface ConnectedWhatsApp {
  gatewayAccountId: string;
  number: string;
  businessAccount: string;
  /** Somebody writes; the webhook is on its way when this returns. */
  write(from: string, message: object): Promise<void>;
}

/** A number of its own at the simulated Cloud API, connected to a workspace, with its callbacks. */
export async function connectWhatsApp(
  workspace: string,
  templates: object[] = [],
): Promise<ConnectedWhatsApp> {
  made += 1;
  const own = `${Date.now()}${process.env.TEST_WORKER_INDEX ?? 0}${made}`;
  const [account, number, token] = [`10${own}`, `20${own}`, `token-${mark()}`];
  await whatsAppControl("/accounts", {
    id: account,
    app: { id: `30${own}`, secret: SECRET },
    tokens: [{ token }],
    numbers: [{ id: number, display: "+60 11-5555 0200", verifiedName: "Kedai Kita" }],
    templates,
  });
  const file = path.join(await mkdtemp(path.join(tmpdir(), "canang-secret-")), "secret");
  await writeFile(file, SECRET);
  const named = { "phone-number-id": number, "business-account-id": account, "app-secret-file": file };
  const connected = await runCli<{
    gatewayAccountId: string;
    callbacks: { events: string; verifyToken: string };
  }>(
    [
      "gateway:connect",
      ...["--workspace", workspace, "--label", "WhatsApp", "--kind", "whatsapp-cloud"],
      ...["--url", `${process.env.E2E_WHATSAPP_SIMULATOR_URL}/v25.0/`],
      ...Object.entries(named).flatMap(([name, value]) => [`--${name}`, value]),
    ],
    `${token}\n`,
  );
  await whatsAppControl("/callback", {
    account,
    callbackUrl: connected.callbacks.events,
    verifyToken: connected.callbacks.verifyToken,
  });
  return {
    gatewayAccountId: connected.gatewayAccountId,
    number,
    businessAccount: account,
    write: async (from, message) => {
      await whatsAppControl("/inbound", { account, number, from, ...message });
    },
  };
}

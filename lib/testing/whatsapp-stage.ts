import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import { sealSecretSettings } from "@/lib/gateways/secret-settings";
import { sql } from "@/lib/platform/db/sql";
import {
  startWhatsAppSimulator,
  type WhatsAppSimulator,
} from "@/lib/programs/whatsapp-simulator/start-whatsapp-simulator";
import {
  CANARY_PASSWORD,
  type Close,
  campaignOf,
  createStageAccount,
  openEndpoint,
  type StageAccount,
} from "@/lib/testing/sending-stage";

const NUMBER = "106540352242922";
const APP = { id: "670843887433847", secret: "stage-app-secret" };
const TEMPLATE = {
  name: "school_notice",
  language: "ms",
  category: "UTILITY",
  components: [{ type: "BODY", text: "Sekolah ditutup esok. Sila ambil maklum." }],
};

/** An account of WhatsApp, the simulated Cloud API and the callback endpoint, over real HTTP. */
export interface WhatsAppStage extends StageAccount {
  simulator: WhatsAppSimulator;
}

/** @param close what is to be closed after the test, the last first. */
export async function openWhatsAppStage(close: Close[]): Promise<WhatsAppStage> {
  const simulator = await startWhatsAppSimulator({
    accounts: [
      {
        id: "102290129340398",
        app: APP,
        tokens: [{ token: CANARY_PASSWORD }],
        numbers: [{ id: NUMBER, perSecond: 1_000 }],
        messagingLimit: "TIER_UNLIMITED",
        templates: [TEMPLATE],
      },
    ],
    delayMs: [0, 200],
    retryPausesMs: [200, 400, 1_000],
  });
  close.push(() => simulator.stop());
  const doorUrl = await openEndpoint(close);
  const account = await createStageAccount(close, {
    kind: "whatsapp-cloud",
    baseUrl: `${simulator.graphUrl}/`,
    maxConnections: 16,
  });
  await sql.execute(
    "UPDATE gateway_account SET username = $2, settings = $3, settings_cipher = $4 WHERE id = $1",
    [
      account.accountId,
      NUMBER,
      { businessAccountId: "102290129340398" },
      sealSecretSettings(account.accountId, { appSecret: APP.secret }),
    ],
  );
  const { urls } = await sql.transaction((client) =>
    createCallbackToken(client, { workspaceId: account.workspace.id, gatewayAccountId: account.accountId }),
  );
  await simulator.control.putCallback({
    callbackUrl: `${doorUrl}${new URL(urls.events).pathname}`,
    verifyToken: urls.verifyToken,
  });
  return { ...account, simulator };
}

/** A campaign by the stage's template. */
export async function templateCampaignOf(on: StageAccount, count: number): Promise<string> {
  const id = await campaignOf(on, count);
  const { name, language } = TEMPLATE;
  await sql.execute("UPDATE campaign SET message = $2 WHERE id = $1", [
    id,
    { kind: "template", name, language, variables: {}, text: name },
  ]);
  return id;
}

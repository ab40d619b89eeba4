import type { BusinessAccount } from "./business-account";
import { GraphError, noSuchObject } from "./graph-error";
import { accountOfToken, type GraphRequest, jsonOf, pageOf, pick } from "./graph-request";
import type { NumberConfig } from "./options";
import type { SimulatorState } from "./simulator-state";
import type { Webhooks } from "./webhooks";

const NUMBER_FIELDS = ["verified_name", "display_phone_number", "quality_rating", "code_verification_status"];
const ACCOUNT_FIELDS = ["name", "currency", "timezone_id", "message_template_namespace"];

/** `GET /{phone-number-id}` */
export function numberFacts(account: BusinessAccount, number: NumberConfig, fields: string | null) {
  return pick(factsOf(account, number), fields, NUMBER_FIELDS);
}

function factsOf(account: BusinessAccount, number: NumberConfig): Record<string, unknown> {
  return {
    id: number.id,
    verified_name: number.verifiedName,
    display_phone_number: number.display,
    quality_rating: number.quality,
    quality_score: { score: number.quality },
    code_verification_status: "VERIFIED",
    name_status: "APPROVED",
    platform_type: "CLOUD_API",
    account_mode: "LIVE",
    status: number.registered ? "CONNECTED" : "DISCONNECTED",
    throughput: { level: number.perSecond >= 1_000 ? "HIGH" : "STANDARD" },
    whatsapp_business_manager_messaging_limit: account.messagingLimit,
    is_official_business_account: false,
    webhook_configuration: account.callbackUrl ? { application: account.callbackUrl } : undefined,
    health_status: healthOf(account, number),
  };
}

/** `GET /{waba-id}` */
export function accountFacts(account: BusinessAccount, fields: string | null) {
  const all = {
    id: account.id,
    name: account.name,
    currency: account.currency,
    timezone_id: "42",
    message_template_namespace: `${account.id}_templates`,
    account_review_status: "APPROVED",
    business_verification_status: "verified",
    ownership_type: "SELF",
    country: "MY",
    primary_funding_id: account.paymentMissing ? undefined : "1042",
    whatsapp_business_manager_messaging_limit: account.messagingLimit,
    health_status: healthOf(account, null),
  };
  return pick(all, fields, ACCOUNT_FIELDS);
}

/** Why messages may not go out, each part for itself. */
function healthOf(account: BusinessAccount, number: NumberConfig | null) {
  const entity = (entity_type: string, id: string, errors: object[]) => ({
    entity_type,
    id,
    can_send_message: errors.length > 0 ? "BLOCKED" : "AVAILABLE",
    ...(errors.length > 0 ? { errors } : {}),
  });
  const unpaid = {
    error_code: 141006,
    error_description: "There is an error with the payment method.",
    possible_solution: "Please add a new payment method to the account.",
  };
  const locked = {
    error_code: 141010,
    error_description: "The account is restricted.",
    possible_solution: "See the account's quality page.",
  };
  const entities = [
    ...(number
      ? [
          entity(
            "PHONE_NUMBER",
            number.id,
            number.registered
              ? []
              : [{ error_code: 141000, error_description: "The number is not registered." }],
          ),
        ]
      : []),
    entity("WABA", account.id, [
      ...(account.paymentMissing ? [unpaid] : []),
      ...(account.restricted === null ? [] : [locked]),
    ]),
    entity("BUSINESS", `${account.id}1`, []),
    entity("APP", account.app.id, []),
  ];
  const blocked = entities.some((one) => one.can_send_message === "BLOCKED");
  return { can_send_message: blocked ? "BLOCKED" : "AVAILABLE", entities };
}

export function numbersOf(account: BusinessAccount, request: GraphRequest) {
  const { page, paging } = pageOf(request, account.numbers, ({ id }) => id);
  const fields = request.query.get("fields");
  return { data: page.map((number) => numberFacts(account, number, fields)), paging };
}

/** `GET`, `POST` and `DELETE /{waba-id}/subscribed_apps` */
export function subscribedApps(account: BusinessAccount, method: string) {
  if (method === "POST") account.subscribed = true;
  if (method === "DELETE") account.subscribed = false;
  if (method !== "GET") return { success: true };
  const { id, name } = account.app;
  return {
    data: account.subscribed
      ? [{ whatsapp_business_api_data: { id, name, link: `https://app.example/${id}` } }]
      : [],
  };
}

/** `GET` and `POST /{app-id}/subscriptions`, by the app's own token: where webhooks go. */
export async function appSubscriptions(state: SimulatorState, webhooks: Webhooks, request: GraphRequest) {
  const account = [...state.accounts.values()].find(({ app }) => app.id === request.path[0]);
  if (!account) throw noSuchObject(request.path[0] ?? "");
  if (request.token !== `${account.app.id}|${account.app.secret}`)
    throw new GraphError(190, "This call needs the app's own access token.");
  if (request.method === "GET")
    return {
      data: account.callbackUrl
        ? [
            {
              object: "whatsapp_business_account",
              callback_url: account.callbackUrl,
              active: true,
              fields: (account.fields ?? ["messages"]).map((name) => ({ name, version: "v25.0" })),
            },
          ]
        : [],
    };
  const given = jsonOf(request);
  if (given.object !== "whatsapp_business_account")
    throw new GraphError(100, "The parameter object must be whatsapp_business_account.");
  const fields = typeof given.fields === "string" ? given.fields.split(",").filter(Boolean) : null;
  await setCallback(webhooks, account, String(given.callback_url ?? ""), String(given.verify_token ?? ""));
  account.fields = fields;
  return { success: true };
}

/** Takes a callback URL that answers the challenge; refuses any other. */
export async function setCallback(
  webhooks: Webhooks,
  account: BusinessAccount,
  url: string,
  verifyToken: string,
) {
  if (!/^https?:\/\//.test(url) || !(await webhooks.verify(url, verifyToken)))
    throw new GraphError(
      100,
      "Callback verification failed: the URL did not answer the challenge with HTTP 200 and the challenge alone.",
      { subcode: 2200 },
    );
  account.callbackUrl = url;
  account.verifyToken = verifyToken;
}

/** `GET /debug_token?input_token=…` */
export function debugToken(state: SimulatorState, request: GraphRequest) {
  const asking = [...state.accounts.values()].some(({ app }) => request.token === `${app.id}|${app.secret}`);
  if (!asking) accountOfToken(state, request.token);
  const input = request.query.get("input_token") ?? "";
  for (const account of state.accounts.values()) {
    const token = account.tokens.find((one) => one.token === input);
    if (!token) continue;
    return {
      data: {
        app_id: account.app.id,
        type: "SYSTEM_USER",
        application: account.app.name,
        expires_at: token.expired ? Math.floor(state.clock.now() / 1_000) - 60 : 0,
        is_valid: !token.expired,
        ...(token.expired ? { error: { code: 190, message: "Session has expired.", subcode: 463 } } : {}),
        scopes: token.scopes,
        granular_scopes: token.scopes
          .filter((scope) => scope.startsWith("whatsapp"))
          .map((scope) => ({ scope, target_ids: [account.id] })),
        user_id: `${account.id}2`,
      },
    };
  }
  return {
    data: { is_valid: false, scopes: [], error: { code: 190, message: "Invalid OAuth access token." } },
  };
}

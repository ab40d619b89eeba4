import { balanceQuery } from "@/lib/gateway-accounts/gateway-account.input";
import {
  balanceViewSchema,
  type GatewayAccountView,
  gatewayAccountViewSchema,
  resumedAccountSchema,
} from "@/lib/gateway-accounts/gateway-account.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";

const BALANCE = { used: 2_345, remaining: 47_655, checkedAt: EXAMPLE.at };
const ACCOUNT: GatewayAccountView = {
  id: EXAMPLE.account,
  label: "Main account",
  baseUrl: "https://www.sms.com.my/websmsapi/",
  username: "canang",
  kind: "spec-1.84",
  settings: { method: "post", unicodePage: false },
  bulkBatchSize: 100,
  maxConnections: 32,
  maxPerSecond: null,
  status: "active",
  pausedReason: null,
  pausedAt: null,
  isDefault: true,
  allowedAddresses: [],
  lowBalanceAt: 1_000,
  balance: BALANCE,
  balanceError: null,
  pausedCampaigns: 0,
};

export const ACCOUNT_OPERATIONS: Operation[] = [
  {
    id: "listGatewayAccounts",
    method: "GET",
    path: "/gateway-accounts",
    tag: "gateway accounts",
    permission: "gateway-accounts.view",
    summary: "Logins at the gateway, without their passwords",
    answer: {
      status: 200,
      description: "The accounts.",
      schema: pageOf(gatewayAccountViewSchema),
      example: { data: [ACCOUNT], nextCursor: null },
    },
  },
  {
    id: "getBalance",
    method: "GET",
    path: "/gateway-accounts/{id}/balance",
    tag: "gateway accounts",
    permission: "gateway-accounts.view",
    summary: "The credits of an account",
    description:
      "What was last known; with `refresh=true` the gateway is asked now. What is not known is null, never zero.",
    query: balanceQuery,
    example: { query: { refresh: "true" } },
    answer: { status: 200, description: "The balance.", schema: balanceViewSchema, example: BALANCE },
    refuses: ["unprocessable", "unavailable"],
  },
  {
    id: "resumeGatewayAccount",
    method: "POST",
    path: "/gateway-accounts/{id}/resume",
    tag: "gateway accounts",
    permission: "gateway-accounts.edit",
    summary: "Resume an account that the gateway paused",
    description:
      "The balance is read first: with credit left the account goes on, and the campaigns that its pause stopped; those that a person paused stay paused. 422 with the reason while it cannot.",
    answer: {
      status: 200,
      description: "The account goes on.",
      schema: resumedAccountSchema,
      example: { status: "active" as const, remaining: 47_655, campaigns: 1 },
    },
    refuses: ["unprocessable"],
  },
];

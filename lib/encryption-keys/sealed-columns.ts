import { tokenBinding } from "@/lib/callback-tokens/callback-token";
import { passwordBinding } from "@/lib/gateway-accounts/gateway-account-row";
import { secretSettingsBinding } from "@/lib/gateways/secret-settings";
import { answerBinding } from "@/lib/guards/kept-answer";
import { mailBinding } from "@/lib/mail/queue-mail";
import { totpBinding } from "@/lib/own-account/spend-code";
import { erasingKeyBinding } from "@/lib/retention/erasing-key";
import { webhookBinding } from "@/lib/webhooks/webhook-secret";

/** A column of the database whose values `sealSecret` made. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The table's primary key, each part with its type. */
  key: readonly (readonly [name: string, type: "uuid" | "text"])[];
  /** What the values are bound to, from the parts of the key in their order. */
  boundTo: (...key: string[]) => string;
}

const ID = [["id", "uuid"]] as const;

/**
 * Every sealed column, with its binding: what `keys:rotate` seals again, and what `doctor` counts.
 * A test compares it with the columns of the database whose name ends in `_cipher`, so that a new
 * one cannot be forgotten.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: "gateway_account", column: "password_cipher", key: ID, boundTo: (id = "") => passwordBinding(id) },
  {
    table: "gateway_account",
    column: "settings_cipher",
    key: ID,
    boundTo: (id = "") => secretSettingsBinding(id),
  },
  { table: "callback_token", column: "token_cipher", key: ID, boundTo: (id = "") => tokenBinding(id) },
  { table: "user", column: "totp_cipher", key: ID, boundTo: (id = "") => totpBinding(id) },
  { table: "webhook_endpoint", column: "secret_cipher", key: ID, boundTo: (id = "") => webhookBinding(id) },
  {
    table: "webhook_endpoint",
    column: "previous_secret_cipher",
    key: ID,
    boundTo: (id = "") => webhookBinding(id),
  },
  { table: "outgoing_mail", column: "values_cipher", key: ID, boundTo: (id = "") => mailBinding(id) },
  { table: "workspace", column: "erasing_key_cipher", key: ID, boundTo: (id = "") => erasingKeyBinding(id) },
  {
    table: "idempotency_key",
    column: "response_cipher",
    key: [
      ["workspace_id", "uuid"],
      ["scope", "text"],
      ["key", "text"],
    ],
    boundTo: (workspaceId = "", scope = "", key = "") => answerBinding([workspaceId, scope, key]),
  },
];

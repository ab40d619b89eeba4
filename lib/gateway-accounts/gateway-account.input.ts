import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { GATEWAY_KINDS } from "@/lib/gateways/gateway-kind.rules";

const label = text().trim().min(1, said("input.gateways.label")).max(80);
const url = text().trim().min(1, said("input.gateways.url")).max(300);
const username = text().trim().min(1, said("input.gateways.username")).max(100);
const address = text()
  .trim()
  .refine(
    (text) => z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(text).success,
    said("input.gateways.range"),
  );

/** What only one kind has; its own schema reads it. */
const settings = z.record(text().max(40), z.union([z.boolean(), z.number(), text().max(500)]));

export const connectGatewayAccountInput = z.object({
  kind: z.enum(GATEWAY_KINDS).default("spec-1.84"),
  label,
  url,
  username,
  password: text().min(1, said("input.gateways.password")).max(1000),
  settings: settings.default({}),
});
export type ConnectGatewayAccountInput = z.output<typeof connectGatewayAccountInput>;

export const updateGatewayAccountInput = z.object({
  id: z.uuid(),
  label: label.optional(),
  url: url.optional(),
  username: username.optional(),
  /** Empty or left out: the stored one stays. It is never shown again. */
  password: text().max(1000).optional(),
  settings: settings.optional(),
  bulkBatchSize: z
    .number()
    .int()
    .min(1, said("input.general.atLeast"))
    .max(1000, said("input.general.atMost"))
    .optional(),
  maxConnections: z
    .number()
    .int()
    .min(1, said("input.general.atLeast"))
    .max(256, said("input.general.atMost"))
    .optional(),
  maxPerSecond: z
    .number()
    .int()
    .min(1, said("input.gateways.atLeastOrEmpty"))
    .max(10_000)
    .nullable()
    .optional(),
  allowedAddresses: z.array(address).max(50).optional(),
  lowBalanceAt: z.number().int().min(0).max(1_000_000_000).nullable().optional(),
  isDefault: z.literal(true).optional(),
});
export type UpdateGatewayAccountInput = z.output<typeof updateGatewayAccountInput>;

export const gatewayAccountIdInput = z.object({ id: z.uuid() });
export const testGatewayAccountInput = z.union([
  gatewayAccountIdInput,
  connectGatewayAccountInput.omit({ label: true }),
]);
export type TestGatewayAccountInput = z.output<typeof testGatewayAccountInput>;
export const balanceQuery = z.object({ refresh: z.enum(["true", "false", "1", "0"]).optional() });
export const callbackTokenInput = z.object({ id: z.uuid(), evenUnused: z.boolean().optional() });

export const replayCallbackInput = z.object({ id: text().regex(/^\d{1,18}$/) });

import { z } from "zod";
import { accountConfig, numberConfig } from "./options";

const one = { account: z.string().optional(), number: z.string().optional() };
export const accountInput = accountConfig
  .partial()
  .extend({
    paymentMissing: z.boolean(),
    restricted: z.number().int().nullable(),
    fields: z.array(z.string()).nullable(),
  })
  .partial()
  .required({ id: true });
export const numberInput = numberConfig
  .partial()
  .required({ id: true })
  .extend({ account: z.string().optional() });
export const tokenInput = z.strictObject({
  ...one,
  token: z.string(),
  expired: z.boolean().optional(),
  scopes: z.array(z.string()).optional(),
});
export const personInput = z.strictObject({
  ...one,
  person: z.string(),
  name: z.string().optional(),
  hidden: z.boolean().optional(),
  newUserId: z.string().optional(),
  windowOpen: z.boolean().optional(),
});
export const callbackInput = z.strictObject({
  ...one,
  callbackUrl: z.string(),
  verifyToken: z.string().default(""),
});
export const rawInput = z.strictObject({
  ...one,
  body: z.string(),
  signature: z.string().nullable().optional(),
});
export const statusInput = z.strictObject({
  id: z.string(),
  status: z.string(),
  code: z.number().int().optional(),
});
export const preferenceInput = z.strictObject({
  ...one,
  person: z.string(),
  value: z.enum(["stop", "resume"]),
});
export const settingsInput = z
  .strictObject({
    delayMs: z.tuple([z.number().min(0), z.number().min(0)]),
    latencyMs: z.number().min(0),
    batchMax: z.number().int().min(1),
    batchWaitMs: z.number().min(0),
    pairBurst: z.number().int().min(1),
    pairMs: z.number().min(1),
    reviewMs: z.number().min(0),
  })
  .partial();

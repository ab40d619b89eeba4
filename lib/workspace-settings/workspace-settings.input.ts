import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

/**
 * What a workspace decides for itself; kept as JSON, and every absent value has its default here.
 */
export const workspaceSettingsSchema = z.object({
  /**
   * Texts that Malaysian networks block (links, phone numbers): said before sending, or refused.
   */
  malaysiaPolicy: z.enum(["warn", "refuse"]).default("warn"),
  /** The brand that a text to Malaysia must name; empty: not checked. */
  malaysiaBrandName: text().trim().max(40, said("input.general.atMostCharacters")).default(""),
  /**
   * The price and the brand in texts to Malaysia: checked as written, or put in front for
   * recipients in +60 only.
   */
  malaysiaPrefix: z.enum(["check", "add"]).default("check"),
  /** From this many recipients on, the number has to be typed before a campaign is sent. */
  typedConfirmationAbove: z.coerce.number().int().min(1).max(100_000_000).default(10_000),
  /** A transfer of more credits than this needs a second person; null: never. */
  transferApprovalAbove: z.coerce.number().int().min(1).max(1_000_000_000).nullable().default(null),
  /** The most credits that all transfers of 24 hours may move together; null: any number (B-2). */
  transferCreditsPerDay: z.coerce.number().int().min(1).max(1_000_000_000_000).nullable().default(null),
  /** Sizes that a reseller sells, as buttons beside the amount of a transfer. */
  transferPacks: z
    .array(z.coerce.number(said("input.transfers.packs")).int().min(1).max(1_000_000_000))
    .max(6, said("input.transfers.packs"))
    .default([500, 1_000, 5_000]),
  /** Minutes after which a sign-in that nobody uses ends; null: those of the installation. */
  sessionIdleMinutes: z.coerce
    .number()
    .int()
    .min(5, said("input.workspaces.sessionShort"))
    .max(720, said("input.workspaces.sessionLong"))
    .nullable()
    .default(null),
  /** An account that ran out of credit goes on by itself when its balance has risen. */
  resumeOnCredit: z.boolean().default(false),
  /**
   * Marketing by WhatsApp goes only to whom an opt-in is written down of; false: opt-ins are kept
   * elsewhere.
   */
  whatsappOptInRequired: z.boolean().default(false),
  /** Largest file that may be imported. */
  importMaxMegabytes: z.coerce.number().int().min(1).max(2_048).default(512),
  /**
   * Days after which numbers and texts of ended campaigns and old inbound texts are erased (P-1).
   */
  retentionDays: z.coerce
    .number()
    .int()
    .min(7, said("input.workspaces.keepFew"))
    .max(3_650, said("input.workspaces.keepMany"))
    .default(90),
  /**
   * Owners, admins and resellers get in only with two-step sign-in. null: nobody chose, so it
   * follows from a real gateway.
   */
  requireTwoStep: z.boolean().nullable().default(null),
});

export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>;

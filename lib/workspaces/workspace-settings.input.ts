import { z } from "zod";
import { text } from "@/lib/core/text.input";
import { RESERVED_SLUGS } from "@/lib/workspaces/reserved-slugs.rules";

/**
 * What a workspace decides for itself; kept as JSON, and every absent value has its default here.
 */
export const workspaceSettingsSchema = z.object({
  /**
   * Texts that Malaysian networks block (links, phone numbers): said before sending, or refused.
   */
  malaysiaPolicy: z.enum(["warn", "refuse"]).default("warn"),
  /** The brand that a text to Malaysia must name; empty: not checked. */
  malaysiaBrandName: text().trim().max(40, "Use at most 40 characters.").default(""),
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
  /** Largest file that may be imported. */
  importMaxMegabytes: z.coerce.number().int().min(1).max(2_048).default(512),
  /**
   * Days after which numbers and texts of ended campaigns and old inbound texts are erased (P-1).
   */
  retentionDays: z.coerce
    .number()
    .int()
    .min(7, "Keep at least 7 days.")
    .max(3_650, "Keep at most 3,650 days.")
    .default(90),
  /**
   * Owners, admins and resellers get in only with two-step sign-in. null: nobody chose, so it
   * follows from a real gateway.
   */
  requireTwoStep: z.boolean().nullable().default(null),
});

export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>;

const COUNTRY = /^[A-Z]{2}$/;

/** What only an owner decides, in a form of its own. */
export const setTwoStepRuleInput = z.object({ requireTwoStep: z.boolean().nullable() });

export const saveWorkspaceInput = workspaceSettingsSchema.omit({ requireTwoStep: true }).extend({
  name: text().trim().min(1, "Give the workspace a name.").max(80, "Use at most 80 characters."),
  defaultCountry: text().regex(COUNTRY, "Choose a country."),
  timeZone: text().refine(isTimeZone, "Choose a time zone such as Asia/Kuala_Lumpur."),
});

export type SaveWorkspaceInput = z.output<typeof saveWorkspaceInput>;

export const createWorkspaceInput = z.object({
  name: text().trim().min(1, "Give the workspace a name.").max(80, "Use at most 80 characters."),
  slug: text()
    .trim()
    .min(2, "Use at least 2 characters.")
    .max(40, "Use at most 40 characters.")
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      "Use small letters, digits and single hyphens, for example my-company.",
    )
    .refine((slug) => !RESERVED_SLUGS.has(slug), "This word is used by the product itself. Choose another."),
  ownerName: text().trim().min(1, "Say who you are.").max(80, "Use at most 80 characters."),
  ownerEmail: text()
    .trim()
    .toLowerCase()
    .pipe(z.email("Write a whole email address, for example amir@example.com.").max(200)),
});

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

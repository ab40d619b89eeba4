import { z } from "zod";
import { chosenPeople } from "@/lib/contacts/contact-choice.input";
import { said } from "@/lib/core/said";
import { cellText, text } from "@/lib/core/text.input";
import { SUPPRESSION_BATCH, SUPPRESSION_SCOPES } from "@/lib/suppressions/suppression.rules";

export const createSuppressionInput = z.object({
  phone: text().trim().min(1, said("input.contacts.phone")).max(40),
  reason: text().trim().min(1, said("input.suppressions.reason")).max(200),
  note: text().trim().max(500).default(""),
  /** `whatsapp`: no campaign by WhatsApp, and SMS goes on. Left out: `all`. */
  scope: z.enum(SUPPRESSION_SCOPES).optional(),
});
export type CreateSuppressionInput = z.output<typeof createSuppressionInput>;

export const deleteSuppressionInput = z.object({ phone: text().trim().min(1).max(140) });
export type DeleteSuppressionInput = z.output<typeof deleteSuppressionInput>;

/** The query of a call that brings a file, pasted numbers or `{ phones: [] }` as its body. */
export const importSuppressionsQuery = z.object({
  reason: text().trim().min(1, said("input.suppressions.reason")).max(200).default("Imported"),
  /** The column of a file that holds the numbers, counted from 0; found by itself when not said. */
  column: z.coerce.number().int().min(0).max(999).optional(),
  /** Says what would happen, and suppresses nobody. */
  check: z.enum(["true", "false"]).default("false"),
});
export type ImportSuppressionsQuery = z.output<typeof importSuppressionsQuery>;

export const suppressChosenInput = z.object({
  chosen: chosenPeople,
  reason: text().trim().min(1, said("input.suppressions.reason")).max(200),
});
export type SuppressChosenInput = z.output<typeof suppressChosenInput>;

export const suppressionPhones = z.object({
  phones: z.array(cellText()).max(SUPPRESSION_BATCH.numbers, said("input.suppressions.batch")),
});

export const suppressionsQuery = z.object({
  q: text().max(40).default(""),
  reason: text().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: text().max(1_000).optional(),
});
export type SuppressionsQuery = z.output<typeof suppressionsQuery>;

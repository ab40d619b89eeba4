import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import {
  SPLIT_BY,
  SPLIT_HOURS_MAX,
  SPLIT_IF_CLOSE,
  SPLIT_SHARE_MAX,
  SPLIT_TEXTS,
  type Split,
} from "@/lib/splits/split.rules";

const hours = said("input.splits.hours");
const share = said("input.splits.share");

/** A test that is still being written: its texts may be empty. */
export const splitInput = z.strictObject({
  texts: z
    .array(text().max(1600, said("input.messages.textLong")))
    .min(1, said("input.splits.texts"))
    .max(SPLIT_TEXTS.length - 1, said("input.splits.texts")),
  share: z.int(share).min(1, share).max(SPLIT_SHARE_MAX, share),
  by: z.enum(SPLIT_BY, said("input.splits.by")),
  afterHours: z.int(hours).min(1, hours).max(SPLIT_HOURS_MAX, hours),
  ifClose: z.enum(SPLIT_IF_CLOSE, said("input.splits.ifClose")).default("person"),
}) satisfies z.ZodType<Split>;

/** POST /api/v1/campaigns/ID/choose (docs/api.md). */
export const chooseInput = z.strictObject({ text: z.enum(SPLIT_TEXTS) });

export const chooseTextInput = chooseInput.extend({ id: z.uuid() });
export type ChooseTextInput = z.infer<typeof chooseTextInput>;

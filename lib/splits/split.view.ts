import { z } from "zod";
import { SPLIT_BY, SPLIT_IF_CLOSE, SPLIT_TEXTS } from "@/lib/splits/split.rules";

const count = z.int();
const name = z.enum(SPLIT_TEXTS);

/** The rule of a campaign, as it was chosen. */
export const splitSchema = z.object({
  texts: z.array(z.string()).describe("Text B, and C where there are three; A is the message itself."),
  share: count.describe("Per cent of the people who get each text, from 1 to 45; 90 together at most."),
  by: z.enum(SPLIT_BY).describe("What the better text has more of; of opt-outs fewer. `person` chooses."),
  afterHours: count.describe("When it is decided, from 1 to 72, after the last of the test was texted."),
  ifClose: z
    .enum(SPLIT_IF_CLOSE)
    .describe(
      "When the figures do not tell the texts apart: the first goes to the rest, or a person chooses.",
    ),
});

/** How far a campaign's test is. */
export const splitProgressSchema = z.object({
  state: z
    .enum(["testing", "waiting", "writing", "decided"])
    .describe("`waiting`: a person has to choose. `writing`: the chosen text is written to who waited."),
  groups: z.array(
    z.object({
      text: name,
      people: count,
      texted: count,
      delivered: count,
      replies: count.describe("People who answered, without those who asked to stop."),
      optOuts: count,
    }),
  ),
  held: count.describe("People who wait, or waited, for the text that is chosen."),
  decidesAt: z.iso.datetime().nullable().describe("Null until the last of the test was texted."),
  countedAt: z.iso.datetime().nullable(),
  verdict: z
    .object({
      leads: name,
      than: name.describe("The text that comes closest to it."),
      low: z
        .number()
        .describe("How much larger its share is at least, as a fraction; below 0: it may be worse."),
      high: z.number(),
      level: z.boolean().describe("Both have the same share."),
      sure: z.boolean().describe("The interval, of 95 in 100, leaves 0 out."),
    })
    .nullable()
    .describe("By the figure that was chosen; as it was when a text was chosen, once one is."),
  chosen: name.nullable(),
  chosenBy: z.enum(["figures", "rule", "person"]).nullable(),
  chosenByName: z.string().nullable(),
  chosenAt: z.iso.datetime().nullable(),
});
export type SplitProgress = z.infer<typeof splitProgressSchema>;

/** What the further texts would come to, before it is launched. */
export const splitEstimateSchema = z
  .object({
    people: count.describe("Who gets each text in the test; 0 where they are too few."),
    rest: count,
    credits: z
      .object({ least: count, most: count })
      .describe("If everybody got the cheapest, and the dearest."),
    texts: z.array(
      z.object({
        text: name,
        credits: count.describe("If everybody got it."),
        byParts: z.record(z.string(), count),
        missing: z.record(z.string(), count),
      }),
    ),
  })
  .describe("The test of several texts.");
export type SplitEstimate = z.infer<typeof splitEstimateSchema>;

import { z } from "zod";
import { ERRORS, type ErrorCode } from "@/lib/core/app-error";

/** A refusal as programs receive it: RFC 9457 problem+json with our stable `code`. */
export const problemSchema = z.object({
  type: z.string().describe("Where the code is explained."),
  title: z.string(),
  status: z.int(),
  code: z
    .enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]])
    .describe("Stable: programs may branch on it."),
  detail: z.string().describe("A sentence for a person."),
  fields: z
    .record(z.string(), z.string())
    .optional()
    .describe("Dotted path of a field → what is wrong with it."),
  requestId: z.string().describe("Also in the header X-Request-Id and in our log."),
});
export type Problem = z.infer<typeof problemSchema>;

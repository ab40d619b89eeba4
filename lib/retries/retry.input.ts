import { z } from "zod";
import { said } from "@/lib/core/said";
import { RETRY_HOURS_MAX, RETRY_TIMES_MAX, type Retry } from "@/lib/retries/retry.rules";

const hours = said("input.retries.hours");
const times = said("input.retries.times");

export const retryInput = z.strictObject({
  afterHours: z.int(hours).min(1, hours).max(RETRY_HOURS_MAX, hours),
  times: z.int(times).min(1, times).max(RETRY_TIMES_MAX, times),
}) satisfies z.ZodType<Retry>;

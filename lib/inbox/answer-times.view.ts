import { z } from "zod";

/** Days that the report can look back. */
export const TIMES_DAYS = [7, 30, 90] as const;
export const answerTimesQuery = z.object({
  days: z.coerce
    .number()
    .pipe(z.union([z.literal(7), z.literal(30), z.literal(90)]))
    .catch(7),
});

/** How long people waited for an answer, in seconds of the office hours. */
export interface AnswerTimes {
  answers: number;
  /** Half waited no longer. */
  median: number;
  /** Nine of ten waited no longer. */
  ninety: number;
}

export interface AnswerTimesView {
  all: AnswerTimes | null;
  /** Newest first, by the workspace's calendar. */
  days: (AnswerTimes & { day: string })[];
  /** Most answers first; a program has a name and no id. */
  agents: (AnswerTimes & { id: string | null; name: string })[];
}

import { z } from "zod";
import { type Question, questionInput } from "@/lib/segments/segment.input";

/** `GET /api/v1/segments` and its screen. How many it has is asked for one at a time. */
const segmentViewSchema = questionInput.extend({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  createdByName: z.string(),
  archived: z.boolean(),
});
export type SegmentView = z.infer<typeof segmentViewSchema>;

/** One segment with the people who answer it now. */
export const countedSegmentSchema = segmentViewSchema.extend({
  contacts: z.int().describe("How many people it has at this moment."),
});
export type CountedSegment = z.infer<typeof countedSegmentSchema>;

/** The first people whom a question finds. */
export interface SegmentSample {
  people: { id: string; phone: string; name: string }[];
}

export interface SegmentRecord {
  id: string;
  name: string;
  question: unknown;
  createdByName: string;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}

export function segmentView(row: SegmentRecord): SegmentView {
  return {
    id: row.id,
    name: row.name,
    ...(row.question as Question),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    createdByName: row.createdByName,
    archived: row.archivedAt !== null,
  };
}

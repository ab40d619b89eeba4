import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";
import { createSegmentInput, segmentsQuery } from "@/lib/segments/segment.input";
import { countedSegmentSchema } from "@/lib/segments/segment.view";

const QUESTION = {
  name: "Penang, not on the VIP list",
  match: "all" as const,
  conditions: [
    { field: "fields.branch", is: "is" as const, value: "Penang" },
    { field: "list", is: "notIn" as const, value: [EXAMPLE.list] },
    {
      match: "any" as const,
      conditions: [
        { field: "added", is: "withinDays" as const, value: 30 },
        { field: "birthday", is: "is" as const, value: "thisMonth" },
      ],
    },
  ],
};

const SEGMENT = {
  ...QUESTION,
  id: EXAMPLE.segment,
  createdAt: EXAMPLE.at,
  updatedAt: EXAMPLE.at,
  createdByName: "Till",
  archived: false,
};

export const SEGMENT_OPERATIONS: Operation[] = [
  {
    id: "listSegments",
    method: "GET",
    path: "/segments",
    tag: "segments",
    permission: "contacts.view",
    summary: "Segments, by name",
    query: segmentsQuery,
    answer: {
      status: 200,
      description:
        "A page of segments, each counted now: ask for few at once where there are very many people.",
      schema: pageOf(countedSegmentSchema),
      example: { data: [{ ...SEGMENT, contacts: 412 }], nextCursor: null },
    },
  },
  {
    id: "createSegment",
    method: "POST",
    path: "/segments",
    tag: "segments",
    permission: "contacts.edit",
    summary: "Create a segment",
    description:
      "Each condition is true or false of a contact; whoever has no value is *not* something, so `isNot` and `notIn` are everybody else. `fields.NAME` is a field of your own: `greaterThan` and `lessThan` look only at values that are written as a number, `before`, `after`, `withinDays` (the last days) and `inNextDays` only at those written as a date (`2026-11-30` or `30/11/2026`). Text is compared in any case. `birthday` looks at the day and month of the field `birthday`, or of the one named in `of`: `today`, `thisMonth`, `nextMonth`, `08-31`, or months with `in`. A group of conditions may stand where a condition stands, one deep, and `not` turns it round. `segment` asks another segment.",
    body: createSegmentInput,
    example: { body: QUESTION },
    answer: {
      status: 201,
      description: "The segment with the people who answer it now.",
      schema: countedSegmentSchema,
      example: { ...SEGMENT, contacts: 412 },
    },
    refuses: ["conflict"],
  },
  {
    id: "getSegment",
    method: "GET",
    path: "/segments/{segmentId}",
    tag: "segments",
    permission: "contacts.view",
    summary: "One segment, counted now",
    answer: {
      status: 200,
      description: "The segment.",
      schema: countedSegmentSchema,
      example: { ...SEGMENT, contacts: 412 },
    },
  },
];

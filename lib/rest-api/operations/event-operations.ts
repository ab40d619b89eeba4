import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";

const FRAME = `id: 4711\nevent: campaign\ndata: {"topic":"campaign","id":"${EXAMPLE.campaign}"}\n\n`;

export const EVENT_OPERATIONS: Operation[] = [
  {
    id: "streamEvents",
    method: "GET",
    path: "/events",
    tag: "events",
    permission: "events.view",
    summary: "Event stream",
    description:
      "Server-sent events: `campaign`, `message`, `conversation`, `balance`, `transfer`, `import`, `contact` and `alarm`, each only for a role that may see such things. An event carries no data but the id of what changed: read it again. With the header `Last-Event-ID` first comes what was missed in the last hour; a few hints may come twice.",
    answer: {
      status: 200,
      description: "A stream that stays open.",
      type: "text/event-stream",
      example: FRAME,
    },
  },
];

export const DESCRIPTION_OPERATIONS: Operation[] = [
  {
    id: "getOpenApi",
    method: "GET",
    path: "/openapi.json",
    tag: "description",
    permission: null,
    summary: "This description, as OpenAPI 3.1",
    answer: {
      status: 200,
      description: "The document.",
      type: "application/json",
      example: { openapi: "3.1.0" },
    },
  },
];

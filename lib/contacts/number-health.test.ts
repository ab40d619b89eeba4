import { expect, it } from "vitest";
import type { ContactEvent } from "@/lib/contacts/contact.view";
import { numberHealth } from "@/lib/contacts/number-health.rules";

const codes = { dead: ["12", "17"], soon: ["8", "14"] };
const sent = (day: number, status: string, code: string | null = null): ContactEvent => ({
  kind: "sent",
  at: `2026-11-${day}T10:00:00Z`,
  campaignId: "c",
  campaignName: "Sale",
  messageId: String(day),
  status,
  code,
  parts: 1,
});
const wrote = (day: number): ContactEvent => ({
  kind: "received",
  at: `2026-11-${day}T10:00:00Z`,
  id: "1",
  text: "Hi",
  conversationId: null,
});

it.each([
  [[], { state: "unknown" }],
  [[sent(20, "sent"), sent(19, "failed", "1706")], { state: "unknown" }],
  [
    [sent(20, "failed", "12"), sent(19, "failed", "17")],
    { state: "dead", times: 2, at: "2026-11-20T10:00:00Z" },
  ],
  [
    [sent(20, "failed", "12"), sent(19, "delivered"), sent(18, "failed", "12")],
    { state: "dead", times: 1, at: "2026-11-20T10:00:00Z" },
  ],
  [
    [sent(20, "failed", "7"), wrote(19), sent(18, "failed", "12")],
    { state: "reached", at: "2026-11-19T10:00:00Z" },
  ],
  [[sent(20, "expired", "14"), sent(19, "delivered")], { state: "soon", at: "2026-11-20T10:00:00Z" }],
  [
    [sent(20, "failed", "12"), sent(19, "expired", "14"), sent(18, "failed", "12")],
    { state: "dead", times: 2, at: "2026-11-20T10:00:00Z" },
  ],
])("what became of a number says how it is: %#", (events, health) => {
  expect(numberHealth(events, codes)).toEqual(health);
});

import { expect, it } from "vitest";
import { readSendAnswer } from "@/lib/gateways/whatsapp-cloud/send-answer.rules";

const accepted = (message: object) =>
  JSON.stringify({
    messaging_product: "whatsapp",
    contacts: [{ input: "60123456789" }],
    messages: [message],
  });

it("an id is an acceptance, and what waits at Meta says so", () => {
  expect(readSendAnswer(200, accepted({ id: "wamid.A", message_status: "accepted" }))).toMatchObject({
    outcome: "accepted",
    gatewayMessageId: "wamid.A",
    code: null,
  });
  expect(
    readSendAnswer(200, accepted({ id: "wamid.B", message_status: "held_for_quality_assessment" })),
  ).toMatchObject({ outcome: "accepted", code: "held_for_quality_assessment", held: true });
});

it.each([
  [200, ""],
  [200, "OK"],
  [200, "null"],
  [200, "[]"],
  [200, "{}"],
  [200, '{"messages":[]}'],
  [200, '{"messages":[{"id":""}]}'],
  [200, '{"messages":[{"id":"a\\u0000b"}]}'],
  [200, `{"messages":[{"id":"${"x".repeat(256)}"}]}`],
  [500, accepted({ id: "wamid.C" })],
  [502, "<html>Bad gateway</html>"],
  [503, '{"error":"later"}'],
  [400, '{"error":{"message":"no code"}}'],
  [400, '{"error":{"code":"190"}}'],
  [404, "Not found"],
])("S47: HTTP %d with %s tells nothing: it may have been taken", (status, body) =>
  expect(readSendAnswer(status, body)).toMatchObject({
    outcome: "unknown",
    reason: null,
    gatewayMessageId: null,
  }),
);

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSendAnswer, readTransferAnswer } from "@/lib/gateways/spec-184/result.rules";

describe("readSendAnswer", () => {
  it.each([
    ["1701:0aB9", "accepted", "0aB9"],
    ["\uFEFF1701:0aB9\r\n", "accepted", "0aB9"],
    ["1701:", "unknown", null],
    ["1701", "unknown", null],
    ["1701:a,b", "unknown", null],
    ["1702", "refused", null],
    ["1703", "unknown", null],
    ["1704", "refused", null],
    ["1705", "refused", null],
    ["1706", "refused", null],
    ["1718", "refused", null],
    ["1719", "unknown", null],
    ["", "unknown", null],
    ["<html>1701:5</html>", "unknown", null],
  ])("S8: %j is %s", (body, outcome, id) => {
    expect(readSendAnswer(200, body)).toMatchObject({ outcome, gatewayMessageId: id });
  });

  it("S8: any other HTTP status is unknown, whatever the body says", () => {
    for (const status of [201, 302, 400, 404, 500, 503])
      expect(readSendAnswer(status, "1701:5").outcome).toBe("unknown");
  });

  it("S8: never throws, and accepts nothing but 1701 with an id", () => {
    const rest = fc.string({ unit: "binary" });
    const answers = fc.oneof(
      rest,
      rest.map((text) => `17${text}`),
      rest.map((text) => `1701:${text}`),
    );
    fc.assert(
      fc.property(answers, (body) => {
        const read = readSendAnswer(200, body);
        if (read.outcome !== "accepted") return;
        expect(/^1701:([\s\S]*)$/.exec(body.trim())?.[1]?.trim()).toBe(read.gatewayMessageId);
      }),
    );
  });

  it.each(["1701", "1701:", "1701:text of any kind"])("an untracked page may answer %j", (body) => {
    expect(readSendAnswer(200, body, "never")).toMatchObject({ outcome: "accepted", gatewayMessageId: null });
  });
});

describe("readTransferAnswer", () => {
  it.each([
    ["1707", "accepted"],
    ["1708", "refused"],
    ["1709", "refused"],
    ["1704", "refused"],
    ["1718", "refused"],
    ["1701", "unknown"],
    ["ok", "unknown"],
  ])("%s is %s", (body, outcome) => {
    expect(readTransferAnswer(200, body).outcome).toBe(outcome);
  });
});

import { expect, it } from "vitest";
import { spec184 } from "@/lib/gateways/spec-184/spec-184";
import { groupsToSendAgain } from "./send-again.rules";

const group = (code: string, status: "failed" | "expired" | "unknown" | "unresolved", count: number) => ({
  code,
  status,
  count,
  lasting: spec184.isLasting?.(code) ?? false,
});

it("offers those who may be reached first, and nobody of whom it is not certain", () => {
  const groups = groupsToSendAgain([
    group("12", "failed", 90),
    group("no_report", "unknown", 50),
    group("7", "failed", 3),
    group("8", "expired", 20),
    group("no_answer", "unresolved", 4),
    group("10", "failed", 5),
  ]);
  expect(groups.map(({ code }) => code)).toEqual(["8", "7", "12", "10"]);
});

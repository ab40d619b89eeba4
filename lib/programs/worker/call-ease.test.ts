import { expect, it } from "vitest";
import { CallEase } from "./call-ease";

const taken = { outcome: "accepted", reason: null } as const;
const tooFast = { outcome: "refused", reason: "throttled" } as const;

it("half as many calls after each storm, and one more for each round that is taken", () => {
  let now = 0;
  const ease = new CallEase(8, () => now);
  for (let i = 0; i < 5; i += 1) ease.hear(tooFast);
  expect(ease.most).toBe(4);
  now = 1_000;
  ease.hear(tooFast);
  expect(ease.most).toBe(2);
  for (let i = 0; i < 2; i += 1) ease.hear(taken);
  expect(ease.most).toBe(3);
  for (let i = 0; i < 100; i += 1) ease.hear(taken);
  expect(ease.most).toBe(8);
});

it("never stops altogether, and other refusals change nothing", () => {
  let now = 0;
  const ease = new CallEase(2, () => now);
  ease.hear({ outcome: "refused", reason: "pair" });
  expect(ease.most).toBe(2);
  for (; now < 20_000; now += 2_000) ease.hear(tooFast);
  expect(ease.most).toBe(1);
});

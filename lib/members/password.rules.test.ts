import { describe, expect, it } from "vitest";
import { passwordProblem } from "@/lib/members/password.rules";

const about = { email: "siti.rahman@example.com", name: "Siti Rahman" };

describe("A-2: passwords", () => {
  it.each([
    "correct horse battery staples 9",
    "rain falls on tin roofs",
    "三月的雨落在屋顶上很久很久很久了",
    "x".repeat(3) + "unrelated words here".repeat(3),
  ])("takes %j", (password) => {
    expect(passwordProblem(password, about)).toBeNull();
  });

  it.each([
    ["fourteen chars", /at least 15/],
    ["a".repeat(129), /at most 128/],
    ["passwordpassword", /guessing list/],
    ["Password-Password!", /guessing list/],
    ["abcabcabcabcabcabc", /guessing list/],
    ["abcdefghijklmnopqr", /guessing list/],
    ["9876543210987654", /guessing list|guess/],
    ["canang-admin-123456789", /easy to guess/],
    ["sitirahman20261124", /easy to guess/],
  ])("refuses %j", (password, sentence) => {
    expect(passwordProblem(password, about)).toMatch(sentence);
  });
});

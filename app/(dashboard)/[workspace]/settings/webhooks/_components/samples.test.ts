import ts from "typescript";
import { expect, it } from "vitest";
import { signWebhook } from "@/lib/webhooks/sign-webhook";
import { SAMPLES } from "./samples";

it("the sample that people copy accepts what we sign with either secret, and nothing else", async () => {
  const code = ts.transpileModule(SAMPLES.TypeScript, {
    compilerOptions: { module: ts.ModuleKind.ESNext },
  }).outputText;
  const sample = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    isFromCanang(body: string, signature: string, secret: string): boolean;
  };
  const now = Math.floor(Date.now() / 1000);
  const sign = (at: number, secrets: string[]) =>
    signWebhook("id", '{"a":1}', at, secrets)["canang-signature"] ?? "";
  const signature = sign(now, ["new", "old"]);
  expect(sample.isFromCanang('{"a":1}', signature, "new")).toBe(true);
  expect(sample.isFromCanang('{"a":1}', signature, "old")).toBe(true);
  expect(sample.isFromCanang('{"a":2}', signature, "new")).toBe(false);
  expect(sample.isFromCanang('{"a":1}', signature, "other")).toBe(false);
  expect(sample.isFromCanang('{"a":1}', sign(now - 600, ["new"]), "new")).toBe(false);
});

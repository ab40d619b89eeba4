import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { signWebhook } from "./sign-webhook";
import { createWebhookSecret } from "./webhook-secret";

it("signs as the example of Standard Webhooks says", () => {
  const body = '{"event_type":"ping","data":{"success":true}}';
  expect(
    signWebhook("msg_loFOjxBNrRLzqYUf", body, 1731705121, ["whsec_plJ3nmyCDGBKInavdOK15jsl"]),
  ).toMatchObject({
    "webhook-id": "msg_loFOjxBNrRLzqYUf",
    "webhook-timestamp": "1731705121",
    "webhook-signature": "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
  });
});

it("signs with each secret that counts, in both formats", () => {
  const secrets = [createWebhookSecret(), createWebhookSecret()];
  const signed = signWebhook("id", "{}", 5, secrets);
  expect(signed["webhook-signature"]?.split(" ")).toHaveLength(2);
  expect(signed["canang-signature"]).toBe(
    ["t=5", ...secrets.map((key) => `v1=${createHmac("sha256", key).update("5.{}").digest("hex")}`)].join(
      ",",
    ),
  );
});

it("K-1: a secret says its 256 bits in the base64 that libraries read", () => {
  const secret = createWebhookSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(Buffer.from(secret.slice("whsec_".length), "base64")).toHaveLength(32);
});

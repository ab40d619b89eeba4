import path from "node:path";
import { describe, expect, it } from "vitest";
import { environment } from "@/lib/platform/env";

describe("environment", () => {
  it("has the defaults that operators rely on", () => {
    expect(environment({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      appUrl: "http://localhost:3000",
      databaseUrl: undefined,
      databasePool: 10,
      dataDir: path.resolve(".data"),
      nextAuthSecret: undefined,
      encryptionKey: undefined,
      simulatorPort: 3900,
      whatsAppSimulatorPort: 3901,
      demo: undefined,
      trustedProxies: [],
      allowPrivateGateways: false,
      allowPrivateWebhooks: false,
      blockedAddresses: [],
      sessionIdleMinutes: 30,
      logLevel: "info",
    });
  });

  it("takes an empty variable as unset, and cuts the slash at the end of APP_URL", () => {
    const env = environment({
      PORT: "",
      DATABASE_URL: "",
      APP_URL: "https://sms.example.com/",
      TRUSTED_PROXIES: "10.0.0.0/8, 127.0.0.1",
    });
    expect(env).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
      appUrl: "https://sms.example.com",
      trustedProxies: ["10.0.0.0/8", "127.0.0.1"],
    });
  });

  it.each([
    [{ PORT: "abc" }, "PORT must be a port number from 1 to 65535."],
    [{ PORT: "70000" }, "PORT must be a port number from 1 to 65535."],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must begin with postgres:// or postgresql://."],
    [{ APP_URL: "sms.example.com" }, "APP_URL must be a whole address such as https://sms.example.com."],
    [
      { BLOCKED_ADDRESSES: "10.0.0.0/8, here" },
      "BLOCKED_ADDRESSES must be addresses or ranges such as 10.1.2.3 or 10.0.0.0/8, with commas between them.",
    ],
    [
      { TRUSTED_PROXIES: "banana" },
      "TRUSTED_PROXIES must be addresses or ranges such as 10.1.2.3 or 10.0.0.0/8, with commas between them.",
    ],
    [
      { APP_URL: "https://x.example/sms" },
      "APP_URL must be an address without a path: Canang is served at the root of its host.",
    ],
    [{ DATABASE_POOL: "1" }, "DATABASE_POOL must be a whole number of connections from 2 to 200."],
    [{ WORKER_HEALTH_PORT: "x" }, "WORKER_HEALTH_PORT must be a port number from 1 to 65535."],
    [
      { ENCRYPTION_KEY: "short" },
      "ENCRYPTION_KEY must be 32 bytes in base64. Make one with: openssl rand -base64 32",
    ],
    [
      { NEXTAUTH_SECRET: "short" },
      "NEXTAUTH_SECRET must have at least 32 characters. Make one with: openssl rand -base64 32",
    ],
    [
      { SMTP_URL: "mail.example.com" },
      "SMTP_URL must be an address such as smtps://user:password@mail.example.com:465.",
    ],
    [
      { SMTP_URL: "https://mail.example.com" },
      "SMTP_URL must be an address such as smtps://user:password@mail.example.com:465.",
    ],
    [{ SMTP_URL: "smtp:///" }, "SMTP_URL must be an address such as"],
    [{ MAIL_FROM: "Canang" }, "MAIL_FROM must be an address such as"],
    [{ MAIL_FROM: "a@example.com\r\nBcc: b@example.com" }, "MAIL_FROM must be an address such as"],
    [{ DEMO: "yes" }, "DEMO must be 0 or 1."],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent."],
  ])("%j is refused in one sentence", (source, sentence) => {
    expect(() => environment(source)).toThrow(sentence);
  });
});

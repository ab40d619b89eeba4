import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, it } from "vitest";
import { logOptions } from "@/lib/platform/log";

const FORGED = '\r\n{"level":"fatal","msg":"all is lost"}\n\u001b[2J\u2028\0';

it("ASVS 16.4.1: whatever a stranger sends, a line stays one line of JSON with the time in UTC", () => {
  let written = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const log = pino({ ...logOptions(), level: "info" }, stream);
  log.info({ userAgent: FORGED, url: `/sign-in${FORGED}`, err: new Error(FORGED), [FORGED]: FORGED }, FORGED);
  log.info("the next");
  const lines = written.trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines.join("")).not.toMatch(/\p{Cc}/u);
  for (const line of lines) {
    const read = JSON.parse(line) as { level: string; time: string };
    expect(read.level).toBe("info");
    expect(read.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  }
});

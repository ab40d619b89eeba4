import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, it } from "vitest";
import { logOptions } from "@/lib/platform/log";
import { QuietOutages } from "@/lib/platform/quiet-outages";

const refused = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

it("an outage is said once a minute for each sentence, with how often it was meant", () => {
  const quiet = new QuietOutages();
  expect(quiet.weigh(refused(), "a chore failed", 0)).toBe(0);
  for (let at = 1; at <= 500; at += 1) expect(quiet.weigh(refused(), "a chore failed", at)).toBeNull();
  expect(quiet.weigh(refused(), "the leases could not be renewed", 500)).toBe(0);
  expect(quiet.weigh(refused(), "a chore failed", 60_000)).toBe(500);
  expect(quiet.weigh(new AggregateError([refused()]), "a chore failed", 60_001)).toBeNull();
});

it("what is no outage is said every time", () => {
  const quiet = new QuietOutages();
  for (const error of [new Error("duplicate key"), undefined, "text"])
    for (let at = 0; at < 3; at += 1) expect(quiet.weigh(error, "a chore failed", at)).toBe(0);
});

it("the log itself leaves the repeated lines out", () => {
  const lines: string[] = [];
  const into = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const logger = pino({ ...logOptions(), level: "info" }, into);
  for (let n = 0; n < 100; n += 1) logger.warn({ err: refused() }, "the database is away");
  logger.info("something else");
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["the database is away", "something else"]);
});

import { parseArgs } from "node:util";
import { OperatorError } from "@/lib/platform/operator-error";

export interface BenchOptions {
  rounds: number;
  only: string[] | null;
  quick: boolean;
  json: boolean;
}

/** Reads `--rounds 5 --only P1,P4 --quick --json`. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: "string" },
      only: { type: "string" },
      quick: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const quick = values.quick ?? false;
  const rounds = values.rounds === undefined ? (quick ? 2 : 5) : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100)
    throw new OperatorError("--rounds takes a whole number from 1 to 100.");
  const only = values.only?.split(",").map((id) => id.trim().toUpperCase()) ?? null;
  return { rounds, only, quick, json: values.json ?? false };
}

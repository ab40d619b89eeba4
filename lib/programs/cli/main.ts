import { parseArgs } from "node:util";
import { AppError } from "@/lib/core/app-error";
import { OperatorError } from "@/lib/platform/operator-error";
import { exitWith } from "@/lib/platform/program/exit-with";
import type { Command } from "./command";
import { COMMANDS } from "./commands";
import { readPassword } from "./read-password";
import { say } from "./say";

const DONE = 0;
const REFUSED = 1;
const BAD_USAGE = 2;

/** Logs would stand between the JSON object and whoever reads it. */
process.env.LOG_LEVEL ??= "silent";

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === "help" || name === "--help") {
    say(await overview());
    return name === undefined ? BAD_USAGE : DONE;
  }
  const load = COMMANDS[name];
  if (load === undefined)
    return misused(`There is no command ${name}. These exist: ${Object.keys(COMMANDS).join(", ")}.`);
  const { command } = await load();
  return run(name, command, rest);
}

async function run(name: string, command: Command, args: string[]): Promise<number> {
  let values: Record<string, string | boolean | undefined>;
  try {
    values = parseArgs({
      args,
      options: { ...command.options, json: { type: "boolean" }, help: { type: "boolean" } },
      strict: true,
    }).values as typeof values;
  } catch (error) {
    return misused(`${(error as Error).message.split(". ")[0]}. ${usage(name, command)}`);
  }
  if (values.help) {
    say(`${command.summary}\n${usage(name, command)}`);
    return DONE;
  }
  const missing = command.required.filter((option) => values[option] === undefined || values[option] === "");
  if (missing.length > 0)
    return misused(
      `${missing.map((option) => `--${option}`).join(" and ")} must be given. ${usage(name, command)}`,
    );
  const { data, text } = await command.run({ values, readPassword });
  say(values.json ? JSON.stringify(data) : text);
  return DONE;
}

function usage(name: string, command: Command): string {
  const options = Object.entries(command.options).map(([option, { type }]) => {
    const form = type === "boolean" ? `--${option}` : `--${option} ${option.toUpperCase()}`;
    return command.required.includes(option) ? form : `[${form}]`;
  });
  const password = command.password ? " < file-with-the-password" : "";
  return `Usage: npm run --silent cli -- ${[name, ...options, "[--json]"].join(" ")}${password}`;
}

async function overview(): Promise<string> {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length)) + 2;
  const lines = Object.entries(COMMANDS).map(
    async ([name, load]) => `  ${name.padEnd(width)}${(await load()).command.summary}`,
  );
  return ["Usage: npm run --silent cli -- COMMAND [--json]", "", ...(await Promise.all(lines))].join("\n");
}

function misused(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return BAD_USAGE;
}

function refused(error: AppError | OperatorError): number {
  const fields =
    error instanceof AppError
      ? Object.entries(error.fields ?? {}).map(([field, why]) => ` ${field}: ${why}`)
      : [];
  process.stderr.write(`${error.message}${fields.join("")}\n`);
  return REFUSED;
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  if (error instanceof AppError || error instanceof OperatorError) process.exit(refused(error));
  exitWith(error, "cli");
}

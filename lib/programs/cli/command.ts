/**
 * One operator command. Each is a file in lib/programs/cli/commands that exports `command`, and a
 * line in lib/programs/cli/commands.ts.
 */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** As `parseArgs` of node:util takes them; `--json` and `--help` are there for every command. */
  options: Record<string, { type: "string" | "boolean" }>;
  required: readonly string[];
  /** Whether it reads a password from standard input. */
  password?: boolean;
  /** Throws AppError or OperatorError to refuse with a sentence. */
  run(input: CommandInput): Promise<CommandResult>;
}

export interface CommandInput {
  values: Record<string, string | boolean | undefined>;
  /** The first line of standard input; refuses when it is empty. */
  readPassword(): Promise<string>;
}

interface CommandResult {
  /** What `--json` prints. */
  data: Record<string, unknown>;
  /** What a person reads. */
  text: string;
}

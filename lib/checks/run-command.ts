import { spawn } from "node:child_process";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";

export interface CommandOutcome {
  code: number;
  output: string;
}

/**
 * Runs a program of node_modules with our Node, and answers all it wrote; `loud` also shows it as
 * it comes.
 */
export function runCommand(
  script: string,
  args: string[],
  options: { env?: Record<string, string>; loud?: boolean } = {},
): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: projectRoot,
      env: { ...process.env, NO_COLOR: "1", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (options.loud) process.stdout.write(text);
      });
    }
    child.once("error", (error) => resolve({ code: 127, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The file that a package's command runs. */
export function binaryOf(packageName: string, file: string): string {
  return path.join(projectRoot, "node_modules", packageName, file);
}

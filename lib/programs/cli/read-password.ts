import { OperatorError } from "@/lib/platform/operator-error";

/**
 * The first line of standard input, so that no password stands in the process list or the shell's
 * history.
 */
export async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("Password, then Enter: ");
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) {
    text += chunk;
    if (text.includes("\n")) break;
  }
  const password = text.split(/\r?\n/)[0] ?? "";
  if (password === "")
    throw new OperatorError("The password is read from standard input, and nothing was there.");
  return password;
}

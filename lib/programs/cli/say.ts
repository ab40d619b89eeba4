/** Programs speak to the operator here; logs go through lib/platform/log. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

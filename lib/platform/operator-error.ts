/**
 * A refusal for the person who runs the programs: one whole sentence. Programs print it alone,
 * without a stack, and exit 1.
 */
export class OperatorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "OperatorError";
  }
}

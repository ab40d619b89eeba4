// @ts-check
import { generateClient } from "./generate-client.mjs";

/** `npm run generate`. */
try {
  const done = generateClient();
  process.stdout.write(`The database client ${done ? "was generated" : "is up to date"}.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

// @ts-check
import { generateClient } from "./generate-client.mjs";
import { generateTexts } from "./generate-texts.mjs";

/** `npm run generate`. */
try {
  const done = generateClient();
  process.stdout.write(`The database client ${done ? "was generated" : "is up to date"}.\n`);
  const written = generateTexts();
  process.stdout.write(`The types of texts ${written ? "were written" : "are up to date"}.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

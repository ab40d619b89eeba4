// @ts-check
import path from "node:path";
import { pathToFileURL } from "node:url";
import { compileProgram } from "./compile-program.mjs";
import { generateClient } from "./generate-client.mjs";
import { root } from "./source-hash.mjs";

/**
 * Starts one of our programs: `node lib/programs/launch/run.mjs lib/programs/worker/main.ts`. It is
 * compiled first when it was not, or from other sources.
 */
const program = path.relative(root, path.resolve(process.argv[2] ?? ""));
// The program sees itself started by its own name.
process.argv.splice(1, 1);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(prepare()).href);

/** @returns {string} */
function prepare() {
  try {
    generateClient();
    return compileProgram(program);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const why =
      code === undefined ? message : `${message}. Run first, as a user who may write here: npm run build`;
    process.stderr.write(`${program} could not be compiled: ${why}\n`);
    process.exit(1);
  }
}

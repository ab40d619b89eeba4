/** The entry of each thread: lets it run our TypeScript, as register.mjs does for a program, then runs the file that it is given. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { register } from "tsx/esm/api";

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../../tsconfig.programs.json", import.meta.url));
register();
await import(pathToFileURL(process.argv[2]).href);

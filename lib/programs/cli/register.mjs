/**
 * Lets Node run our TypeScript programs: `node --import ./lib/programs/cli/register.mjs file.ts`.
 */
import { fileURLToPath } from "node:url";

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../../../tsconfig.programs.json", import.meta.url));
await import("tsx");

import path from "node:path";

/**
 * The folder of package.json: every program is started from it by npm, or says so through
 * CANANG_ROOT.
 */
export const projectRoot = path.resolve(process.env.CANANG_ROOT ?? process.cwd());

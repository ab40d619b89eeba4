/** What runs in production; `npm run build` compiles each. */
export const PROGRAMS = [
  "lib/programs/cli/start.ts",
  "lib/programs/cli/run-demo.ts",
  "lib/programs/cli/main.ts",
  "lib/programs/web/main.ts",
  "lib/programs/worker/main.ts",
  "lib/programs/simulator/main.ts",
  "lib/programs/whatsapp-simulator/main.ts",
  "lib/imports/file-program.ts",
  "lib/audiences/phones-program.ts",
];

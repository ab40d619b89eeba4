import { defineConfig } from "prisma/config";

/** Only `prisma generate` reads this; migrations are applied by lib/platform/db/migrate. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});

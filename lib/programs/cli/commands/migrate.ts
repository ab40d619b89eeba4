import { migrate } from "@/lib/platform/db/migrate";
import { resolveDatabase } from "@/lib/platform/postgres/resolve-database";
import type { Command } from "@/lib/programs/cli/command";

export const command: Command = {
  summary: "Brings the database to the newest migration.",
  options: {},
  required: [],
  async run() {
    const database = await resolveDatabase();
    try {
      const applied = await migrate(database.url);
      const text =
        applied.length === 0
          ? "The database is up to date."
          : `Applied ${applied.length}: ${applied.join(", ")}.`;
      return { data: { applied }, text };
    } finally {
      await database.stop();
    }
  },
};

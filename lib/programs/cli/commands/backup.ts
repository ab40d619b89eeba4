import path from "node:path";
import { writeBackup } from "@/lib/platform/backup/write-backup";
import { requireMigrated } from "@/lib/platform/db/migrate";
import { resolveDatabase } from "@/lib/platform/postgres/resolve-database";
import type { Command } from "@/lib/programs/cli/command";

export const command: Command = {
  summary: "Writes the whole database into a file, while programs go on.",
  options: { to: { type: "string" } },
  required: ["to"],
  async run({ values }) {
    const database = await resolveDatabase();
    try {
      await requireMigrated(database.url);
      const made = await writeBackup(database.url, path.resolve(String(values.to)));
      const text = [
        `${made.rows} rows of ${made.tables} tables, as they were at ${made.madeAt}, are in ${made.file}.`,
        "Keep NEXTAUTH_SECRET and ENCRYPTION_KEY apart from it: without the key stored passwords cannot be opened.",
        "DATA_DIR/journal and DATA_DIR/callback-spool of each host hold what was not in the database yet.",
      ].join("\n");
      return { data: { ...made }, text };
    } finally {
      await database.stop();
    }
  },
};

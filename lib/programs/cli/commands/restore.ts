import path from "node:path";
import { restoreBackup } from "@/lib/platform/backup/restore-backup";
import { resolveDatabase } from "@/lib/platform/postgres/resolve-database";
import type { Command } from "@/lib/programs/cli/command";
import { describeHeld } from "@/lib/programs/cli/describe-held";
import { holdEverything } from "@/lib/restore-hold/hold-after-restore";

export const command: Command = {
  summary: "Brings a backup into an empty database; nothing is sent until a person releases it.",
  options: { from: { type: "string" } },
  required: ["from"],
  async run({ values }) {
    const database = await resolveDatabase();
    try {
      const file = path.resolve(String(values.from));
      const { rows, tables, madeAt, held } = await restoreBackup(database.url, file, holdEverything);
      const text = `${rows} rows of ${tables} tables are back, as they were at ${madeAt}. Everybody signs in again.\n${describeHeld(held)}`;
      return { data: { rows, tables, madeAt, held }, text };
    } finally {
      await database.stop();
    }
  },
};

import { countSealed } from "@/lib/encryption-keys/count-sealed";
import { type Rotation, rotateKeys } from "@/lib/encryption-keys/rotate-keys";
import { OperatorError } from "@/lib/platform/operator-error";
import type { OpenProgram } from "@/lib/platform/program/open-program";
import { replaceKeptKey } from "@/lib/platform/program/replace-kept-key";
import type { Command } from "@/lib/programs/cli/command";
import { withProgram } from "@/lib/programs/cli/with-program";

export const command: Command = {
  summary:
    "Seals every stored secret again with ENCRYPTION_KEY that ENCRYPTION_KEY_OLD sealed; --new-key makes the key that DATA_DIR keeps.",
  options: { "new-key": { type: "boolean" } },
  required: [],
  async run({ values }) {
    return withProgram(async (program) => {
      if (values["new-key"] === true) await makeKey(program);
      const rotation = await rotateKeys();
      return { data: { ...rotation }, text: describe(rotation, program.env.encryptionKey === undefined) };
    });
  },
};

/**
 * Programs that run know only the key they were started with. A rotation that was begun goes on
 * with the key that was made for it.
 */
async function makeKey({ env, database }: OpenProgram): Promise<void> {
  if (database.origin === "joined")
    throw new OperatorError("Stop Canang first: a program that runs does not know the new key.");
  if ((await countSealed()).old === 0) replaceKeptKey(env);
}

function describe({ columns, resealed, unreadable, left, foreign }: Rotation, kept: boolean): string {
  const lines = columns
    .filter((each) => each.resealed > 0)
    .map((each) => `  ${each.column.padEnd(42)} ${each.resealed}`);
  const oldKey = kept ? "the file encryption-key-old in DATA_DIR" : "ENCRYPTION_KEY_OLD";
  const last =
    left > 0
      ? `${left} more were sealed with the old key meanwhile. Restart the programs with both keys, then repeat this command.`
      : `Nothing needs the old key any more: you may remove ${oldKey}. Keep a copy with the backups that were made before today.`;
  return [
    `${resealed} stored secret(s) were sealed again with the new key.`,
    ...lines,
    ...(unreadable > 0
      ? [
          `${unreadable} could not be opened: they were altered or moved to another row. Enter those secrets again.`,
        ]
      : []),
    ...(foreign > 0
      ? [`${foreign} were sealed with a key that is neither of the two. They stay as they are.`]
      : []),
    last,
  ].join("\n");
}

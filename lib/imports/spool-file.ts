import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";

/**
 * Lays a workbook or contact cards down in a temporary file, because a zip is read from its end,
 * and answers the open file. Its name is taken away at once: whatever happens, nothing of it stays
 * on the disk.
 */
export async function spoolFile(chunks: AsyncIterable<Buffer>): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), "canang-workbook-"));
  let file: FileHandle;
  try {
    file = await open(path.join(folder, "workbook"), "wx+", 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  try {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > IMPORT_LIMITS.xlsxMegabytes * 1024 * 1024) {
        throw new AppError(
          "too_large",
          sentence("rules.files.workbookTooLarge", { megabytes: IMPORT_LIMITS.xlsxMegabytes }),
        );
      }
      await file.writeFile(chunk);
    }
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

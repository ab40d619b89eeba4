import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { SUPPRESSION_BATCH } from "@/lib/suppressions/suppression.rules";

/** Passes the pieces of a file of numbers on, and refuses them as soon as they are too much. */
export function byteLimit(): (piece: Uint8Array) => Buffer {
  const { megabytes } = SUPPRESSION_BATCH;
  let size = 0;
  return (piece) => {
    size += piece.length;
    if (size > megabytes * 1024 * 1024)
      throw new AppError("too_large", sentence("problems.suppressions.fileTooLarge", { megabytes }));
    return Buffer.from(piece);
  };
}

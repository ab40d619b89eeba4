import { once } from "node:events";
import { AppError } from "@/lib/core/app-error";
import type { TaskAnswer } from "@/lib/platform/program/task-answer";

/**
 * Hands bytes over, and resolves once the other side has dealt with them, so that no more than this
 * waits in memory.
 */
export type HandOver = (bytes: Buffer) => Promise<void>;

/**
 * The whole of a program that does one task: hears it, does it, and says what came of it. A refusal
 * keeps its code and its sentence.
 */
export async function answerTask<Task, Value>(
  work: (task: Task, handOver: HandOver) => Promise<Value>,
): Promise<void> {
  if (!process.send) throw new Error("This program is started by another one.");
  const said = (answer: TaskAnswer) =>
    new Promise<void>((resolve) => process.send?.(answer, () => resolve()));
  const handOver: HandOver = async (bytes) => {
    const taken = once(process, "message");
    await said({ type: "piece", bytes });
    await taken;
  };
  const [task] = (await once(process, "message")) as [Task];
  try {
    await said({ type: "done", value: await work(task, handOver) });
  } catch (error) {
    if (error instanceof AppError) {
      const { code, sentence, fieldSentences: fields } = error;
      await said({ type: "refused", code, sentence, ...(fields ? { fields } : {}) });
    } else {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      await said({ type: "failed", message, ...(stack ? { stack } : {}) });
    }
  }
  process.disconnect();
}

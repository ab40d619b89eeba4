import type { Worker } from "node:worker_threads";
import { AppError } from "@/lib/core/app-error";
import { startThread } from "@/lib/platform/program/start-thread";
import type { ThreadAnswer } from "@/lib/platform/program/thread-answer";

interface ThreadLimits {
  longestMillis: number;
  /** Of the thread's own heap, in megabytes. */
  memory: { old: number; young: number };
  /** What a person reads when either was not enough. */
  tooLong: string;
  tooMuch: string;
}

type TakePiece = (bytes: Buffer) => Promise<void>;

/**
 * Does a task in a thread of its own, which is ended when it takes too long or too much memory. The thread's pieces go to
 * `takePiece` one after the other; the thread waits for each.
 */
export async function runInThread<Value>(file: string, task: unknown, limits: ThreadLimits, takePiece?: TakePiece): Promise<Value> {
  const thread = startThread(file, { workerData: task, memory: limits.memory });
  const timeUp = new AbortController();
  const timer = setTimeout(() => timeUp.abort(), limits.longestMillis);
  try {
    return (await answerOf(thread, limits, timeUp.signal, takePiece)) as Value;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

function answerOf(thread: Worker, limits: ThreadLimits, timeUp: AbortSignal, takePiece: TakePiece = async () => undefined) {
  return new Promise<unknown>((resolve, reject) => {
    timeUp.addEventListener("abort", () => reject(new AppError("too_large", limits.tooLong)));
    thread.on("message", (answer: ThreadAnswer) => {
      if (answer.type === "piece") {
        const { buffer, byteOffset, byteLength } = answer.bytes;
        takePiece(Buffer.from(buffer, byteOffset, byteLength)).then(() => thread.postMessage("taken"), reject);
      } else if (answer.type === "done") resolve(answer.value);
      else if (answer.type === "refused") reject(new AppError(answer.code, answer.message, answer.fields));
      else reject(Object.assign(new Error(answer.message), { stack: answer.stack ?? answer.message }));
    });
    thread.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new AppError("too_large", limits.tooMuch) : error);
    });
    thread.on("exit", () => reject(new Error("A thread ended without an answer.")));
  });
}

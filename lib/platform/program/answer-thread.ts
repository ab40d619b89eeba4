import { parentPort, workerData } from "node:worker_threads";
import { AppError } from "@/lib/core/app-error";
import type { ThreadAnswer } from "@/lib/platform/program/thread-answer";

/** Hands bytes over, and resolves once the other side has dealt with them, so that no more than this waits in memory. */
export type HandOver = (bytes: Buffer) => Promise<void>;

/** The whole of a thread's program: does its one task and says what came of it. A refusal keeps its code and its sentence. */
export async function answerThread<Task, Value>(work: (task: Task, handOver: HandOver) => Promise<Value>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("This file is started as a thread.");
  const say = (answer: ThreadAnswer, transfer: ArrayBuffer[] = []) => port.postMessage(answer, transfer);
  const handOver: HandOver = (bytes) =>
    new Promise((resolve) => {
      port.once("message", () => resolve());
      const own = new Uint8Array(bytes);
      say({ type: "piece", bytes: own }, [own.buffer]);
    });
  try {
    say({ type: "done", value: await work(workerData as Task, handOver) });
  } catch (error) {
    if (error instanceof AppError) {
      const { code, message, fields } = error;
      say({ type: "refused", code, message, ...(fields ? { fields } : {}) });
    } else {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      say({ type: "failed", message, ...(stack ? { stack } : {}) });
    }
  }
  port.close();
}

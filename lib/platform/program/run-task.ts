import type { ChildProcess } from "node:child_process";
import { AppError } from "@/lib/core/app-error";
import type { Sentence } from "@/lib/core/sentence";
import { startTask } from "@/lib/platform/program/start-task";
import type { TaskAnswer } from "@/lib/platform/program/task-answer";

export interface TaskLimits {
  longestMillis: number;
  /** In megabytes. */
  heap: number;
  /** What a person reads when either was not enough. */
  tooLong: Sentence;
  tooMuch: Sentence;
}

interface TaskFiles {
  /** An open file that the program reads. */
  fd?: number;
  /** Gets the program's pieces one after the other; the program waits for each. */
  takePiece?: (bytes: Buffer) => Promise<void>;
}

/**
 * Does a task in a program of its own, which is ended when it takes too long or too much memory.
 */
export async function runTask<Value>(
  program: string,
  task: object,
  limits: TaskLimits,
  files: TaskFiles = {},
): Promise<Value> {
  const child = startTask(program, limits.heap, files.fd);
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
  const timeUp = new AbortController();
  const timer = setTimeout(() => timeUp.abort(), limits.longestMillis);
  try {
    const answer = answerOf(child, limits, timeUp.signal, files.takePiece);
    say(child, task);
    return (await answer) as Value;
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
    await ended;
  }
}

/** A program that is gone hears nothing; that it ended is told by its end. */
function say(child: ChildProcess, message: object | string): void {
  if (child.connected) child.send(message, () => undefined);
}

function answerOf(
  child: ChildProcess,
  limits: TaskLimits,
  timeUp: AbortSignal,
  takePiece: TaskFiles["takePiece"] = async () => undefined,
) {
  let told = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    told = (told + text).slice(-4_000);
  });
  return new Promise<unknown>((resolve, reject) => {
    timeUp.addEventListener("abort", () => reject(new AppError("too_large", limits.tooLong)));
    child.on("message", (answer: TaskAnswer) => {
      if (answer.type === "piece") {
        const { buffer, byteOffset, byteLength } = answer.bytes;
        takePiece(Buffer.from(buffer, byteOffset, byteLength)).then(() => say(child, "taken"), reject);
      } else if (answer.type === "done") resolve(answer.value);
      else if (answer.type === "refused") reject(new AppError(answer.code, answer.sentence, answer.fields));
      else reject(Object.assign(new Error(answer.message), { stack: answer.stack ?? answer.message }));
    });
    child.on("error", reject);
    child.once("close", (code, signal) => {
      // Without memory Node aborts itself, or the system kills it.
      const starved = signal === "SIGABRT" || signal === "SIGKILL" || code === 134;
      if (starved) reject(new AppError("too_large", limits.tooMuch));
      else reject(new Error(`A task's program ended without an answer (${signal ?? code}): ${told}`));
    });
  });
}

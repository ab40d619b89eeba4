import { exitWith } from "@/lib/platform/program/exit-with";
import { stopSignal } from "@/lib/platform/program/stop-signal";
import { say } from "./say";
import { startStack } from "./start-stack";

const signal = stopSignal();

try {
  const stack = await startStack({
    dev: process.argv.includes("--dev"),
    built: process.argv.includes("--built"),
    signal,
  });
  say(stack.greeting);
  await stack.ended;
  await stack.stop();
  say("Canang has stopped. Its data is kept.");
  process.exit(0);
} catch (error) {
  if (!signal.aborted) exitWith(error, "start");
  say("Canang has stopped.");
  process.exit(0);
}

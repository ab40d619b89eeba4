import { exitWith } from "@/lib/platform/program/exit-with";
import { openProgram } from "@/lib/platform/program/open-program";
import { signInLine } from "./demo-step";
import { say } from "./say";
import { seedDemo } from "./seed-demo";

try {
  const { env, close } = await openProgram();
  const simulatorUrl = process.env.SIMULATOR_URL || `http://127.0.0.1:${env.simulatorPort}`;
  const signIns = await seedDemo({ appUrl: env.appUrl, simulatorUrl });
  await close();
  say(signInLine(signIns));
  process.exit(0);
} catch (error) {
  exitWith(error, "demo");
}

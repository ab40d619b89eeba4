import { exitWith } from "@/lib/platform/program/exit-with";
import { compileProgram } from "@/lib/programs/launch/compile-program.mjs";
import { buildApp } from "./build-app";
import { PROGRAMS } from "./programs";
import { say } from "./say";

try {
  for (const program of PROGRAMS) compileProgram(program);
  say((await buildApp(say)) ? "The app is built." : "The build is up to date.");
} catch (error) {
  exitWith(error, "build");
}

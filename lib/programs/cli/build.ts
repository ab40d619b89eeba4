import { exitWith } from "@/lib/platform/program/exit-with";
import { buildApp } from "./build-app";
import { generateClient } from "./generate-client";
import { say } from "./say";

try {
  generateClient();
  say((await buildApp(say)) ? "The app is built." : "The build is up to date.");
} catch (error) {
  exitWith(error, "build");
}

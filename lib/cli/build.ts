import { buildApp } from "@/lib/cli/build-app";
import { generateClient } from "@/lib/cli/generate-client";
import { say } from "@/lib/cli/say";
import { exitWith } from "@/lib/platform/program/exit-with";

try {
  generateClient();
  say((await buildApp(say)) ? "The app is built." : "The build is up to date.");
} catch (error) {
  exitWith(error, "build");
}

import { generateClient } from "@/lib/cli/generate-client";
import { say } from "@/lib/cli/say";
import { exitWith } from "@/lib/platform/program/exit-with";

try {
  say(generateClient() ? "The database client was generated." : "The database client is up to date.");
} catch (error) {
  exitWith(error, "generate");
}

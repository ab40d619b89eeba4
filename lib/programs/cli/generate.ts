import { exitWith } from "@/lib/platform/program/exit-with";
import { generateClient } from "./generate-client";
import { say } from "./say";

try {
  say(generateClient() ? "The database client was generated." : "The database client is up to date.");
} catch (error) {
  exitWith(error, "generate");
}

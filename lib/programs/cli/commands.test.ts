import { expect, it } from "vitest";
import { COMMANDS } from "./commands";

it.each(Object.entries(COMMANDS))("%s says what it does in one sentence of one style", async (name, load) => {
  const { command } = await load();
  expect(name).toMatch(/^[a-z]+(-[a-z]+)*(:[a-z]+(-[a-z]+)*)?$/);
  expect(command.summary).toMatch(/^[A-Z][^\n]*[^.]\.$/);
  expect(command.required.every((option) => option in command.options)).toBe(true);
});

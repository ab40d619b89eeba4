import { expect, it } from "vitest";
import { addressProblem } from "./address-problem";

it.each([
  ["http://localhost:3000/api", "local"],
  ["https://app.localhost/api", "local"],
  ["http://127.0.0.1:3000/", "local"],
  ["http://[::1]:3000/", "local"],
  ["https://192.168.1.10/", "private"],
  ["https://10.0.0.4/", "private"],
  ["https://[fd00::1]/", "private"],
  ["https://canang/", "private"],
  ["https://canang.internal/", "private"],
  ["http://sms.example.com/", "plainHttp"],
  ["http://203.0.114.9/", "plainHttp"],
  ["https://sms.example.com/", null],
  ["https://sms.example.com./", null],
] as const)("%s: %s", (url, problem) => {
  expect(addressProblem(url)).toBe(problem);
});

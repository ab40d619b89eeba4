import base from "./playwright.config";

/** `npm run screenshots`: the pictures of the README, taken from the running product. */
export default { ...base, testMatch: "**/*.shots.ts" };

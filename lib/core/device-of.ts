export interface Device {
  /** Empty where the user agent names none. */
  browser: string;
  system: string;
}

/** `Chrome` and `Windows`: as much of a user agent as a person wants to know. */
export function readDevice(userAgent: string): Device {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)[/ ]/.exec(userAgent)?.[1] ?? "";
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1] ?? "";
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera", "Mac OS X": "macOS" };
  return { browser: names[browser] ?? browser, system: names[system] ?? system };
}

/** The same in the words of a mail. */
export function deviceOf(userAgent: string): string {
  const { browser, system } = readDevice(userAgent);
  return [browser, system].filter(Boolean).join(" on ") || "Unknown device";
}

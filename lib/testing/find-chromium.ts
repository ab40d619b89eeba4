import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { OperatorError } from "@/lib/platform/operator-error";

/**
 * The headless shell has neither windows nor a tab strip of its own to draw: it takes half of the
 * processor time of a whole Chromium without a screen.
 */
const HEADLESS_SHELL = "chromium-headless-shell";
const USUAL_PLACES = [
  `/usr/bin/${HEADLESS_SHELL}`,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/**
 * A Chromium for the browser tests: PLAYWRIGHT_CHROMIUM_PATH, Playwright's own, the system's, or on
 * Debian as root one that we install.
 */
export function findChromium(): string {
  const found = installedChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && isDebian()) installChromium();
  const installed = installedChromium();
  if (installed === undefined)
    throw new OperatorError(
      "The browser tests need Chromium: install it, or name it in PLAYWRIGHT_CHROMIUM_PATH.",
    );
  return installed;
}

function installedChromium(): string | undefined {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given && !existsSync(given))
    throw new OperatorError(`PLAYWRIGHT_CHROMIUM_PATH names ${given}, which does not exist.`);
  return [given, chromium.executablePath(), ...USUAL_PLACES].find(
    (place) => place !== undefined && place !== "" && existsSync(place),
  );
}

function isDebian(): boolean {
  return (
    existsSync("/etc/os-release") &&
    /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"))
  );
}

/** Ubuntu has no headless shell. */
function installChromium(): void {
  apt("update");
  const fonts = ["fonts-noto-core", "fonts-noto-cjk"];
  for (const browser of [HEADLESS_SHELL, "chromium"])
    if (apt("install", "-y", "--no-install-recommends", browser, ...fonts)) return;
}

function apt(...args: string[]): boolean {
  const { status } = spawnSync("apt-get", ["-q", ...args], {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}

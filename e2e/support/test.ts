import { type BrowserContext, test as base, expect } from "@playwright/test";

/**
 * Playwright's `test`, which fails too when a page breaks its content policy (C-3), throws, asks
 * for a text that it was not given, or shows an object where a sentence was meant. A test that
 * provokes such a thing on purpose empties `problems` afterwards; one that opens a context of its
 * own gives it to `watchContext`.
 */
export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ context }, use) => {
      const problems: string[] = [];
      await watchContext(context, problems);
      await use(problems);
      expect(problems, "what the pages broke").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export async function watchContext(context: BrowserContext, problems: string[]): Promise<void> {
  context.on("weberror", (error) => {
    // React's own errors have an empty stack in production.
    const { stack, message } = error.error();
    problems.push(`${error.page()?.url() ?? ""}: ${stack || message || "an error without words"}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("MISSING_MESSAGE"))
      problems.push(`${message.page()?.url() ?? ""}: ${message.text()}`);
  });
  await context.exposeBinding("reportBrokenPolicy", ({ page }, broken: string) => {
    problems.push(`${page.url()}: content policy: ${broken}`);
  });
  await context.exposeBinding("reportShownObject", ({ page }, shown: string) => {
    problems.push(`${page.url()}: an object is shown: ${shown}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportBrokenPolicy: (broken: string) => void })
        .reportBrokenPolicy;
      report(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
    const look = (node: Node) => {
      const shown = node instanceof HTMLScriptElement ? "" : (node.textContent ?? "");
      const at = shown.indexOf("[object ");
      if (at < 0) return;
      const { reportShownObject } = window as unknown as { reportShownObject: (shown: string) => void };
      reportShownObject(shown.slice(Math.max(0, at - 60), at + 20));
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes)
        for (const node of type === "characterData" ? [target] : addedNodes) look(node);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

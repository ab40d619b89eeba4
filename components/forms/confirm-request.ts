type Asker = () => Promise<boolean>;

let asker: Asker | null = null;

/** The window that asks "Is it you?" offers itself here while it is on the page. */
export function offerConfirmation(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/**
 * Asks the person to confirm who they are. False: they did not, or there is nothing to ask with.
 */
export async function askForConfirmation(): Promise<boolean> {
  return asker === null ? false : asker();
}

/** A person who tests a login waits so long at most, however many addresses are tried. */
export const TEST_SECONDS = 20;

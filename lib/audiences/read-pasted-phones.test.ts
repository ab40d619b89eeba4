import { describe, expect, it } from "vitest";
import { readPastedPhones } from "@/lib/audiences/read-pasted-phones";
import { readPhones } from "@/lib/audiences/read-phones";

describe("readPastedPhones", () => {
  it.each([10, 20_000])("%i numbers are read as ever", async (count) => {
    const pasted = Array.from({ length: count }, (_, n) =>
      n % 10 === 3 ? `wrong ${n}` : n % 10 === 4 ? "012-345 6789" : `01${20_000_000 + n}`,
    );
    expect(await readPastedPhones("workspace", pasted, "MY")).toEqual(readPhones(pasted, "MY"));
  });

  it("many slow ones leave the thread free: others run all the while", async () => {
    const foreign = Array.from({ length: 4_000 }, (_, n) => `+447${400_000_000 + n}`);
    let done = false;
    const reading = readPastedPhones("workspace", foreign, "MY").finally(() => {
      done = true;
    });
    let turns = 0;
    while (!done) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      turns++;
    }
    expect((await reading).phones).toHaveLength(4_000);
    // Read here there would be one turn.
    expect(turns).toBeGreaterThan(5);
  });
});

import { describe, expect, it } from "vitest";
import { readRtttl } from "@/lib/smart-messages/rtttl.rules";

describe("tunes as they circulate", () => {
  const notes = (text: string) => {
    const tune = readRtttl(text);
    return tune.ok
      ? tune.notes.map(({ tone, duration, octave, dotted }) => [tone, duration, octave, dotted])
      : tune;
  };

  it.each([
    ["a dot after the note", "x:d=4,o=5,b=140:2c.6", [[1, 2, 6, true]]],
    ["a dot after the octave", "x:d=4,o=5,b=140:2c6.", [[1, 2, 6, true]]],
    [
      "a dot after the duration",
      "x:d=4,o=5,b=140:2.b4,4c",
      [
        [12, 2, 4, true],
        [1, 4, 5, false],
      ],
    ],
    [
      "a dotted pause",
      "x:d=4,o=5,b=140:8.p,8p.",
      [
        [0, 8, null, true],
        [0, 8, null, true],
      ],
    ],
    [
      "E# is F, B# the next C",
      "x:d=4,o=5,b=100:8e#,8b#,h#4",
      [
        [6, 8, 5, false],
        [1, 8, 6, false],
        [1, 4, 5, false],
      ],
    ],
    [
      "defaults in any order",
      "x:o=4,b=125,d=8:c,d",
      [
        [1, 8, 4, false],
        [3, 8, 4, false],
      ],
    ],
    [
      "settings of other players, capitals and spaces",
      "X: D=8 , O=5, B=100, s=N: C , F#6",
      [
        [1, 8, 5, false],
        [7, 8, 6, false],
      ],
    ],
    [
      "settings between spaces",
      "x:d=4 o=5 b=100:c,d",
      [
        [1, 4, 5, false],
        [3, 4, 5, false],
      ],
    ],
    ["a volume of other players", "x:d=4,o=5,b=100,v=10:c", [[1, 4, 5, false]]],
    ["signs of music", "x:d=4,o=5,b=100:c♯", [[2, 4, 5, false]]],
    ["a flat", "x:d=4,o=5,b=100:8bb5.", [[11, 8, 5, true]]],
  ])("%s", (_, text, expected) => {
    expect(notes(text)).toEqual(expected);
  });

  it.each(["x:d=4,o=5,b=100:c d", "x:d=4,o=5,b=100:c;d;", "x:d=4,o=5,b=100:c|d", "x:d=4,o=5,b=100:c,,d,"])(
    "%s is two notes",
    (text) => expect(notes(text)).toHaveLength(2),
  );

  it.each([
    ["an octave above those of phones", "x:d=4,o=5,b=100:c8", "tuneOctave"],
    ["one below them", "x:d=4,o=5,b=100:c3", "tuneOctave"],
    ["a B# that would be in octave 8", "x:d=4,o=7,b=100:b#", "tuneOctave"],
    ["a default octave below them", "x:d=4,o=3,b=63:c", "tuneDefault"],
    ["a colon in the name", "Part 1: Intro:d=4,o=5,b=63:c", "tuneColons"],
  ])("refuses %s, and says what phones play", (_, text, problem) => {
    expect(readRtttl(text)).toMatchObject({ ok: false, problem });
  });
});

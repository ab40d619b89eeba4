import {
  DURATIONS,
  FIRST_SCALE,
  OCTAVE_OF_FIRST_SCALE,
  TEMPOS,
} from "@/lib/smart-messages/read-ringtone.rules";
import { type RingtoneNote, readRtttl } from "@/lib/smart-messages/rtttl.rules";
import { SMART_PORTS, type SmartMessage, smartMessage } from "@/lib/smart-messages/smart-message.rules";

/** A pattern's length is one octet: it counts instructions, not notes. */
const INSTRUCTIONS_MAX = 255;

/**
 * A monophonic ringtone from its RTTTL text: Nokia Smart Messaging 3.0.0, "Ringing tone", to port
 * 5505.
 */
export function buildRingtone(rtttl: string): SmartMessage {
  const tune = readRtttl(rtttl);
  if (!tune.ok) return tune;
  const instructions = [
    bits(0b100, 3) + bits(nearest(tune.bpm), 5),
    ...tune.notes.flatMap(noteInstructions(FIRST_SCALE)),
  ];
  if (instructions.length > INSTRUCTIONS_MAX)
    return { ok: false, problem: "tuneTooLong", values: { max: INSTRUCTIONS_MAX } };
  const song = [
    bits(0b0011101, 7), // <sound>
    bits(0b001, 3), // <basic song type>
    bits(tune.name.length, 4),
    ...[...tune.name].map((char) => bits(char.charCodeAt(0) & 255, 8)),
    bits(1, 8), // one pattern
    bits(0b000, 3) + bits(0, 2) + bits(0, 4), // <pattern header>, A-part, played once
    bits(instructions.length, 8),
    ...instructions,
  ].join("");
  // <ringing tone programming> is seven bits and a filler; the song follows and is filled up to
  // whole octets; 00 ends the command.
  const octets = song.match(/.{1,8}/g)?.map((octet) => Number.parseInt(octet.padEnd(8, "0"), 2)) ?? [];
  return smartMessage(SMART_PORTS.ringtone, 0, [0x02, 0b0100101 << 1, ...octets, 0x00]);
}

/** A note, and before it the scale where it differs from the one that holds. */
function noteInstructions(first: number): (note: RingtoneNote) => string[] {
  let scale = first;
  return (note) => {
    const own = note.octave === null ? scale : note.octave - OCTAVE_OF_FIRST_SCALE + FIRST_SCALE;
    const change = own === scale ? [] : [bits(0b010, 3) + bits(own, 2)];
    scale = own;
    return [
      ...change,
      bits(0b001, 3) +
        bits(note.tone, 4) +
        bits(DURATIONS.indexOf(note.duration), 3) +
        bits(note.dotted ? 1 : 0, 2),
    ];
  };
}

function nearest(bpm: number): number {
  return TEMPOS.reduce(
    (best, tempo, code) => (Math.abs(tempo - bpm) < Math.abs((TEMPOS[best] as number) - bpm) ? code : best),
    0,
  );
}

function bits(value: number, width: number): string {
  return value.toString(2).padStart(width, "0");
}

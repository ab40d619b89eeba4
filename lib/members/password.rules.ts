/** RELIABILITY A-2: length is what counts. No rules of composition; pasting is welcome. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 128;

const COMMON = [
  "123456789012345",
  "1234567890123456",
  "passwordpassword",
  "password12345678",
  "qwertyuiopasdfgh",
  "qwertyuiopasdfghjkl",
  "qwertyuiop123456",
  "1q2w3e4r5t6y7u8i",
  "1qaz2wsx3edc4rfv",
  "iloveyouiloveyou",
  "letmeinletmeinletmein",
  "administrator123",
  "correcthorsebatterystaple",
  "thisisapassword",
  "thisismypassword",
  "mypasswordispassword",
  "changemechangeme",
  "abcdefghijklmnop",
  "abcdefghijklmnopqrstuvwxyz",
  "trustno1trustno1",
];
const WORDS = [
  "canang",
  "password",
  "passw0rd",
  "admin",
  "owner",
  "workspace",
  "sms",
  "bulk",
  "gateway",
  "welcome",
  "login",
  "kata",
  "laluan",
];

/** A sentence that says what to change, or null when the password is good. */
export function passwordProblem(password: string, about: { email?: string; name?: string } = {}): string | null {
  if ([...password].length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters. A few unrelated words work well.`;
  if (password.length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  const bare = password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  if (COMMON.includes(bare) || repeats(bare) || isSequence(bare))
    return "This password is on every guessing list. Choose something less regular.";
  const own = [about.email?.split("@")[0], ...(about.name?.split(/\s+/) ?? [])].map(
    (word) => word?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") ?? "",
  );
  const rest = [...WORDS, ...own.filter((word) => word.length >= 3)]
    .reduce((left, word) => left.replaceAll(word, ""), bare)
    .replace(/\d/g, "");
  return rest.length < 5 ? "This is easy to guess from your name or the product's. Choose something unrelated." : null;
}

/** `abcabcabcabcabc`: one short piece over and over. */
function repeats(text: string): boolean {
  return /^(.{1,5})\1+.{0,4}$/u.test(text);
}

/** Every character follows the one before it, up or down. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((letter, at) => (letter.codePointAt(0) ?? 0) - (text.codePointAt(at) ?? 0));
  return steps.length > 0 && (steps.every((step) => step === 1) || steps.every((step) => step === -1));
}

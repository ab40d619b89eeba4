import { passwordGuesses } from "@/lib/core/password-guesses";
import { type Sentence, sentence } from "@/lib/core/sentence";

/** length is what counts. No rules of composition; pasting is welcome. */
const PASSWORD_MIN = 15;
const PASSWORD_MAX = 128;

/**
 * As a power of ten: at a thousand tries of Argon2id a second, one rented machine would find an
 * easier one within a year.
 */
const LEAST_GUESSES = 10.5;

/** What a guesser of this product's passwords tries first. */
const WORDS = [
  "canang",
  "password",
  "admin",
  "owner",
  "marketer",
  "reseller",
  "support",
  "workspace",
  "sms",
  "bulk",
  "gateway",
  "welcome",
  "login",
  "katalaluan",
  "kata",
  "laluan",
];

/** Long phrases that everybody has read in an article about passwords. */
const FAMOUS = [
  "correcthorsebatterystaple",
  "purplemonkeydishwasher",
  "ilovemydogsparky",
  "tobeornottobethatisthequestion",
];

export interface PasswordOwner {
  email?: string;
  name?: string;
  /** The workspace that is made together with the password. */
  workspace?: string;
}

/** A sentence that says what to change, or null when the password is good. */
export function passwordProblem(password: string, about: PasswordOwner = {}): Sentence | null {
  if ([...password].length < PASSWORD_MIN)
    return sentence("problems.password.short", { least: PASSWORD_MIN });
  if (password.length > PASSWORD_MAX)
    return sentence("problems.signIn.passwordTooLong", { most: PASSWORD_MAX });
  const bare = bareOf(password);
  if (FAMOUS.includes(bare.replace(/\d+$/, "")) || isEasy([password, bare], []))
    return sentence("problems.password.listed");
  const own = ownWords(about);
  return isEasy([bare, without(bare, own)], [...WORDS, ...own]) ? sentence("problems.password.own") : null;
}

function isEasy(spellings: string[], known: string[]): boolean {
  return [...new Set(spellings)].some((spelling) => passwordGuesses(spelling, known) < LEAST_GUESSES);
}

/**
 * Letters and digits of any script, in one form: what is put between or around them adds little.
 */
function bareOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The words of the person's address, name and workspace that are long enough to mean them. */
function ownWords({ email = "", name = "", workspace = "" }: PasswordOwner): string[] {
  const [local = "", host = ""] = email.split("@");
  const words = [local, host.split(".")[0] ?? "", name, workspace].flatMap((text) => [
    text,
    ...text.split(/[^\p{L}\p{N}]+/u),
  ]);
  return [...new Set(words.map(bareOf).filter((word) => word.length >= 3))].sort(
    (a, b) => b.length - a.length,
  );
}

/** What is left to guess for somebody who knows the person and the product. */
function without(bare: string, own: string[]): string {
  return [...own, ...WORDS].reduce((left, word) => left.replaceAll(word, ""), bare);
}

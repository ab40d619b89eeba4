/** The spellings of one name. */
export interface SkeletonNames {
  /** As it was given: `price-lists`. */
  kebab: string;
  /** One of them, as files and types name it: `price-list`. */
  noun: string;
  /** `PriceLists` and `PriceList`. */
  pascal: string;
  pascalNoun: string;
  /** `priceLists` and `priceList`. */
  camel: string;
  camelNoun: string;
  /** `price_list`, the table. */
  table: string;
  /** `Price lists`, for people. */
  title: string;
}

const MOST_LETTERS = 40;
const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Files of these names mean something to Next, to Node or to this repository. */
const RESERVED = new Set([
  ..."actions default error global-error index layout loading main new not-found page".split(" "),
  ..."node-modules places proxy route template test tests types".split(" "),
]);

/** Why this cannot be a name, in one sentence; null when it can. */
export function nameProblem(name: string): string | null {
  if (!KEBAB.test(name))
    return `"${name}" is no name: write small letters and digits, with a hyphen between words, such as price-lists.`;
  if (name.length > MOST_LETTERS) return `"${name}" is too long: ${MOST_LETTERS} letters at most.`;
  if (RESERVED.has(name)) return `"${name}" is reserved: choose another name.`;
  return null;
}

export function skeletonNames(kebab: string): SkeletonNames {
  const noun = singular(kebab);
  const title = kebab.replaceAll("-", " ");
  return {
    kebab,
    noun,
    pascal: pascal(kebab),
    pascalNoun: pascal(noun),
    camel: camel(kebab),
    camelNoun: camel(noun),
    table: noun.replaceAll("-", "_"),
    title: `${title[0]?.toUpperCase()}${title.slice(1)}`,
  };
}

/** Of the usual English plurals; another word stays as it is. */
function singular(kebab: string): string {
  if (/ies$/.test(kebab)) return kebab.replace(/ies$/, "y");
  if (/(?:ss|x|ch|sh)es$/.test(kebab)) return kebab.replace(/es$/, "");
  return /[^s]s$/.test(kebab) ? kebab.replace(/s$/, "") : kebab;
}

function pascal(kebab: string): string {
  return kebab
    .split("-")
    .map((word) => `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`)
    .join("");
}

function camel(kebab: string): string {
  const whole = pascal(kebab);
  return `${whole[0]?.toLowerCase() ?? ""}${whole.slice(1)}`;
}

/**
 * The whole claims each of its sides too, and an axis its two. Physical sides are not here, because
 * no screen names one.
 */
const SIDES = { x: ["s", "e"], y: ["t", "b"], "": ["x", "y", "s", "e", "t", "b"] } as const;

function sidesOf(name: string): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(SIDES).map(([side, parts]) => [name + side, parts.map((part) => name + part)]),
  );
}

const PLACES = ["start", "end", "top", "bottom"];

/** What else is set by what sets this. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  ...sidesOf("p"),
  ...sidesOf("m"),
  ...sidesOf("scroll-m"),
  ...sidesOf("border-w-"),
  ...sidesOf("border-c-"),
  size: ["w", "h"],
  gap: ["gap-x", "gap-y"],
  overflow: ["overflow-x", "overflow-y"],
  overscroll: ["overscroll-x", "overscroll-y"],
  inset: ["inset-x", "inset-y", ...PLACES],
  "inset-x": ["start", "end"],
  "inset-y": ["top", "bottom"],
  flex: ["basis", "grow", "shrink"],
  "font-size": ["leading"],
  "line-clamp": ["display", "overflow"],
  rounded: ["s", "e", "t", "b", "ss", "se", "ee", "es"].map((side) => `rounded-${side}`),
  "rounded-s": ["rounded-ss", "rounded-es"],
  "rounded-e": ["rounded-se", "rounded-ee"],
};

const SIZE = String.raw`(?:\d[\d.]*|px|\[(?:length:)?[\d.-]+(?:px|rem|em)\])`;

/** Whole classes and beginnings of classes, the narrower before the wider. */
const KINDS: readonly (readonly [RegExp, string | null])[] = [
  [/^(?:block|inline|inline-block|flex|inline-flex|grid|inline-grid|table|hidden|contents)$/, "display"],
  [/^(?:static|fixed|absolute|relative|sticky)$/, "position"],
  [/^(?:visible|invisible|collapse)$/, "visibility"],
  [/^(?:not-)?sr-only$/, "sr"],
  [/^(?:not-)?italic$/, "font-style"],
  [/^(?:underline|overline|line-through|no-underline)$/, "text-decoration"],
  [/^(?:uppercase|lowercase|capitalize|normal-case)$/, "text-transform"],
  [/^(?:truncate|text-ellipsis|text-clip)$/, "text-overflow"],
  [/^(?:tabular|proportional)-nums$/, "nums"],
  [/^break-(?:normal|words|all|keep)$/, "break"],
  [/^flex-(?:row|col)/, "flex-direction"],
  [/^flex-(?:wrap|nowrap)/, "flex-wrap"],
  [/^text-(?:start|center|end|justify)$/, "text-align"],
  [/^text-(?:balance|pretty|wrap|nowrap)$/, "text-wrap"],
  [new RegExp(`^text-(?:xs|sm|base|lg|\\d?xl|${SIZE})$`), "font-size"],
  [/^text-/, "text-color"],
  [/^font-(?:sans|serif|mono)$/, "font-family"],
  [/^font-/, "font-weight"],
  [/^border-(?:collapse|separate)$/, "border-collapse"],
  [/^border-(?:solid|dashed|dotted|double|hidden|none)$/, "border-style"],
  [new RegExp(`^border(?:-([xytbse]))?(?:-${SIZE})?$`), "border-w-"],
  [/^border(?:-([xytbse]))?-/, "border-c-"],
  [/^divide-[xy]/, null],
  [/^divide-/, "divide-color"],
  [/^outline-(?:none|hidden|solid|dashed|dotted)$/, "outline-style"],
  [/^-?outline-offset-/, "outline-offset"],
  [new RegExp(`^outline(?:-${SIZE})?$`), "outline-w"],
  [/^outline-/, "outline-color"],
  [new RegExp(`^ring(?:-${SIZE})?$`), "ring-w"],
  [/^ring-/, "ring-color"],
  [new RegExp(`^(?:stroke|decoration)-${SIZE}$`), null],
  [/^shadow(?:-|$)/, "shadow"],
];

/** Beginnings that name what they set. */
const NAMED =
  /^-?((?:scroll-)?[pm][xytbse]?|inset-[xy]|inset|start|end|top|bottom|gap-[xy]|gap|space-[xy]|size|[wh]|(?:min|max)-[wh]|z|order|basis|grow|shrink|flex|grid-cols|grid-rows|col-span|col-start|row-start|row-span|justify-self|justify-items|justify|items|content|self|place-items|align|bg|rounded-[setb]{1,2}|rounded|opacity|fill|stroke|decoration|accent|leading|tracking|line-clamp|list|whitespace|underline-offset|overflow-[xy]|overflow|overscroll-[xy]|overscroll|cursor|pointer-events|select|resize|appearance|animate|transition|duration|ease|rotate|scale-[xy]|scale|translate-[xy]|translate|backdrop-blur|break-inside|scroll-mt)(?:-|$)/;

/** What a class without its variants sets, and what that claims besides; null if not known. */
export function claimsOf(base: string): { sets: string; also: readonly string[] } | null {
  for (const [kind, name] of KINDS) {
    const [found, side = ""] = kind.exec(base) ?? [];
    if (found === undefined) continue;
    const sets = name === null ? found : name.endsWith("-") ? name + side : name;
    return { sets, also: ALSO[sets] ?? [] };
  }
  const sets = NAMED.exec(base)?.[1];
  return sets === undefined ? null : { sets, also: ALSO[sets] ?? [] };
}

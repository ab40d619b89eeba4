/** What the questions of a workspace may name. */
export interface Choices {
  lists: Named[];
  segments: Named[];
  campaigns: Named[];
  /** Names of the contacts' own fields. */
  fields: string[];
}

interface Named {
  id: string;
  name: string;
}

/** What an id stands for; the id itself where it is not known here. */
export function nameOf(choices: Choices, field: string, id: string): string {
  const among = field === "list" ? choices.lists : field === "segment" ? choices.segments : choices.campaigns;
  return among.find((each) => each.id === id)?.name ?? id;
}

/** Something that a person must know about their own sign-in. */
export interface NoticeView {
  id: string;
  kind: string;
  values: Record<string, string>;
  at: string;
}

export type TextValues = Record<string, string | number>;

/**
 * `t` where the key and its values are found only while running, so that no type can compare them:
 * what hands them out has a test that says each of its texts.
 */
export interface TextByKey {
  (key: string, values?: TextValues): string;
  has(key: string): boolean;
}

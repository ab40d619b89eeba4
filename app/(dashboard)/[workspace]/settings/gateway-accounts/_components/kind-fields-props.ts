export type KindSettings = Record<string, string | number | boolean>;

export interface KindFieldsProps {
  settings: KindSettings;
  onChange: (change: KindSettings) => void;
  /** False while the account is being connected: only what the first call needs is asked for. */
  connected: boolean;
  errors: Readonly<Record<string, string>>;
}

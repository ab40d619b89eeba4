/** Something that the command menu opens or does. */
export interface ShellCommand {
  id: string;
  label: string;
  href: string;
  /** More words to find it by. */
  keywords?: string;
  /** Presses the button of this name there, so that its own questions are asked. */
  press?: boolean;
  /** A page of the settings: listed only when it is looked for. */
  settings?: boolean;
}

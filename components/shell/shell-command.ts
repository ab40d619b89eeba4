/** Something the command menu can do. A link, or an event that the screen itself hears. */
export interface ShellCommand {
  id: string;
  label: string;
  href: string;
  /** More words to find it by. */
  keywords?: string[];
}

/** The language of whoever asks. English now; another is another folder beside `messages/en`. */
export async function chosenLocale(): Promise<string> {
  return "en";
}

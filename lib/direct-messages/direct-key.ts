/** Under this key a direct text is written once: asked for again, it is the same text. */
export const directKey = (requestKey: string) => `direct:${requestKey}`;

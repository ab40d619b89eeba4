/**
 * Stands in for `next/headers` in tests: there is no Next around an action there, so a test says
 * what the request brings.
 */
export const incoming = { headers: new Headers(), cookies: new Map<string, string>() };

export const headers = async () => incoming.headers;

export const cookies = async () => ({
  get: (name: string) => {
    const value = incoming.cookies.get(name);
    return value === undefined ? undefined : { name, value };
  },
  set: (name: string, value: string) => void incoming.cookies.set(name, value),
  delete: (name: string) => void incoming.cookies.delete(name),
});

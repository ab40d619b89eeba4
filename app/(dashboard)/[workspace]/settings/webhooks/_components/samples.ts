/** How a program checks a signature; tried in `samples.test.ts`. */
export const SAMPLES = {
  TypeScript: `import { createHmac, timingSafeEqual } from "node:crypto";

export function isFromCanang(rawBody: string, signature: string, secret: string): boolean {
  const [time = "", ...marks] = signature.split(",");
  const timestamp = time.replace("t=", "");
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const expected = createHmac("sha256", secret).update(timestamp + "." + rawBody).digest();
  return marks.some((mark) => {
    const given = Buffer.from(mark.replace("v1=", ""), "hex");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}`,
  PHP: `function isFromCanang(string $rawBody, string $signature, string $secret): bool
{
    $parts = explode(',', $signature);
    $timestamp = str_replace('t=', '', array_shift($parts));
    if (abs(time() - (int) $timestamp) > 300) {
        return false;
    }
    $expected = hash_hmac('sha256', $timestamp . '.' . $rawBody, $secret);
    foreach ($parts as $mark) {
        if (hash_equals('v1=' . $expected, $mark)) {
            return true;
        }
    }
    return false;
}`,
  "C#": `static bool IsFromCanang(string rawBody, string signature, string secret)
{
    var parts = signature.Split(',');
    var timestamp = parts[0].Replace("t=", "");
    var age = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(timestamp);
    if (Math.Abs(age) > 300) return false;
    var key = Encoding.UTF8.GetBytes(secret);
    var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{timestamp}.{rawBody}"));
    return parts.Skip(1).Any(mark =>
        CryptographicOperations.FixedTimeEquals(Convert.FromHexString(mark.Replace("v1=", "")), expected));
}`,
} as const;

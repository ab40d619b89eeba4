import type { Operation } from "@/lib/rest-api/operation";

const LANGUAGES = ["curl", "php", "csharp", "typescript"] as const;
export type Language = (typeof LANGUAGES)[number];

interface Call {
  id: string;
  method: string;
  url: string;
  /** Of a JSON body, set out over lines. */
  json: string | undefined;
  upload: { type: string; example: string } | undefined;
  /** Whether a repeat would do it twice. */
  repeatable: boolean;
  stream: boolean;
  open: boolean;
}

/**
 * How one operation is called in each language, with the values of its example. The key is read
 * from CANANG_KEY, never written out.
 */
export function codeSamples(operation: Operation, appUrl: string): Record<Language, string> {
  const call = callOf(operation, appUrl);
  return {
    curl: curl(call),
    php: php(call),
    csharp: csharp(call),
    typescript: typescript(call, operation, appUrl),
  };
}

function callOf(
  { id, method, path, example, body, upload, answer, permission }: Operation,
  appUrl: string,
): Call {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => example?.path?.[name] ?? `{${name}}`);
  const query = new URLSearchParams(example?.query ?? {}).toString();
  return {
    id,
    method,
    url: `${appUrl}/api/v1${filled}${query === "" ? "" : `?${query}`}`,
    json: body === undefined ? undefined : JSON.stringify(example?.body, null, 2),
    upload,
    repeatable: method === "POST" && (body !== undefined || upload !== undefined),
    stream: answer.type === "text/event-stream",
    open: permission === null,
  };
}

function curl({ method, url, json, upload, repeatable, stream, open }: Call): string {
  const parts = [
    `curl ${stream ? "-N " : ""}${method === "GET" ? "" : `-X ${method} `}"${url}"`,
    ...(open ? [] : ['-H "Authorization: Bearer $CANANG_KEY"']),
    ...(repeatable ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(json === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d '${json.replaceAll("'", "'\\''")}'`]),
    ...(upload === undefined ? [] : [`-H "Content-Type: ${upload.type}"`, "--data-binary @contacts.csv"]),
  ];
  return parts.join(" \\\n  ");
}

function php({ method, url, json, upload, repeatable, stream, open }: Call): string {
  const headers = [
    ...(open ? [] : ["'Authorization: Bearer ' . getenv('CANANG_KEY')"]),
    ...(repeatable ? ["'Idempotency-Key: ' . bin2hex(random_bytes(16))"] : []),
    ...(json === undefined ? [] : ["'Content-Type: application/json'"]),
    ...(upload === undefined ? [] : [`'Content-Type: ${upload.type}'`]),
  ];
  const options = [
    ...(method === "GET" ? [] : [`    CURLOPT_CUSTOMREQUEST => '${method}',`]),
    ...(headers.length === 0
      ? []
      : ["    CURLOPT_HTTPHEADER => [", ...headers.map((header) => `        ${header},`), "    ],"]),
    ...(json === undefined ? [] : [`    CURLOPT_POSTFIELDS => <<<'JSON'\n${json}\nJSON,`]),
    ...(upload === undefined ? [] : ["    CURLOPT_POSTFIELDS => file_get_contents('contacts.csv'),"]),
    stream
      ? "    CURLOPT_WRITEFUNCTION => function ($call, $text) { echo $text; return strlen($text); },"
      : "    CURLOPT_RETURNTRANSFER => true,",
  ];
  return [
    "<?php",
    `$call = curl_init('${url}');`,
    "curl_setopt_array($call, [",
    ...options,
    "]);",
    stream ? "curl_exec($call);" : "$answer = json_decode(curl_exec($call), true);",
    ...(stream ? [] : ["$status = curl_getinfo($call, CURLINFO_RESPONSE_CODE);"]),
  ].join("\n");
}

function csharp({ method, url, json, upload, repeatable, stream, open }: Call): string {
  const verb = method.replace(/^(.)(.*)$/, (_, first: string, rest: string) => first + rest.toLowerCase());
  const content =
    json !== undefined
      ? [`request.Content = new StringContent("""\n${json}\n""", Encoding.UTF8, "application/json");`]
      : upload !== undefined
        ? [
            'request.Content = new StreamContent(File.OpenRead("contacts.csv"));',
            `request.Content.Headers.ContentType = new MediaTypeHeaderValue("${upload.type}");`,
          ]
        : [];
  return [
    "using System.Net.Http.Headers;",
    "using System.Text;",
    "",
    "using var http = new HttpClient();",
    `using var request = new HttpRequestMessage(HttpMethod.${verb}, "${url}");`,
    ...(open
      ? []
      : ['request.Headers.Authorization = new("Bearer", Environment.GetEnvironmentVariable("CANANG_KEY"));']),
    ...(repeatable ? ['request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());'] : []),
    ...content,
    ...(stream
      ? [
          "using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);",
          "using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());",
          "while (await lines.ReadLineAsync() is { } line) Console.WriteLine(line);",
        ]
      : [
          "using var response = await http.SendAsync(request);",
          "var answer = await response.Content.ReadAsStringAsync();",
        ]),
  ].join("\n");
}

function typescript(
  { id, repeatable, json, upload, stream, open, url }: Call,
  { path, example, answer }: Operation,
  appUrl: string,
): string {
  if (open) return `const answer = await fetch("${url}");\nconst document = await answer.json();`;
  const fields = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(
      ([, name = ""]) => `${name}: "${example?.path?.[name] ?? `{${name}}`}"`,
    ),
    ...(example?.query === undefined
      ? []
      : [`query: { ${Object.entries(example.query).map(queryField).join(", ")} }`]),
    ...(json === undefined
      ? []
      : [`body: ${json.replace(/^(\s*)"(\w+)":/gm, "$1$2:").replaceAll("\n", "\n  ")}`]),
    ...(upload === undefined ? [] : ['body: await readFile("contacts.csv")']),
    ...(repeatable ? ["idempotencyKey: crypto.randomUUID()"] : []),
  ];
  const input = fields.length === 0 ? "" : `{\n${fields.map((field) => `  ${field},`).join("\n")}\n}`;
  return [
    ...(upload === undefined ? [] : ['import { readFile } from "node:fs/promises";']),
    'import { Canang } from "./canang-client";',
    "",
    `const canang = new Canang({ url: "${appUrl}", key: process.env.CANANG_KEY ?? "" });`,
    `${answer.status === 204 ? "" : "const answer = "}await canang.${id}(${input});`,
    ...(stream
      ? [
          "",
          "const text = answer.body!.pipeThrough(new TextDecoderStream());",
          "for await (const hint of text) console.log(hint);",
        ]
      : []),
  ].join("\n");
}

/** Numbers and flags are written as such, where the client types them so. */
function queryField([name, value]: [string, string]): string {
  return `${name}: ${name === "limit" ? value : JSON.stringify(value)}`;
}

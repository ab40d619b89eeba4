/* Which way imports may point. Read top to bottom: each band may use only what stands below it. */
const BANDS = "core|platform|programs|testing|checks|release|scaffold";
const FEATURE = `^lib/(?!(?:${BANDS})/)[^/]+/`;
const PROGRAMS = "^lib/programs/";
const PURE = "\\.(rules|input|view)\\.ts$";
const TEST = "\\.test\\.tsx?$";
const PEOPLE = "^app/\\(dashboard\\)/\\[workspace\\]/(contacts|lists|segments|suppressions)/";
const MONEY = "^app/\\(dashboard\\)/\\[workspace\\]/(transfers|customers)/";
const SCREEN = "^app/\\(dashboard\\)/\\[workspace\\]/([^/]+)/";

/** Tests may reach for what they need to prove; the rules are about the product. */
const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { ...from, pathNot: [...[from.pathNot ?? []].flat(), TEST] },
  to,
});

module.exports = {
  forbidden: [
    rule(
      "no-cycles",
      "two files that need each other are one file or three, also when it is for a type",
      {},
      { circular: true },
    ),
    rule(
      "core-is-pure",
      "lib/core imports nothing of ours but the texts in messages/en",
      { path: "^lib/core/" },
      { path: "^(app|components|prisma|lib/(?!core/))" },
    ),
    rule(
      "platform-knows-no-feature",
      "adapters serve features, never the reverse",
      { path: "^lib/platform/" },
      { path: [FEATURE, "^(app|components)/", PROGRAMS] },
    ),
    rule(
      "pure-files-stay-pure",
      "*.rules, *.input and *.view import only core and each other",
      { path: `${FEATURE}.*${PURE}` },
      { path: "^(app|components|lib|prisma)/", pathNot: ["^lib/core/", PURE] },
    ),
    rule(
      "features-never-look-up",
      "a feature does not know its screens or programs",
      { path: FEATURE },
      { path: ["^(app|components)/", PROGRAMS] },
    ),
    rule(
      "worker-uses-features",
      "the worker changes data only through a feature",
      { path: "^lib/programs/worker/" },
      { path: "^(app|components)/|^lib/(programs/(whatsapp-)?simulator|platform/db)/" },
    ),
    rule(
      "worker-is-an-entry",
      "nothing imports the worker",
      { pathNot: "^lib/(programs/worker|testing|checks)/|^bench/" },
      { path: "^lib/programs/worker/" },
    ),
    rule(
      "simulator-is-an-island",
      "written from the gateway's own document; shares only core",
      { path: "^lib/programs/simulator/" },
      { path: "^(app|components|prisma)/|^lib/(?!core/|programs/simulator/)" },
    ),
    rule(
      "whatsapp-simulator-is-an-island",
      "written from Meta's own pages; shares only core, and chance and clock of the other simulator",
      { path: "^lib/programs/whatsapp-simulator/" },
      {
        path: "^(app|components|prisma)/|^lib/(?!core/|programs/whatsapp-simulator/)",
        pathNot: "^lib/programs/simulator/(random|shiftable-clock)\\.ts$",
      },
    ),
    rule(
      "simulator-is-an-entry",
      "only tests may start a simulator",
      { pathNot: "^(lib/programs/(whatsapp-)?simulator|lib/testing|lib/checks|e2e|bench)/" },
      { path: "^lib/programs/(whatsapp-)?simulator/" },
    ),
    rule(
      "shared-components-know-no-feature",
      "components/ is for any screen",
      { path: "^components/" },
      { path: [FEATURE, "^app/", "^lib/(platform|testing|checks)/", PROGRAMS] },
    ),
    rule(
      "app-goes-through-features",
      "pages, actions and routes never query or send",
      { path: "^app/" },
      { path: ["^lib/platform/(db|gateway|postgres)/", PROGRAMS] },
    ),
    rule(
      "screen-parts-get-props",
      "_components take props, call actions and use pure files",
      { path: "^app/.*/_components/" },
      { path: [FEATURE, "^lib/platform/"], pathNot: PURE },
    ),
    rule(
      "screens-do-not-borrow",
      "share through components/ or a feature",
      { path: SCREEN, pathNot: [PEOPLE, MONEY] },
      { path: SCREEN, pathNot: "^app/\\(dashboard\\)/\\[workspace\\]/$1/" },
    ),
    rule(
      "people-screens-share",
      "contacts, lists, segments and suppressions are four views of the same people and share their rows and fields; nothing else",
      { path: PEOPLE },
      { path: SCREEN, pathNot: PEOPLE },
    ),
    rule(
      "transfer-screens-share",
      "a customer and its transfers are one matter and share their rows and forms; nothing else",
      { path: MONEY },
      { path: SCREEN, pathNot: MONEY },
    ),
    rule(
      "files-are-read-apart",
      "what a file holds decides how long reading it takes: only a program of its own does it",
      { pathNot: ["^lib/imports/(file-program\\.ts|workbook/)", "^lib/testing/"] },
      { path: "^lib/imports/(workbook/|inspect-file\\.ts)", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "programs-know-no-screen",
      "the web program reaches pages only through Next",
      { path: PROGRAMS },
      { path: "^(app|components)/" },
    ),
    rule(
      "tests-stay-outside",
      "no program of the product imports lib/testing or lib/checks",
      { path: "^(app|components|lib/(?!(testing|checks)/))" },
      { path: "^lib/(testing|checks)/", pathNot: "server-only\\.ts$" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/platform/db/generated/" },
  },
};

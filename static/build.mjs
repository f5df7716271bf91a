// Bundles what browsers get: `node static/build.mjs`, with `--watch` to go on doing so.
//
// Every static/js/*.js becomes one minified ES module, every static/css/*.css one minified
// sheet, static/worker/worker.js one plain script (a worker that every browser can load), and so
// does static/js/dim.js, which runs before the page is painted; the
// typefaces they name and static/icons go along, all into static/dist. Chart.js becomes a chunk
// of its own, fetched and kept once; small modules are not split, since each file is a request.
//
// Beside each script lies what it says in another language: js/night.de.js holds the words of
// all sources of js/night.js and no others, from the catalogues that locale/ holds compiled.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { context } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = join(here, "dist");

async function entries(kind) {
  const names = await readdir(join(here, kind)).catch(() => []);
  return names.filter((name) => name.endsWith(`.${kind}`)).map((name) => join(here, kind, name));
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await cp(join(here, "icons"), join(dist, "icons"), { recursive: true }).catch((error) => {
  if (error.code !== "ENOENT") throw error;
});

/** `a, b:system(dark) { … }` becomes `a { … }` and `@media (prefers-color-scheme: dark) { b { … } }`. */
const bySystem = {
  name: "by-system",
  setup({ onLoad }) {
    onLoad({ filter: /tokens\.css$/ }, async ({ path }) => {
      const written = await readFile(path, "utf8");
      const contents = written.replaceAll(
        /([^{}*/]*),\s*([^{},]+):system\((\w+)\)\s*(\{[^}]*\})/g,
        "$1 $4\n@media (prefers-color-scheme: $3) { $2 $4 }",
      );
      return { contents, loader: "css", watchFiles: [path] };
    });
  },
};

/** By language what each source says in it: `{source: {English: words}}`. */
async function catalogues() {
  const locale = join(root, "locale");
  const folders = await readdir(locale, { withFileTypes: true }).catch(() => []);
  const said = folders.filter((each) => each.isDirectory()).map(async ({ name }) => {
    const words = await readFile(join(locale, name, "LC_MESSAGES", "djangojs.json"), "utf8").catch(() => "{}");
    return [name.replace("_", "-").toLowerCase(), JSON.parse(words)];
  });
  return Promise.all(said);
}

/** Every source of a bundle, with those of the chunks that it imports. */
function sourcesOf(file, outputs) {
  const { inputs, imports } = outputs[file];
  const chunks = imports.filter(({ kind, external }) => kind === "import-statement" && !external);
  return [...Object.keys(inputs), ...chunks.flatMap(({ path }) => sourcesOf(path, outputs))];
}

/** Writes the words of each script beside it, in every language that has some for it. */
const spoken = {
  name: "spoken",
  setup({ onEnd }) {
    onEnd(async ({ metafile }) => {
      const scripts = Object.entries(metafile?.outputs ?? {}).filter(([file, { entryPoint }]) => entryPoint && file.endsWith(".js"));
      for (const [language, bySource] of await catalogues()) {
        for (const [file] of scripts) {
          const words = Object.assign({}, ...sourcesOf(file, metafile.outputs).map((source) => bySource[source]));
          if (!Object.keys(words).length) continue;
          const made = `self.words={...self.words,${JSON.stringify(words).slice(1)};\n`;
          await writeFile(join(root, file.replace(/js$/, `${language}.js`)), made);
        }
      }
    });
  },
};

const common = {
  absWorkingDir: root,
  metafile: true,
  plugins: [bySystem, spoken],
  outdir: dist,
  outbase: here,
  bundle: true,
  minify: true,
  target: ["chrome111", "firefox113", "safari16.4"],
  logLevel: "warning",
};
const scripts = await entries("js");
const isPlain = (path) => path.endsWith("/dim.js");
const withCharts = scripts.filter((path) => /(trends|labs)\.js$/.test(path));
const pages = await context({
  ...common,
  entryPoints: [...scripts.filter((path) => !withCharts.includes(path) && !isPlain(path)), ...(await entries("css"))],
  format: "esm",
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
});
const charts = await context({
  ...common,
  entryPoints: withCharts,
  format: "esm",
  splitting: true,
  chunkNames: "js/shared/[name]-[hash]",
});
const worker = await context({
  ...common,
  entryPoints: [join(here, "worker", "worker.js"), ...scripts.filter(isPlain)],
  format: "iife",
});

for (const build of [pages, charts, worker]) {
  await build.rebuild().catch((error) => {
    if (!process.argv.includes("--watch")) process.exit(1); // esbuild has said what is wrong
    return error;
  });
  if (process.argv.includes("--watch")) {
    await build.watch();
  } else {
    await build.dispose();
  }
}

// Bundles the style sheet, the scripts and the sprite into the surface's static folder; --tests bundles the tests.
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../src/milepost/surface/static/surface');
const modules = join(here, 'node_modules');

/** Lets a style sheet import Sass: only Tabler's own parts are Sass, ours are plain. */
const sassPlugin = {
  name: 'sass',
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path }) => {
      const { css, loadedUrls } = sass.compile(path, { loadPaths: [modules], quietDeps: true, logger: sass.Logger.silent });
      return { contents: css, loader: 'css', watchFiles: loadedUrls.map((url) => fileURLToPath(url)) };
    });
  },
};

const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  entryPoints: ['src/milepost.ts', 'src/charts.ts', 'styles/milepost.css'],
  outdir: out,
  assetNames: '[name]',
  entryNames: '[name]',
  loader: { '.woff2': 'file' },
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [sassPlugin],
};

/** Draws the sprite of the icons that icons.txt names. */
async function buildSprite() {
  const names = (await readFile(join(here, 'icons.txt'), 'utf8')).split('\n').filter(Boolean);
  const symbols = names.map(async (name) => {
    const svg = await readFile(join(modules, '@tabler/icons/icons/outline', `${name}.svg`), 'utf8');
    const shapes = svg.replace(/<!--.*?-->/gs, '').match(/<svg[^>]*>(.*)<\/svg>/s)[1];
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '')}</symbol>`;
  });
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${(await Promise.all(symbols)).join('')}</svg>\n`;
  await writeFile(join(out, 'icons.svg'), sprite);
  return new Set(names);
}

/** Refuses an icon that a template names and the list does not: it would be drawn as nothing. */
async function refuseUnknownIcons(known) {
  const root = join(here, '../src/milepost');
  const files = (await readdir(root, { recursive: true })).filter((name) => /\.html$/.test(name));
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, name] of text.matchAll(/{% icon ["']([\w-]+)["']/g)) {
      if (!known.has(name)) throw new Error(`${file} draws the icon "${name}", which icons.txt does not name`);
    }
  }
}

async function buildTests() {
  const tests = (await readdir(join(here, 'tests'))).filter((name) => name.endsWith('.test.ts'));
  await esbuild.build({
    absWorkingDir: here,
    bundle: true,
    format: 'esm',
    platform: 'node',
    entryPoints: tests.map((name) => join('tests', name)),
    outdir: 'build/tests',
    outExtension: { '.js': '.test.mjs' },
    logLevel: 'warning',
  });
}

async function printSizes() {
  for (const name of (await readdir(out)).sort()) {
    const { size } = await stat(join(out, name));
    console.log(`${relative(here, join(out, name))}  ${(size / 1024).toFixed(1)} KiB`);
  }
}

async function build() {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await refuseUnknownIcons(await buildSprite());
  await cp(join(here, 'mark.svg'), join(out, 'mark.svg'));
  await esbuild.build(options);
  await printSizes();
}

if (process.argv.includes('--tests')) {
  await rm(join(here, 'build/tests'), { recursive: true, force: true });
  await buildTests();
} else {
  await build();
  if (process.argv.includes('--watch')) await (await esbuild.context(options)).watch();
}

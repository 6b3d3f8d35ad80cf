// Runs the browser tests against a binary: node run.mjs BINARY. Says so, by name, when there is no browser, and leaves with 77.
import { existsSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const chromium = process.env.NOROSHI_CHROMIUM ?? '/usr/bin/chromium';
const tests = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort();

if (!existsSync(chromium)) {
  for (const name of tests) console.log(`SKIPPED browser/${name}: ${chromium} is not there; install chromium`);
  process.exit(77);
}
if (!existsSync(join(here, 'node_modules'))) {
  console.error('browser: tests/browser/node_modules is not there; run tools/setup build test');
  process.exit(1);
}
const [, , binary] = process.argv;
const run = spawnSync(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...tests.map((name) => join(here, name))], {
  stdio: 'inherit',
  env: { ...process.env, NOROSHI_BINARY: binary },
});
process.exit(run.status ?? 1);

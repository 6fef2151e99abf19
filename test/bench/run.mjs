import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../../apps/start/build.mjs';
import { install } from '../../apps/start/install.mjs';
import { explainAndExit } from '../../apps/start/sentence.mjs';
import { root } from '../../apps/start/workspace.mjs';
import { chromium } from '../harness/chromium.mjs';

/** `npm run bench`: as users run it, so the built server and the bundled benchmark, not TypeScript on the fly. */
try {
  process.chdir(root);
  await install();
  const browser = await chromium();
  await build();
  const { build: bundle } = await import('rolldown');
  await bundle({
    input: 'test/bench/main.ts',
    platform: 'node',
    tsconfig: 'tsconfig.base.json',
    external: (id) => !/^[./]|^@ido\/|^@oxc-project\//.test(id),
    // Beside the server's bundle, where `__dirname` of the harness finds it at the same distance as from its source.
    output: { file: 'dist/test/bench.mjs', format: 'esm', banner: 'const __dirname = import.meta.dirname;' },
  });
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', path.join(root, 'dist/test/bench.mjs'), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { ...process.env, CHROMIUM: browser },
    },
  );
  process.exit(status ?? 1);
} catch (error) {
  explainAndExit(error);
}

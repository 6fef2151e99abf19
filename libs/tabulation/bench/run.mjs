// Prints the speed and memory of counting: `node libs/tabulation/bench/run.mjs`.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const here = path.dirname(fileURLToPath(import.meta.url));
const libs = path.join(here, '../..');
const alias = Object.fromEntries(
  ['questionnaire', 'statistics'].map((lib) => [`@ido/${lib}`, path.join(libs, lib, 'src/index.ts')]),
);
const { output } = await build({
  input: path.join(here, 'tabulation.bench.ts'),
  platform: 'node',
  resolve: { alias },
  external: [/^survey-core/],
  write: false,
});
const source = Buffer.from(output[0].code).toString('base64');
const { benchTabulation, filledColumns } = await import(`data:text/javascript;base64,${source}`);

const { filling } = filledColumns(1_000_000);
const lines = [
  `${filling.rows} responses: ${filling.megabytes.toFixed(0)} MB, filled in ${filling.milliseconds.toFixed(0)} ms`,
  ...benchTabulation().map(({ name, median, bare, floor, target }) => {
    const figures = `${median.toFixed(1)} ms; bare loop ${bare.toFixed(1)} ms (${(bare / median).toFixed(1)} ×); reading alone ${floor.toFixed(1)} ms`;
    return `${name}: ${figures}${target ? `; to reach ${target} ms` : ''}`;
  }),
];
process.stdout.write(`${lines.join('\n')}\n`);

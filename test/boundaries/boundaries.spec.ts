import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** What the linter says of this text, as if it stood in that file. The file itself is never written. */
function violations(file: string, text: string): string[] {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--stdin', '--stdin-filename', path.join(root, file), '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    input: text,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  if (!stdout.startsWith('[')) throw new Error(`the linter gave no result: ${stderr}`);
  const [result] = JSON.parse(stdout) as { messages: { ruleId: string | null; message: string }[] }[];
  return (result?.messages ?? [])
    .filter((message) => message.ruleId === '@nx/enforce-module-boundaries')
    .map((message) => message.message);
}

describe('the linter refuses an import across a boundary', () => {
  it.each([
    [
      'statistics knows nothing of tables',
      'libs/statistics/src/planted.ts',
      "import { breakdownOf } from '@ido/tabulation';\nbreakdownOf;\n",
    ],
    [
      'a type is a dependency too',
      'libs/statistics/src/planted.ts',
      "import type { Variable } from '@ido/questionnaire';\nexport type Planted = Variable;\n",
    ],
    ['tabulation does not know its exports', 'libs/tabulation/src/planted.ts', "export * from '@ido/exchange';\n"],
    [
      'the questionnaire knows no framework',
      'libs/questionnaire/src/planted.ts',
      "import { Injectable } from '@nestjs/common';\nInjectable();\n",
    ],
    ['figures know no database', 'libs/tabulation/src/planted.ts', "import { Client } from 'pg';\nnew Client();\n"],
    [
      'the respondent page has no tables',
      'apps/respond/src/planted.ts',
      "import { breakdownOf } from '@ido/tabulation';\nbreakdownOf;\n",
    ],
    [
      'a library does not reach into an app',
      'libs/report/src/planted.ts',
      "import '../../../apps/monitor/src/main';\n",
    ],
    [
      'a library is used through its front door',
      'apps/server/src/planted.ts',
      "import { share } from '../../../libs/statistics/src/share';\nshare(1, 2);\n",
    ],
  ])('%s', (_, file, text) => {
    expect(violations(file, text)).not.toEqual([]);
  });

  it('and lets a permitted import through', () => {
    expect(
      violations('libs/tabulation/src/planted.ts', "import { share } from '@ido/statistics';\nshare(1, 2);\n"),
    ).toEqual([]);
  });
});

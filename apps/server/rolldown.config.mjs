import { builtinModules } from 'node:module';
import { defineConfig } from 'rolldown';

/**
 * One file of our own code; packages stay in node_modules, where the runtime finds them. rolldown's own runtime helpers
 * (@oxc-project/runtime) are not a dependency and so are bundled.
 */
export default defineConfig({
  input: { main: 'apps/server/src/main.ts' },
  platform: 'node',
  tsconfig: 'apps/server/tsconfig.json',
  external: (id) =>
    builtinModules.includes(id) ||
    id.startsWith('node:') ||
    (!id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@ido/') && !id.startsWith('@oxc-project/')),
  output: {
    dir: 'dist/apps/server',
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  },
});

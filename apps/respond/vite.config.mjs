import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from '../start/precompress.mjs';
import { workspaceAliases } from '../start/workspace-aliases.mjs';

export default defineConfig({
  root: import.meta.dirname,
  base: '/respond/',
  resolve: { alias: workspaceAliases },
  plugins: [react(), precompress()],
  build: { outDir: '../../dist/apps/respond', emptyOutDir: true, sourcemap: true },
});

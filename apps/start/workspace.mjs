import path from 'node:path';

/** The folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Nx without its daemon, cloud and terminal interface: the same behaviour on a desk, in CI and in a container. */
export const nxEnvironment = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };

/** The script of Nx, to be run with this Node: `npx` would look on the network when it is missing. */
export const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');

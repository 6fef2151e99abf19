import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** Vite puts a hash of the content in the name: `index-Bx3_9aQz.js`. */
const HASHED = /-[\w-]{8}\.\w+$/;

/** One file of a web app, in the forms in which it can go over the wire. */
export interface WebAsset {
  readonly type: string;
  readonly plain: Buffer;
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
  readonly etag: string;
  /** Its name changes with its content, so it can be kept for ever. */
  readonly immutable: boolean;
}

/** The built files of one web app, read when they are first asked for and then kept: they do not change while the server runs. */
export class WebAssets {
  private readonly files: ReadonlySet<string>;
  private readonly read = new Map<string, WebAsset>();

  constructor(private readonly directory: string) {
    this.files = new Set(existsSync(directory) ? filesBelow(directory) : []);
  }

  /** A file by its path below the directory, with slashes; null when there is none. Only what is on the list is ever read. */
  get(file: string): WebAsset | null {
    if (!this.files.has(file)) return null;
    const known = this.read.get(file);
    if (known) return known;
    const load = (name: string) => (this.files.has(name) ? readFileSync(path.join(this.directory, name)) : null);
    const plain = load(file) ?? Buffer.alloc(0);
    const asset = {
      type: TYPES[path.extname(file)] ?? 'application/octet-stream',
      plain,
      brotli: load(`${file}.br`),
      gzip: load(`${file}.gz`),
      etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
      immutable: HASHED.test(file),
    };
    this.read.set(file, asset);
    return asset;
  }
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

// Files under public/: each address carries a fingerprint of them all, so that browsers may keep them for ever.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Assets = {
  folder: string;
  /** Where the files are mounted, such as `/static/3f9a01c2`. */
  mount: string;
  /** The address of a file under public/, such as `css/insist.css`. */
  address: (path: string) => string;
};

export function openAssets(folder: string): Assets {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, file);
    if (statSync(path).isFile()) hash.update(file).update('\0').update(readFileSync(path));
  }
  const mount = `/static/${hash.digest('hex').slice(0, 10)}`;
  return { folder, mount, address: path => `${mount}/${path}` };
}

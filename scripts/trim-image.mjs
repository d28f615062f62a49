// Takes out of node_modules what a running server never opens: for the image only, after `npm prune --omit=dev`.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULES = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const WEIGHTS_IN_USE = ['400Regular', '700Bold'];

const remove = (...parts) => rmSync(path.join(MODULES, ...parts), { recursive: true, force: true });
const foldersIn = (...parts) => {
  const folder = path.join(MODULES, ...parts);
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name);
};

// The documents embed two weights of each face; the packages carry up to nine.
for (const face of foldersIn('@expo-google-fonts')) {
  const weights = foldersIn('@expo-google-fonts', face).filter(name => /^\d00/.test(name));
  for (const weight of weights) {
    if (!WEIGHTS_IN_USE.includes(weight)) remove('@expo-google-fonts', face, weight);
  }
}

// Of the PDF reader the build that is loaded, its character maps and its fonts; not its viewer, nor other builds.
for (const name of ['build', 'image_decoders', 'types', 'web']) remove('pdfjs-dist', name);
const reader = path.join('pdfjs-dist', 'legacy', 'build');
for (const name of existsSync(path.join(MODULES, reader)) ? readdirSync(path.join(MODULES, reader)) : []) {
  if (!['pdf.mjs', 'pdf.worker.mjs'].includes(name)) remove(reader, name);
}

// The driver's sources and what its compilation left: only the binary is loaded.
remove('better-sqlite3', 'deps');
remove('better-sqlite3', 'src');
const release = path.join('better-sqlite3', 'build', 'Release');
for (const name of existsSync(path.join(MODULES, release)) ? readdirSync(path.join(MODULES, release)) : []) {
  if (name !== 'better_sqlite3.node') remove(release, name);
}

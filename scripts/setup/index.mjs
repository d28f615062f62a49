// The order of the set-up: look first without a lock (the usual case costs milliseconds), then work alone.

import { build, buildIsFresh } from './build.mjs';
import { dependenciesAreFresh, installDependencies } from './dependencies.mjs';
import { whileAlone } from './lock.mjs';

/** Makes sure that the packages are installed. */
export async function withDependencies() {
  if (dependenciesAreFresh()) return;
  await whileAlone(installDependencies);
}

/** Makes sure that the packages are installed and dist/ is built from the sources as they are. */
export async function withBuild() {
  if (dependenciesAreFresh() && buildIsFresh()) return;
  await whileAlone(async () => {
    await installDependencies();
    await build();
  });
}

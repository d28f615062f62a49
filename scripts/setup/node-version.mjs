// Says in one line which Node is needed. Old syntax only: it must be readable by the Node it refuses.

const NEEDED = [20, 19];

/** Ends the process with one line when this Node is older than package.json's `engines` allows. */
export function refuseOldNode() {
  const found = process.versions.node.split('.').map(Number);
  const isOld = found[0] < NEEDED[0] || (found[0] === NEEDED[0] && found[1] < NEEDED[1]);
  if (!isOld) return;
  process.stderr.write(
    'Insist needs Node ' +
      NEEDED.join('.') +
      ' or newer, and this is ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org and repeat the command.\n',
  );
  process.exit(1);
}

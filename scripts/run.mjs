// The one door of every npm script: sets up what a verb needs (dependencies, build, browser), then runs it.
// Written so that an old Node can still read it far enough to say which Node is needed.

import { refuseOldNode } from './setup/node-version.mjs';

refuseOldNode();

import('./verbs/index.mjs')
  .then(verbs => verbs.runVerb(process.argv[2], process.argv.slice(3)))
  .catch(error => {
    // A SetupProblem is an answer in words; anything else is a bug of these scripts and shows its stack.
    process.stderr.write(`${error && error.forPeople ? error.message : error && error.stack}\n`);
    process.exitCode = 1;
  });

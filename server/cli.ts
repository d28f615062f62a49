// The operator's command line. Answers go to stdout, the log and all trouble to stderr.
import { isClosedPipe, runCommand } from './cli/run-command.ts';
import { environment } from './platform/config.ts';

process.stdout.on('error', error => {
  if (!isClosedPipe(error)) throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), {
  env: environment,
  out: process.stdout,
  err: process.stderr,
});

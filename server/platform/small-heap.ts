// Keeps the process small: how far V8 lets the heap grow before it collects. To be called before much is loaded.
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Both halves of the space in which objects begin: enough for what a crowd has in hand; V8's own bound is 32 MB or more. */
const YOUNG_BYTES = 8 * 1024 * 1024;
/** In these V8 counts. */
const PAGE_BYTES = 256 * 1024;
/** By how much the heap grows before all of it is collected, in percent; left alone, V8 lets it double and more. */
const GROWS_BY = 20;

function youngBytes(): number {
  return getHeapSpaceStatistics().find(space => space.space_name === 'new_space')?.space_size ?? 0;
}

/**
 * V8 takes the bound itself at the start of a process only, but this factor at any time: 1 is to stay as it is. Where it
 * is to grow it does so in one step, since we are told of a collection some time after it.
 */
function boundYoung(): void {
  const young = youngBytes();
  const wanted = young >= YOUNG_BYTES ? 1 : young > YOUNG_BYTES / 4 + PAGE_BYTES ? 2 : 4;
  // Said each time: a thread that starts makes 2 of a 1, for all.
  setFlagsFromString(`--semi-space-growth-factor=${String(wanted)}`);
}

/** For the whole process, its life long, and all its threads; beneath this a thread may be given bounds of its own. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${String(GROWS_BY)}`);
  // So small a space one thread collects in a millisecond: to wake others for their share costs more than it saves.
  setFlagsFromString('--no-parallel-scavenge');
  boundYoung();
  // A collection is all that makes the space larger, or, after some quiet, small again.
  new PerformanceObserver(boundYoung).observe({ entryTypes: ['gc'] });
}

// Transactions that do not wait for the disk: a crash of ours loses none of them, a power cut may lose the last few.
import { AsyncLocalStorage } from 'node:async_hooks';

const unsynced = new AsyncLocalStorage<true>();

/** The transaction begun in `work` is committed without waiting for the disk. */
export const withoutSync = <Result>(work: () => Promise<Result>): Promise<Result> => unsynced.run(true, work);

/** Asked by a driver that begins a transaction. */
export const isWithoutSync = (): boolean => unsynced.getStore() === true;

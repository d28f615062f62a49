// The program: says how the heap may grow before anything is loaded that fills it, then serves.
import { keepHeapSmall } from './platform/small-heap.ts';

keepHeapSmall();
await import('./serve.ts');

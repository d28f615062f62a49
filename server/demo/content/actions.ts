// Demo: every demo action, in the order in which the manual would tell of them.
import type { DemoAction } from '../model.ts';
import { borderStudent } from './border-student.ts';
import { canalEngineer } from './canal-engineer.ts';
import { harbourRadio } from './harbour-radio.ts';
import { lakeFence } from './lake-fence.ts';
import { mangroveMaps } from './mangrove-maps.ts';
import { nightShift } from './night-shift.ts';
import { tamarindSchool } from './tamarind-school.ts';
import { villagePaper } from './village-paper.ts';
import { watchHouse } from './watch-house.ts';
import { weaversRoad } from './weavers-road.ts';

export const demoActions: readonly DemoAction[] = [
  mangroveMaps,
  harbourRadio,
  nightShift,
  canalEngineer,
  // Before the other with a statement of totals, which takes the next number.
  villagePaper,
  weaversRoad,
  watchHouse,
  tamarindSchool,
  lakeFence,
  borderStudent,
];

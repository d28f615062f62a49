// The desk's first page: what needs somebody today.
import { definePage } from '../platform/views/views.ts';

export type TodayPage = { title: string };

export const todayPage = definePage<TodayPage>({
  name: 'desk/today',
  layout: 'desk',
  sample: () => ({ title: 'What needs you today' }),
});

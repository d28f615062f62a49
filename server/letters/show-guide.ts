// The writing guide's model: what the field has learned about letters that are read.
import type { Visit } from '../platform/web/visit.ts';
import type { GuideModel } from './side-pages.ts';

const RULES = ['facts', 'brief', 'polite', 'yours', 'page', 'names', 'doable', 'harm'] as const;

export const guideModel = (visit: Pick<Visit, 't' | 'to'>): GuideModel => ({
  rules: RULES.map(rule => ({
    title: visit.t(`guide.${rule}.title`),
    text: visit.t(`guide.${rule}.text`),
  })),
  home: visit.to.home(),
});

// What an empty site still needs before it can be used, for those who may do it.
import { may } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import type { Words } from '../platform/web/words.ts';
import type { Today } from './find-today.ts';

type Step = { text: string; href: string; button: string };

export function stepsOf(visit: Words, today: Pick<Today, 'firstSteps'>, by: By): Step[] {
  const { t, to } = visit;
  const steps: Step[] = [];
  if (today.firstSteps.official && may(by, 'officials.write')) {
    steps.push({
      text: t('desk.step.official'),
      href: to.deskNewOfficial(),
      button: t('desk.step.official.button'),
    });
  }
  if (today.firstSteps.action && may(by, 'actions.write')) {
    steps.push({
      text: t('desk.step.action'),
      href: to.deskNewAction(),
      button: t('desk.step.action.button'),
    });
  }
  if (steps.length > 0 && may(by, 'settings.write')) {
    steps.push({
      text: t('desk.step.settings'),
      href: to.deskSettings(),
      button: t('desk.step.settings.button'),
    });
  }
  return steps;
}

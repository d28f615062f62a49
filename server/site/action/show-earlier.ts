// An earlier version of an action, to be read and not to be acted on: it says so, and leads to the one that stands.
import { dayOfVersion, stepInWords } from '../../actions/describe-news.ts';
import type { EarlierVersion } from '../../actions/find-version.ts';
import { postmarkFor } from '../../actions/postmark.ts';
import type { Visit } from '../../platform/web/visit.ts';
import type { ActionModel } from './pages.ts';
import { actionModel, type Surroundings } from './show-action.ts';
import type { ShownAction } from './show-reading.ts';
import { unreached } from './show-targets.ts';

export function earlierModel(
  visit: Visit,
  action: ShownAction,
  earlier: EarlierVersion,
  around: Omit<Surroundings, 'versions' | 'preview' | 'answers'>,
): ActionModel {
  const { t, to } = visit;
  const { current, version } = earlier;
  const day = dayOfVersion(visit, current, earlier.replacedAt);
  const model = actionModel(visit, action, {
    ...around,
    versions: [],
    answers: null,
    preview: t('action.superseded', { day }),
  });
  const name = stepInWords(visit, version);
  return {
    ...model,
    current: { href: to.action(current.slug), text: t('action.toCurrent') },
    eyebrow: [model.eyebrow, name].filter(Boolean).join(' · '),
    // The days that are left are those of what stands now.
    postmark: postmarkFor(visit, current, around.now),
    whatIsNew:
      version.note === null || version.version === 1
        ? null
        : { day: dayOfVersion(visit, current, version.publishedAt), said: null, text: version.note },
    // Nobody should write as it was asked then: who was written to stays, the ways to reach them go.
    targets: model.targets.map(unreached),
    letters: [],
    after: null,
    closed: null,
    contents: model.contents.filter(each => !['#letter', '#files'].includes(each.href)),
  };
}

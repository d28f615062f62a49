// Whether those to be written to can be reached, and how a letter to each of them begins.
import { officialLabel, usablePoints } from '../../officials/model.ts';
import { channelsOf, letterLanguages, sampleFor } from '../model.ts';
import { must, should, type ChecklistLine, type Rule } from './model.ts';

export const reach: Rule = ({ content, officials }) => {
  const lines: ChecklistLine[] = [];
  if (!content.targets.some(target => target.role === 'to')) lines.push(must('targets', 'problem.noTarget'));
  if (content.targets.some(target => !officials.has(target.officialId)))
    lines.push(must('targets', 'problem.unknownTarget'));
  let reached = 0;
  content.targets.forEach((target, at) => {
    const official = officials.get(target.officialId);
    if (!official) return;
    if (channelsOf(usablePoints(official)).length > 0) reached += target.role === 'to' ? 1 : 0;
    else
      lines.push(
        should(`targets.${at}.officialId`, 'checklist.noChannel', { name: officialLabel(official) }),
      );
  });
  const known = content.targets.filter(target => target.role === 'to' && officials.has(target.officialId));
  if (known.length > 0 && reached === 0) lines.push(must('targets', 'checklist.nobodyReached'));
  return lines;
};

/** In the preferred languages; without any, in those there is a sample letter in. */
export const salutations: Rule = ({ content, officials }) => {
  const wanted =
    content.preferredLanguages.length > 0 ? content.preferredLanguages : letterLanguages(content);
  return content.targets.flatMap((target, at) => {
    const official = officials.get(target.officialId);
    if (!official || target.role !== 'to') return [];
    return wanted
      .filter(
        lang =>
          !target.salutations[lang] &&
          !official.salutations[lang] &&
          !sampleFor(content.letters, target.id, lang)?.greeting,
      )
      .map(lang =>
        should(`targets.${at}.salutations.0.text`, 'checklist.salutation', {
          name: officialLabel(official),
          lang,
        }),
      );
  });
};

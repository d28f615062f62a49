// What a letter abroad costs to post, as the site's coordinators say; where they say nothing, where to ask.
import type { Settings } from '../settings/model.ts';
import type { Visit } from '../platform/web/visit.ts';

export type Postage = { text: string; lang: string };

/** The hint in the reader's language, else in the site's first one that has it, else a general one. */
export function postageHint(
  settings: Pick<Settings, 'postage' | 'languages'>,
  { t, lang }: Pick<Visit, 't' | 'lang'>,
): Postage {
  for (const code of [lang, ...settings.languages]) {
    const text = settings.postage[code]?.trim();
    if (text) return { text, lang: code };
  }
  return { text: t('packet.postageHint'), lang };
}

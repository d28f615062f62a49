// The officials of an action as its page shows them: address, every way to reach them, how to begin.
import {
  channelsOf,
  letterLanguages,
  sampleFor,
  type PublishedAction,
  type ResolvedTarget,
} from '../../actions/model.ts';
import { greetingFor } from '../../letters/greeting.ts';
import { countryName } from '../../lib/countries.ts';
import { joinList } from '../../lib/languages.ts';
import type { Reader } from '../../platform/web/visit.ts';

type Way = { icon: string; label: string; text: string; href: string | null; small: string | null };

export type TargetModel = {
  name: string;
  role: string;
  title: string | null;
  body: string | null;
  onlyFrom: string | null;
  addressLines: string[];
  /** How to begin, in each language there is a salutation for. */
  greetings: { lang: string; text: string }[];
  ways: Way[];
  unreachable: boolean;
  writeHref: string | null;
  writeLabel: string;
  /** Where to say that something of this does not work. */
  noteHref: string | null;
};

/** Only a number that a telephone can dial becomes a link. */
const dialled = (number: string): string | null => {
  const digits = number.replace(/[^\d+]/g, '');
  return /^\+?\d{5,20}$/.test(digits) ? `tel:${digits}` : null;
};

function waysOf(visit: Reader, target: ResolvedTarget): Way[] {
  const { t } = visit;
  return [
    ...target.emails.map(email => ({
      icon: 'email',
      label: t('channel.email'),
      text: email,
      href: `mailto:${email}`,
      small: null,
    })),
    ...target.faxes.map(fax => ({
      icon: 'fax',
      label: t('channel.fax'),
      text: fax,
      href: null,
      small: t('channel.fax'),
    })),
    ...target.phones.map(phone => ({
      icon: 'phone',
      label: t('channel.phone'),
      text: phone,
      href: dialled(phone),
      small: null,
    })),
    ...target.handles.map(({ service, handle }) => ({
      icon: 'social',
      label: t('channel.social'),
      text: handle,
      href: null,
      small: service === '' ? null : t('action.onService', { service }),
    })),
  ];
}

/** The greeting in the first language, and in each other that the action or the book has one for. */
function greetingsOf(
  action: PublishedAction,
  target: ResolvedTarget,
  firstLanguage: string,
): TargetModel['greetings'] {
  const known = [...Object.keys(target.ownSalutations), ...Object.keys(target.bookSalutations)];
  const languages = known.length > 0 ? [...new Set(known)] : [firstLanguage];
  return languages.map(lang => ({
    lang,
    text: greetingFor({
      lang,
      targetId: target.id,
      own: target.ownSalutations,
      official: target.bookSalutations,
      sample: sampleFor(action.letters, target.id, lang),
    }),
  }));
}

/** Nobody should write any more: who was written to stays, the ways to reach them go. */
export const unreached = (target: TargetModel): TargetModel => ({
  ...target,
  addressLines: [],
  greetings: [],
  ways: [],
  unreachable: false,
});

/** Every target in order. `open`: whether letters may be made, so that each has its button. */
/** @param now whether letters are taken, and whether the page is public: a preview leads to no public page. */
export function targetModels(
  visit: Reader,
  action: PublishedAction,
  { open, published }: { open: boolean; published: boolean },
): TargetModel[] {
  const { t, lang } = visit;
  const [firstLanguage = 'en'] = letterLanguages(action);
  return action.targets.map(target => {
    const name = target.name ?? target.title ?? '';
    const model = {
      name,
      role: t(`role.${target.role}`),
      title: target.name === null ? null : target.title,
      body: target.body,
      onlyFrom:
        target.onlyFrom.length === 0
          ? null
          : t('action.onlyFrom', {
              countries: joinList(
                target.onlyFrom.map(code => countryName(code, lang)),
                lang,
              ),
            }),
      addressLines: [...target.addressLines],
      greetings: greetingsOf(action, target, firstLanguage),
      ways: waysOf(visit, target),
      unreachable: channelsOf(target).length === 0,
      writeHref:
        open && channelsOf(target).length > 0 ? visit.to.letter(action.slug, { target: target.id }) : null,
      writeLabel: t('action.writeTo', { name }),
      noteHref:
        published && channelsOf(target).length > 0
          ? visit.to.contactNote(action.slug, { target: target.id })
          : null,
    };
    return action.stop ? unreached(model) : model;
  });
}

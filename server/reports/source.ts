// Where a report comes from, as far as the rules that hold reports ask: never who it is.
import type { App } from '../platform/app.ts';
import { sameText } from '../platform/seal.ts';
import { newSecret } from '../platform/seal.ts';
import { sourceMark } from '../platform/web/source-mark.ts';

export type Source = {
  /** The day's mark of the address it was sent from. */
  mark: string | null;
  /** The mark of the address that was given the form, where that is another one. */
  opened: string | null;
  /** Whether it came straight: not from a form of ours that had been open as long as a person needs. */
  straight: boolean;
};

/** For reports that are not taken from somebody outside. */
export const NO_SOURCE: Source = { mark: null, opened: null, straight: false };

/** Nobody fills in the form in less. Nothing is refused for it: a report that comes sooner counts like any other. */
const PERSON_MS = 3000;

const MAC_CHARACTERS = 16;
const FORM_KEY = /^([0-9a-z]{32})\.([0-9a-z]{10})\.([0-9a-z]{1,12})\.([\w-]{16})$/;

const macOf = (app: App, text: string): string =>
  app.seal.keyedHash('form-key', text).slice(0, MAC_CHARACTERS);

/** A fresh key for a report form: chance, to whom it is given and when, and what shows that it is ours. */
export function newFormKey(app: App, address: string): string {
  const given = `${newSecret()}.${sourceMark(app, address)}.${app.clock.now().getTime().toString(36)}`;
  return `${given}.${macOf(app, given)}`;
}

/** Of a report by the form, with the key it brought. A key that is not ours is as good, and says nothing. */
export function sourceOfForm(app: App, address: string, key: string): Source {
  if (!app.config.rateLimits) return NO_SOURCE;
  const mark = sourceMark(app, address);
  const [, secret = '', opened = '', given = '', mac = ''] = FORM_KEY.exec(key) ?? [];
  if (mac === '' || !sameText(mac, macOf(app, `${secret}.${opened}.${given}`)))
    return { mark, opened: null, straight: true };
  const straight = app.clock.now().getTime() - Number.parseInt(given, 36) < PERSON_MS;
  return { mark, opened: opened === mark ? null : opened, straight };
}

/** Of a report by a program. */
export const sourceOfProgram = (app: App, address: string): Source =>
  app.config.rateLimits ? { mark: sourceMark(app, address), opened: null, straight: true } : NO_SOURCE;
